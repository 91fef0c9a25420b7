/** What the address says under a name; null where it says nothing, or several things. */
export const textOf = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** A day as the address says it. */
export const dayOf = (value: unknown): string | null =>
  /^\d{4}-\d\d-\d\d$/.test(textOf(value) ?? '') ? textOf(value) : null;
