import type { ReleaseView } from '@hatangso/contracts/report-releases';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { day, number } from '../numbers.ts';
import { linkTo, root, type Site, wardPath } from '../site.ts';
import { pageWords } from '../words/pages.ts';
import { wardWords } from '../words/ward.ts';

export interface ListedWard {
  readonly code: string;
  readonly name: string;
  readonly province: string | null;
  /** The newest release; null where nothing was released. */
  readonly release: Pick<ReleaseView, 'number' | 'issuedOn' | 'closing'> | null;
}

export interface UnitsView {
  /** What was searched for; null: the list of those that have released something. */
  readonly text: string | null;
  readonly wards: readonly ListedWard[];
  readonly total: number;
  /** Address of the rest. */
  readonly next: string | null;
}

/** The list of wards, searched by a plain form. */
export function unitsPage(site: Site, view: UnitsView): string {
  const t = pageWords[site.language].units;
  const body = html`<header class="head"><h1>${t.heading}</h1><p class="lead">${t.lead}</p></header>
<form class="search" method="get" action="${root}" role="search">${site.language === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
<label for="q">${t.label}</label><div><input id="q" name="q" type="search" value="${view.text}" autocomplete="off" aria-describedby="goi-y"><button>${t.button}</button></div><p class="small" id="goi-y">${t.hint}</p></form>
<section><h2>${headingOf(site, view)}</h2>${view.wards.length === 0 ? null : list(site, view.wards)}
${view.next === null ? null : html`<p><a class="button" href="${linkTo(site, view.next)}">${t.more}</a></p>`}
${view.text === null ? null : html`<p><a href="${linkTo(site, root)}">${t.all}</a></p>`}</section>`;
  return layout(site, {
    title: t.title,
    description: t.description,
    body,
    indexed: view.text === null,
    feed: `${root}/phat-hanh.atom`,
  });
}

function headingOf({ language }: Site, { text, total }: UnitsView): string {
  const t = pageWords[language].units;
  if (text === null) return total === 0 ? t.noneYet : t.released(number(total, language));
  return total === 0 ? t.none(text) : t.found(number(total, language), text);
}

const list = (site: Site, wards: readonly ListedWard[]): Html =>
  html`<ul class="plain units">${wards.map((ward) => item(site, ward))}</ul>`;

function item(site: Site, { code, name, province, release }: ListedWard): Html {
  const t = pageWords[site.language].units;
  const last =
    release === null
      ? t.notReleased
      : t.last(
          wardWords[site.language].report(release.number, day(release.issuedOn, site.language)),
          day(release.closing, site.language),
        );
  return html`<li class="card"><a href="${linkTo(site, wardPath(code))}">${name}</a>${province === null ? null : html`<span>${province}</span>`}<span class="small">${last}</span></li>`;
}
