/** Sources in English, for the screens; reports are in Vietnamese. */
const names: Readonly<Record<string, string>> = {
  survey: 'household survey',
  checklist: 'checklist',
  coverage_people: 'coverage claimed by operators',
  coverage_households: 'coverage claimed by operators',
  coverage_places: 'coverage claimed by operators',
  groups_with_service: 'coverage claimed by operators',
  rank: 'figures of the peers',
  register: "an office's register",
};

/** "register:Công an phường" → "register of Công an phường"; what is not listed is already a name. */
export function kindTextEnglish(source: string): string {
  const known = names[source];
  if (known !== undefined) return known;
  const [head = '', ...rest] = source.split(':');
  const supplier = rest.join(':').trim();
  if (supplier === '') return source;
  return head === 'register' ? `register of ${supplier}` : `${names[head] ?? head}: ${supplier}`;
}
