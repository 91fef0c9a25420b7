export { claimsKind } from './claims-kind.ts';
export {
  type CoveredCount,
  type CoveredHousehold,
  type CoveredPage,
  countCovered,
  coveredHouseholds,
  type PlacesAsked,
  placesUnderClaims,
} from './drill-down.ts';
export {
  type ClaimMoment,
  claimBatches,
  claimsInForce,
  groupClaims,
  householdClaims,
  householdServices,
  meets,
  type Need,
  placeServices,
} from './in-force.ts';
export { coverageModule } from './routes.ts';
