import type { Endpoint } from './http/endpoint.ts';

/** A module as the table of contents sees it. */
export interface Module {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
}
