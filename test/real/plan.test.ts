import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plan } from '@hatangso/contracts/plan';
import { describe, expect, test } from 'vitest';
import { parsePlan } from '../../apps/server/src/modules/plan/parse.ts';

const root = new URL('../../', import.meta.url).pathname;
const mission = join(root, '../shared/mission');
const domain = join(root, '../shared/design/domain.md');
const present = existsSync(mission) && existsSync(domain);
if (!present)
  process.stderr.write('SKIPPED: ../shared is missing, the plan is not compared with its source\n');

const plan: Plan = present
  ? parsePlan(readFileSync(join(root, 'plans/quang-ngai/truong-quang-trong-2025-2030.yaml'), 'utf8')).plan
  : ({} as Plan);

/** Spaces, bookmarks of the converter and the form of accents are no words. */
const plain = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\[bookmark: [^\]]*\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
const unended = (text: string): string => plain(text).replace(/[\s;.]+$/, '');

function source(): string {
  const files = readdirSync(mission).filter((name) => name.endsWith('.txt'));
  return files.map((name) => readFileSync(join(mission, name), 'utf8')).join('\n');
}

/** Everything under a key `text`, at any depth. */
function texts(value: unknown, path = ''): { path: string; text: string }[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'text' && typeof inner === 'string' ? [{ path, text: inner }] : texts(inner, `${path}/${key}`),
  );
}

/** The bullets and paragraphs that stand under the numbered headings, with their section. */
function statements(): { section: string; text: string }[] {
  const found: { section: string; text: string }[] = [];
  let part = '';
  let section = '';
  for (const line of source().split('\n').map(plain)) {
    const roman = /^([IVX]+)\. /.exec(line)?.[1];
    const number = /^(\d+)\. /.exec(line)?.[1];
    if (roman !== undefined) part = section = roman;
    else if (number !== undefined) section = `${part}.${number}`;
    else if (line !== '') found.push({ section, text: line.replace(/^(-|[a-zđ]\))\s*/, '') });
  }
  return found;
}

describe.skipIf(!present)('the ward’s plan as data', () => {
  test('every text is the plan’s own, and so are titles and names', () => {
    const whole = plain(source());
    const given = [
      ...texts(plan),
      ...plan.sections.flatMap(({ ref, title }) =>
        title === null ? [] : [{ path: `sections/${ref}`, text: title }],
      ),
      ...plan.offices
        .filter(({ role }) => role === 'in_plan')
        .flatMap(({ name, also = [] }) => [name, ...also].map((text) => ({ path: 'offices', text }))),
      ...plan.reporting.recipients.map(({ name }) => ({ path: 'recipients', text: name })),
      { path: 'title', text: plan.title },
    ];
    expect(given.length).toBeGreaterThan(110);
    expect(given.filter(({ text }) => !whole.includes(plain(text)))).toEqual([]);
  });

  test('every statement of III, IV, V and VII is a target or a task, in its section', () => {
    const items = [...plan.targets, ...plan.tasks];
    const untitled = new Set(plan.sections.filter(({ title }) => title === null).map(({ ref }) => ref));
    const wanted = statements().filter(({ section }) => /^(III|IV|V|VII)\./.test(section));
    const closing = wanted.filter(({ text }) => text.startsWith('Trên đây là Kế hoạch'));
    const rest = wanted.filter((one) => !closing.includes(one));
    expect(rest).toHaveLength(15 + 10 + 16 + 12);
    const lost = rest.filter(
      ({ section, text }) =>
        !items.some(
          ({ ref, text: own }) => unended(own) === unended(text) && (ref === section || untitled.has(ref)),
        ),
    );
    expect(lost).toEqual([]);
    expect(closing).toHaveLength(1);
    const { offices, difficulties } = plan.reporting;
    for (const text of [offices.text ?? '?', difficulties.text])
      expect(closing[0]?.text).toContain(plain(text));
  });

  test('I, II and VI are there whole', () => {
    const rest = statements().filter(({ section }) => /^(I\.[12]|II|VI)$/.test(section));
    expect([...plan.purpose, ...plan.aims, plan.budget].map(({ text }) => unended(text))).toEqual(
      rest.map(({ text }) => unended(text)),
    );
  });

  test('every target of the domain’s table is set, with its level and whether that is a default', () => {
    const rows = readFileSync(domain, 'utf8').matchAll(
      /^\| (`\w+`[^|]*)\|[^|]*\|[^|]*\|([^|]*)\|([^|]*)\|$/gm,
    );
    const table = [...rows].flatMap(([, code = '', of2025 = '', of2030 = '']) =>
      [...code.matchAll(/`(\w+)`/g)].flatMap(([, indicator = '']) => [
        { indicator, due: '2025-12-31', cell: of2025.trim() },
        { indicator, due: '2030-12-31', cell: of2030.trim() },
      ]),
    );
    expect(table.length).toBeGreaterThan(50);
    const measures = plan.targets.flatMap(({ due, measures: of }) => of.map((one) => ({ due, ...one })));
    for (const { indicator, due, cell } of table) {
      const [measure, second] = measures.filter((one) => one.indicator === indicator && one.due === due);
      expect(measure !== undefined, `${indicator} ${due}`).toBe(cell !== '–');
      expect(second, `${indicator} ${due}`).toBeUndefined();
      const level = /\d+(\.\d+)?/.exec(cell)?.[0];
      if (level !== undefined) expect(measure?.level, `${indicator} ${due}`).toBe(Number(level));
      if (cell.startsWith('>')) expect(measure?.comparison, indicator).toBe('above');
      if (cell.includes('†')) expect(measure?.defaults, indicator).toContain('level');
    }
    const known = new Set(table.map(({ indicator }) => indicator));
    expect(measures.filter(({ indicator }) => !known.has(indicator))).toEqual([]);
  });

  test('what the source lacks stays unsaid', () => {
    expect(plan.document).toMatchObject({ number: null, date: null });
    expect(plan.sections.find(({ ref }) => ref === 'IV.3')?.title).toBeNull();
    expect(plan.reporting.upward).toMatchObject({ month: null, day: null });
  });
});
