/**
 * Indicators of the standard whose numbers are of things (groups, places, machines, samples, kilometres): the rule of
 * small counts does not hold them back. Every other one, also each that a ward adds, is taken to count people or
 * households: a new indicator is protected until somebody says otherwise here.
 */
const ofThings: ReadonlySet<string> = new Set([
  'groups_with_fibre',
  'groups_with_mobile_broadband',
  'places_with_5g',
  'priority_places_with_5g',
  'readiness_6g',
  'iot_rank',
  'mobile_speed_4g',
  'mobile_speed_5g',
  'sample_adequacy',
  'platforms_adopted',
  'machines_with_antimalware',
  'monitored_systems',
  'security_layers',
  'soc_connected',
  'vulnerabilities_fixed',
  'shared_sites',
  'underground_share',
  'businesses_on_cloud',
]);

export const countsPeople = (code: string): boolean => !ofThings.has(code);
