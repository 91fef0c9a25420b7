import type { ReleaseView } from '@hatangso/contracts/report-releases';
import { type Html, html } from '../html.ts';
import { filePath, linkTo, type Site } from '../site.ts';
import { wardWords } from '../words/ward.ts';

/** The signed report and the released figures as files. */
export function downloads(site: Site, { ward, id }: Pick<ReleaseView, 'ward' | 'id'>): Html {
  const t = wardWords[site.language];
  const files = [
    ['bao-cao.pdf', t.signed],
    ['so-lieu.xlsx', t.xlsx],
    ['so-lieu.csv', t.csv],
    ['so-lieu.json', t.json],
  ] as const;
  return html`<ul class="plain files">${files.map(
    ([file, name]) =>
      html`<li><a href="${file === 'bao-cao.pdf' ? filePath(ward, id, file) : linkTo(site, filePath(ward, id, file))}" download>${name}</a></li>`,
  )}</ul><p class="small">${t.reuse}</p>`;
}
