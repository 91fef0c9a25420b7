const id = /^[0-9a-f]{64}$|^[0-9a-f]{8}-[0-9a-f-]{27}$/;
const instant = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/** What a fact of an entry holds, short enough for a line: digests and ids by their beginning, moments as people read them, codes by `named`. */
export function factText(
  value: unknown,
  momentText: (iso: string) => string,
  named: (code: string) => string = (code) => code,
): string {
  const text = (one: unknown): string => factText(one, momentText, named);
  if (typeof value === 'string' && id.test(value)) return `${value.slice(0, 8)}…`;
  if (typeof value === 'string' && instant.test(value)) return momentText(value);
  if (Array.isArray(value)) return value.map(text).join(', ');
  if (value !== null && typeof value === 'object') return Object.values(value).map(text).join(' · ');
  if (value === null) return '–';
  return typeof value === 'number' ? String(value) : named(String(value));
}
