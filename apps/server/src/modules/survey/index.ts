export { householdDigest } from './erased-households.ts';
export { editDistance, type GroupMatch, groupMatcher, type NamedGroup } from './group-names.ts';
export { householdsKind } from './households-kind.ts';
export {
  groupsOf,
  householdsInForce,
  knownHouseholds,
  knownThen,
  type Moment,
  ofUnit,
  preferHashJoins,
  preferNothing,
  roundsInForce,
} from './in-force.ts';
export { countHouseholds, listHouseholds } from './list-households.ts';
export { locatedInTile } from './map/located.ts';
export { groupsOn } from './match-groups.ts';
export { surveyModule } from './routes.ts';
