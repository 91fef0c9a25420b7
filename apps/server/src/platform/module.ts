import type { Endpoint } from './http/endpoint.ts';
import type { Page } from './http/page.ts';

/** A module as the table of contents sees it. */
export interface Module {
  readonly name: string;
  readonly endpoints: readonly Endpoint[];
  /** Pages for anybody, outside `/api`. */
  readonly pages?: readonly Page[];
}
