import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PageReply } from '../../platform/http/page.ts';
import { root } from './site.ts';

/** What pages load: style, icon and typeface, under addresses that change with their content. */
export interface Assets {
  readonly style: string;
  readonly icon: string;
  /** Computes a file's digest on the reader's device; of the page that checks documents only. */
  readonly script: string;
  /** The faces that every page shows at once. */
  readonly fonts: readonly string[];
  readonly files: ReadonlyMap<string, PageReply>;
}

export const assetsPath = `${root}/tep`;

const subsets = [
  {
    name: 'vietnamese',
    range:
      'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  },
  {
    name: 'latin',
    range:
      'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
  },
] as const;
const weights = [400, 600] as const;

/** Arial in the measures of Be Vietnam Pro, so that nothing jumps when the typeface arrives. */
const fallback =
  '@font-face{font-family:"Be Vietnam Pro Fallback";src:local("Arial"),local("Liberation Sans");size-adjust:106%;ascent-override:94%;descent-override:24%;line-gap-override:0%}';

/** Reads them once, when the server starts. */
export function readAssets(): Assets {
  const files = new Map<string, PageReply>();
  const keep = (name: string, mediaType: string, body: Uint8Array): string => {
    const [stem = '', extension = ''] = name.split('.');
    const digest = createHash('sha256').update(body).digest('hex').slice(0, 12);
    const named = `${stem}.${digest}.${extension}`;
    files.set(named, { mediaType, body, kept: 'forever' });
    return `${assetsPath}/${named}`;
  };
  const faces = weights.flatMap((weight) =>
    subsets.map(({ name, range }) => {
      const address = keep(`be-vietnam-pro-${name}-${weight}.woff2`, 'font/woff2', fontFile(name, weight));
      return {
        address,
        rule: `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};font-display:swap;src:url(${address}) format("woff2");unicode-range:${range}}`,
      };
    }),
  );
  const sheet = readFileSync(new URL('./assets/portal.css', import.meta.url), 'utf8');
  const style = [...faces.map(({ rule }) => rule), fallback, squeezed(sheet)].join('\n');
  return {
    style: keep('cong-khai.css', 'text/css; charset=utf-8', Buffer.from(style)),
    icon: keep(
      'bieu-tuong.svg',
      'image/svg+xml',
      readFileSync(new URL('./assets/icon.svg', import.meta.url)),
    ),
    script: keep(
      'kiem-tra.js',
      'text/javascript; charset=utf-8',
      readFileSync(new URL('./assets/check.js', import.meta.url)),
    ),
    fonts: faces.slice(0, subsets.length).map(({ address }) => address),
    files,
  };
}

const fontFile = (subset: string, weight: number): Uint8Array =>
  readFileSync(
    createRequire(import.meta.url).resolve(
      `@fontsource/be-vietnam-pro/files/be-vietnam-pro-${subset}-${weight}-normal.woff2`,
    ),
  );

/** Comments and the space between rules: nobody reads them on the way. */
const squeezed = (css: string): string => css.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s*\n\s*/g, ' ');
