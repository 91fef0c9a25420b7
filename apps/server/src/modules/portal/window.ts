import type { Page, PageAsked, PageReply } from '../../platform/http/page.ts';
import type { Assets } from './assets.ts';
import type { Site } from './site.ts';

export type Asked = PageAsked<unknown, unknown>;

/** What the pages of the window share. */
export interface Window {
  readonly assets: Assets;
  readonly siteOf: (asked: Asked, path: string) => Site;
  readonly shared: Pick<Page, 'permission' | 'refuse'>;
}

export const htmlReply = (body: string): PageReply => ({ mediaType: 'text/html; charset=utf-8', body });
