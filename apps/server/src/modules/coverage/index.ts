export { claimsKind } from './claims-kind.ts';
export {
  type CoveredHousehold,
  type CoveredPage,
  coveredHouseholds,
  type PlacesAsked,
  placesUnderClaims,
} from './drill-down.ts';
export {
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
