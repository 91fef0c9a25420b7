import type { Block, ReportModel, ReportSection } from '@hatangso/contracts/report-model';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { day } from '../numbers.ts';
import { downloads } from '../parts/downloads.ts';
import type { Opened } from '../released.ts';
import { type Site, wardPath } from '../site.ts';
import { commonWords } from '../words/common.ts';
import { pageWords } from '../words/pages.ts';
import { wardWords } from '../words/ward.ts';

/** A released report to read on screen: what was issued, its text section by section, and its files. */
export function reportPage(site: Site, ward: string, { release, content }: Opened): string {
  const t = pageWords[site.language].report;
  const { report } = content;
  const facts: readonly (readonly [string, string])[] = [
    [t.number, release.number],
    [t.day, day(release.issuedOn, site.language)],
    [t.signer, `${release.signerName}, ${release.signerTitle}`],
    [t.period, commonWords[site.language].period(release.period, release.year)],
    [t.closing, day(release.closing, site.language)],
  ];
  const body = html`<header class="head"><h1 lang="vi">${release.title}</h1><p class="lead">${ward}</p></header>
<div class="columns"><div>
<section class="card"><dl class="facts">${facts.map(([term, said]) => html`<dt>${term}</dt><dd>${said}</dd>`)}</dl><p class="small">${t.note} ${t.originalLanguage}</p></section>
<section class="card document" lang="vi">${report.opening.map((text) => html`<p>${text}</p>`)}${report.sections.map((section) => sectionOf(site, section, report))}<p>${report.closing}</p></section>
</div><div>
<nav class="card" aria-label="${t.contents}"><h2>${t.contents}</h2><ol class="plain" lang="vi">${report.sections.map(({ key, numeral, heading }) => html`<li><a href="#${key}">${numeral}. ${heading}</a></li>`)}</ol></nav>
<section class="card"><h2>${wardWords[site.language].filesTitle}</h2>${downloads(site, release)}</section>
</div></div>`;
  return layout(site, {
    title: t.title(release.title, ward),
    description: t.description(release.number, ward),
    body,
    trail: [{ name: ward, path: wardPath(release.ward) }],
    feed: `${wardPath(release.ward)}/phat-hanh.atom`,
  });
}

const sectionOf = (site: Site, { key, numeral, heading, blocks }: ReportSection, report: ReportModel): Html =>
  html`<h2 id="${key}">${numeral}. ${heading}</h2>${blocks.map((block) => blockOf(site, block, report))}`;

function blockOf(site: Site, block: Block, report: ReportModel): Html | null {
  switch (block.kind) {
    case 'heading':
      return block.level === 1 ? html`<h3>${block.text}</h3>` : html`<h4>${block.text}</h4>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'item':
      return html`<p class="item">${block.text}</p>`;
    case 'chart':
      return null;
    case 'table':
      return block.table === 'targets' ? targetsTable(site, report) : spendingTable(site, report);
  }
}

/** The planned targets in short; what the annex adds is in the files. */
function targetsTable(site: Site, { annexes }: ReportModel): Html {
  const { tableColumns: c, targets } = pageWords[site.language].report;
  const rows = annexes.targets.groups.filter(({ planned }) => planned).flatMap((group) => group.rows);
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${targets}"><table><caption>${targets}</caption><thead><tr><th scope="col">${c.target}</th><th scope="col">${c.plan}</th><th scope="col">${c.actual}</th><th scope="col">${c.assessment}</th></tr></thead><tbody>${rows.map(
    ({ short, assessment }) =>
      html`<tr><th scope="row">${short.target}</th><td>${short.plan}</td><td>${short.actual}</td><td>${assessment}</td></tr>`,
  )}</tbody></table></div>`;
}

function spendingTable(site: Site, { spending }: ReportModel): Html {
  const { spendingColumns: c } = pageWords[site.language].report;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${spending.title}"><table><caption>${spending.title} <span class="small">${spending.unitNote}</span></caption><thead><tr><th scope="col">${c.office}</th><th scope="col" class="number">${c.estimate}</th><th scope="col" class="number">${c.allocated}</th><th scope="col" class="number">${c.spent}</th></tr></thead><tbody>${[
    ...spending.rows,
    spending.total,
  ].map(
    ({ office, texts }) =>
      html`<tr><th scope="row">${office}</th><td class="number">${texts.estimate}</td><td class="number">${texts.allocated}</td><td class="number">${texts.spent}</td></tr>`,
  )}</tbody></table></div>`;
}
