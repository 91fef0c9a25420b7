const dayMilliseconds = 86_400_000;

/** Days from one calendar day (ISO) to another; negative where `to` is the earlier. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMilliseconds);
