import type { Language } from '@hatangso/contracts/problems';

/** What every page needs beside its own facts. */
export interface Site {
  readonly language: Language;
  /** `https://host` of the request, for addresses that must be whole (canonical, feed, sitemap). */
  readonly origin: string;
  /** The page's own address without its language: `/cong-khai/21172`. */
  readonly path: string;
  readonly demonstration: boolean;
  readonly assets: {
    readonly style: string;
    readonly icon: string;
    readonly fonts: readonly string[];
    readonly script: string;
  };
}

export const root = '/cong-khai';
export const checkPath = `${root}/kiem-tra`;

/** A link that keeps the reader's language: Vietnamese is the plain address. */
export function linkTo(site: Pick<Site, 'language'>, path: string): string {
  if (site.language === 'vi') return path;
  return `${path}${path.includes('?') ? '&' : '?'}lang=en`;
}

export const wardPath = (ward: string): string => `${root}/${ward}`;
export const indicatorPath = (ward: string, code: string): string => `${root}/${ward}/chi-so/${code}`;
export const reportPath = (ward: string, id: string): string => `${root}/${ward}/bao-cao/${id}`;
export const filePath = (ward: string, id: string, file: string): string => `${reportPath(ward, id)}/${file}`;
