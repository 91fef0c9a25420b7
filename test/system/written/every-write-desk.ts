import { settledDraft } from '../../support/draft.ts';
import { realPlanId } from '../../support/planned-ward.ts';
import { personal, type Writing, ward } from './every-write.ts';

/** Sheets brought in by hand, difficulties talked about, the plan edited, the calendar, the contact. */
export async function writeAtTheDesk({ house, inWard, send }: Writing, difficulty: string): Promise<void> {
  const own = (path: string): string => `/wards/${ward}${path}`;
  const sheet = (value: number): string =>
    `Chỉ số;Tử số;Mẫu số;Thời điểm;Bên đưa số\npeople_with_digital_id;${value};40;2026-07-0${value % 9};${personal}\n`;
  const begin = async (value: number): Promise<string> =>
    (await send('/wards/:code/drafts', own('/drafts?kind=figures'), `${personal}.csv`, sheet(value))).body.id;
  const [taken, thrown] = [await begin(33), await begin(35)];
  await inWard('PUT', '/drafts/:id/columns', `/drafts/${taken}/columns`, {
    columns: [{ place: 4, key: 'source' }],
    options: { asOf: '2026-07-06' },
  });
  await inWard('PUT', '/drafts/:id/cells', `/drafts/${taken}/cells`, {
    cells: [{ row: 2, place: 1, value: '34' }],
  });
  // cells are checked after the answer: what is taken in must have been
  await settledDraft(house, ward, taken);
  const report = await inWard<{ id?: string; report?: { id: string } }>(
    'POST',
    '/drafts/:id/take',
    `/drafts/${taken}/take`,
    {},
  );
  await inWard('DELETE', '/drafts/:id', `/drafts/${thrown}`);
  const history = await house.ask<{ imports: { id: string; fileName: string }[] }>(
    'GET',
    own('/imports?limit=200'),
  );
  const withFile = history.body.imports.find(({ fileName }) => fileName === `${personal}.csv`);
  await inWard(
    'POST',
    '/imports/:id/again',
    `/imports/${report.body.report?.id ?? report.body.id ?? withFile?.id}/again`,
    {},
  );
  await inWard('POST', '/figures/manual', '/figures/manual', {
    indicator: 'people_with_digital_id',
    numerator: 36,
    denominator: 40,
    date: '2026-08-01',
    source: personal,
    document: personal,
  });
  await inWard('POST', '/difficulties/:id/messages', `/difficulties/${difficulty}/messages`, {
    kind: 'message',
    text: personal,
  });
  await inWard('PUT', '/difficulties/:id/term', `/difficulties/${difficulty}/term`, {
    due: '2026-12-01',
    addressee: personal,
  });
  await inWard('PUT', '/plan-settings', '/plan-settings', { answerDays: 12 });
  const feed = await inWard('POST', '/calendar-feeds', '/calendar-feeds', {});
  await inWard('DELETE', '/calendar-feeds/:id', `/calendar-feeds/${feed.body.id}`);
  await inWard('PUT', '/contact', '/contact', {
    office: personal,
    phone: null,
    email: null,
    address: personal,
  });
  await inWard('PUT', '/overview/visit', '/overview/visit', {});
  // two files of a plan at one moment would stand side by side
  house.setNow('2026-11-20T02:01:00.000Z');
  const file = async () =>
    (await house.ask<{ text: string; version: string }>('GET', own(`/plans/${realPlanId}/file`))).body;
  await inWard('POST', '/plans/:plan/edits', `/plans/${realPlanId}/edits`, {
    seen: (await file()).version,
    edits: [{ action: 'set_document', set: { number: '20/KH', issuer: personal } }],
  });
  const now = await file();
  house.setNow('2026-11-20T02:02:00.000Z');
  await inWard('PUT', '/plans/:plan', `/plans/${realPlanId}`, {
    seen: now.version,
    text: `${now.text}# ${personal}\n`,
  });
}

interface Desk {
  readonly turn: number;
  readonly parts: readonly { readonly office: string; readonly turn: number; readonly mayHandIn: boolean }[];
  readonly sections: readonly { readonly blocks: readonly { readonly place: string }[] }[];
}

/** The yearly report from the first words to the release, and its withdrawal. */
export async function writeTheReport({ house, inWard, send }: Writing): Promise<void> {
  const year = 2026;
  const at = (path = ''): string => `/report-desk/${year}${path}`;
  const desk = async (): Promise<Desk> => (await house.ask<Desk>('GET', `/wards/${ward}${at()}`)).body;
  const step = async (what: string, more: object = {}) =>
    inWard('POST', `/report-desk/:year/${what}`, at(`/${what}`), { seen: (await desk()).turn, ...more });
  // a draft holds what was known at its moment: what comes after must be later
  const later = (time: string): void => house.setNow(`2026-11-20T02:${time}:00.000Z`);
  later('10');
  const [part] = (await desk()).parts;
  const office = part?.office ?? '';
  const act = async (what: string, more: object = {}) => {
    const turn = (await desk()).parts.find((one) => one.office === office)?.turn ?? 0;
    await inWard('POST', `/report-desk/:year/parts/:office/${what}`, at(`/parts/${office}/${what}`), {
      seen: turn,
      ...more,
    });
  };
  const place = `${(await desk()).sections.flatMap(({ blocks }) => blocks)[0]?.place}/+1`;
  await inWard('PUT', '/report-desk/:year/texts', at('/texts'), { place, seen: 0, text: personal });
  await inWard('POST', '/report-desk/:year/texts/undo', at('/texts/undo'), { place, seen: 1 });
  await act('hand-in');
  await act('take-back');
  await act('hand-in');
  await act('return', { remark: personal });
  await act('hand-in');
  await act('approve');
  const despite = { despite: true, remark: personal };
  await step('compile', despite);
  await step('approve');
  await step('reopen', { remark: personal });
  later('20');
  await step('compile', despite);
  later('21');
  await step('approve');
  later('22');
  const signed = await send(
    '/wards/:code/documents',
    `/wards/${ward}/documents`,
    `${personal}.pdf`,
    `%PDF-1.7\n% ${personal}\n%%EOF\n`,
  );
  const release = await inWard('POST', '/report-desk/:year/releases', at('/releases'), {
    seen: (await desk()).turn,
    number: '123',
    issuedOn: '2026-11-20',
    documentId: signed.body.id,
    signerName: personal,
    signerTitle: personal,
  });
  await inWard('POST', '/report-releases/:id/withdraw', `/report-releases/${release.body.id}/withdraw`, {
    reason: personal,
  });
}
