export { claimsKind } from './claims-kind.ts';
export { countCovered, coveredHouseholds, placesUnderClaims } from './drill-down.ts';
export {
  type ClaimMoment,
  claimBatches,
  claimsInForce,
  groupClaims,
  householdClaims,
  householdServices,
  meets,
  placeServices,
} from './in-force.ts';
export { coverageModule } from './routes.ts';
