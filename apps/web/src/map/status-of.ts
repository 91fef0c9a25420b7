/**
 * The HTTP status a map's request failed with; 0 where there was no answer.
 * An error that comes from MapLibre's worker is a copy without its fields: there the status stands in the message alone,
 * "AJAXError: Not Found (404): https://…".
 */
export function statusOf(error: { readonly message: string; readonly status?: unknown }): number {
  if (typeof error.status === 'number') return error.status;
  return Number(/^AJAXError: .*? \((\d{3})\): /.exec(error.message)?.[1] ?? 0);
}
