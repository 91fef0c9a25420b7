import type { SignatureFound, VerificationAnswer } from '@hatangso/contracts/verification';
import { type Html, html } from '../html.ts';
import { layout } from '../layout.ts';
import { day, moment } from '../numbers.ts';
import { checkPath, linkTo, type Site } from '../site.ts';
import { checkWords } from '../words/check.ts';

export interface CheckView {
  readonly typed: string;
  /** Null: nothing was asked yet. */
  readonly answer: VerificationAnswer | null;
}

/** Two plain forms, and above them what was found. */
export function checkPage(site: Site, { typed, answer }: CheckView): string {
  const t = checkWords[site.language];
  const language = site.language === 'en' ? html`<input type="hidden" name="lang" value="en">` : null;
  const body = html`<header class="head"><h1>${t.title}</h1><p class="lead">${t.lead} <a href="/huong-dan/cong-khai.html">${t.how}</a></p></header>
${answer === null ? null : answerOf(site, answer)}
<section class="card"><form class="search" method="get" action="${checkPath}">${language}
<label for="ma">${t.codeLabel}</label><div><input id="ma" name="ma" value="${typed}" required maxlength="100" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="ma-goi-y"><button>${t.codeButton}</button></div><p class="small" id="ma-goi-y">${t.codeHint}</p></form>
<form class="search" method="post" enctype="multipart/form-data" action="${linkTo(site, checkPath)}" data-digest="${linkTo(site, checkPath)}" data-working="${t.working}">
<label for="tep">${t.fileLabel}</label><div><input id="tep" name="tep" type="file" required accept=".pdf,.docx,.xlsx" aria-describedby="tep-goi-y"><button>${t.fileButton}</button></div><p class="small" id="tep-goi-y">${t.fileHint}</p><p class="small" role="status"></p></form></section>`;
  return layout(site, {
    title: answer === null ? t.title : `${t.verdicts[answer.verdict]}: ${t.title}`,
    description: t.description,
    body,
    trail: [],
    script: site.assets.script,
    indexed: answer === null,
  });
}

/** The colour of a state together with its sign and its words. */
const states = {
  issued: ['met', '✓'],
  draft: ['undecided', '!'],
  superseded: ['behind', '!'],
  withdrawn: ['missed', '✕'],
  unknown: ['missed', '?'],
} as const;

function answerOf(site: Site, answer: VerificationAnswer): Html {
  const t = checkWords[site.language];
  const [colour, sign] = states[answer.verdict];
  const { document } = answer;
  return html`<section class="card verdict" role="status"><h2 class="s-${colour}"><span class="state"><span class="sign" aria-hidden="true">${sign}</span>${t.verdicts[answer.verdict]}</span></h2>
<p>${explained(site, answer)}</p>
${document === null ? null : factsOf(site, document)}</section>
${document === null ? null : html`${signaturesOf(site, answer)}${proofOf(site, answer)}`}`;
}

function explained(site: Site, { verdict, what }: VerificationAnswer): string {
  const t = checkWords[site.language].explained;
  if (verdict !== 'issued') return t[verdict];
  if (what === 'code') return t.code;
  return what === 'figures_xlsx' ? t.figures : t.issued;
}

function factsOf(site: Site, document: NonNullable<VerificationAnswer['document']>): Html {
  const t = checkWords[site.language];
  const at = (text: string): string => moment(text, site.language);
  const { replacedBy, withdrawnAt, page } = document;
  const facts: readonly (readonly [string, string])[] = [
    [t.facts.number, document.number],
    [t.facts.issuedOn, day(document.issuedOn, site.language)],
    [t.facts.office, document.office],
    [t.facts.releasedAt, at(document.releasedAt)],
    ...(withdrawnAt === null ? [] : [[t.facts.withdrawnAt, at(withdrawnAt)] as const]),
    ...(replacedBy === null
      ? []
      : [
          [
            t.facts.replacedBy,
            t.replacement(replacedBy.number, day(replacedBy.issuedOn, site.language)),
          ] as const,
        ]),
    [t.facts.sha256, document.sha256],
  ];
  return html`<p lang="vi"><strong>${document.title}</strong></p><dl class="facts">${facts.map(
    ([term, said]) => html`<dt>${term}</dt><dd class="breakable">${said}</dd>`,
  )}</dl>${document.demonstration ? html`<p><strong>${t.demonstration}</strong></p>` : null}${page === null ? null : html`<p><a class="button" href="${linkTo(site, page)}">${t.open}</a></p>`}`;
}

function signaturesOf(site: Site, { signatures }: VerificationAnswer): Html {
  const t = checkWords[site.language];
  const said = signatures === null ? t.signaturesUnknown : t.verdict[signatures.verdict];
  return html`<section class="card"><h2>${t.signaturesTitle}</h2><p>${said}</p>${(signatures?.signatures ?? []).map((one) => signatureOf(site, one))}</section>`;
}

function signatureOf(site: Site, one: SignatureFound): Html {
  const t = checkWords[site.language];
  const at = (text: string | null | undefined): string | null =>
    text === null || text === undefined ? null : moment(text, site.language);
  const facts = [
    [t.signer, one.name ?? one.signer],
    [t.issuer, one.issuer],
    [t.claimed, at(one.claimedAt)],
    [t.stamped, one.timestamp?.holds === true ? at(one.timestamp.at) : null],
  ] as const;
  return html`<dl class="facts">${facts.map(([term, told]) => (told === null ? null : html`<dt>${term}</dt><dd class="breakable">${told}</dd>`))}</dl>`;
}

function proofOf(site: Site, { proof }: VerificationAnswer): Html {
  const t = checkWords[site.language];
  if (proof === null)
    return html`<section class="card"><h2>${t.proofTitle}</h2><p>${t.proofNone}</p></section>`;
  return html`<section class="card"><details><summary>${t.proofTitle}</summary><p>${t.proofText}</p><p class="small">${t.proofAt(moment(proof.checkpointAt, site.language))}</p><pre class="breakable">${proof.entry}</pre><pre class="breakable">${proof.proof}</pre><pre class="breakable">${proof.keys.join('\n')}</pre></details></section>`;
}
