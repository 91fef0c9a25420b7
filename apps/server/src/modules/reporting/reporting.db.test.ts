import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { ReportModel } from '@hatangso/contracts/report-model';
import type { ReportSettingsAnswer } from '@hatangso/contracts/reporting';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring } from '../../../../../test/support/ward.ts';
import { runQuery } from '../../platform/action.ts';
import { wardScope } from '../../platform/db/scope.ts';
import { machineActor } from '../../platform/kernel.ts';
import { reportFileOf } from './files.ts';
import { gatherReport } from './gather.ts';
import { ask, judgePresent, withFile } from './testing/judges.ts';
import { wordsOf, xmlParts } from './testing/parts.ts';
import { fillWard, otherWard, sheet, ward } from './testing/ward-with-everything.ts';
import { valueText } from './text/words.ts';

const pdfJudged = judgePresent('pdftotext');
const docxWords = (bytes: Uint8Array): string => wordsOf(xmlParts(bytes)['word/document.xml'] ?? '');
const pdfWords = (bytes: Uint8Array): string =>
  withFile('r.pdf', bytes, (path) => ask('pdftotext', [path, '-'])).replace(/\s+/g, ' ');
const allText = (bytes: Uint8Array): string => Object.values(xmlParts(bytes)).join('\n');

onBothEngines('reports', (house) => {
  const path = (file: string, query = '') => `/wards/${ward}/reports/${file}${query}`;
  const file = async (name: string, query = '') => {
    const begun = performance.now();
    const answer = await house().ask('GET', path(name, query));
    const seconds = ((performance.now() - begun) / 1000).toFixed(2);
    if (name !== '2026.json')
      process.stderr.write(`report ${name}${query} (${house().engine}): ${seconds} s\n`);
    expect(answer.status, answer.bytes.toString('utf8').slice(0, 500)).toBe(200);
    return answer;
  };
  const model = async (query = '') => (await file('2026.json', query)).body as ReportModel;
  const problem = async (name: string, query = '') =>
    (await house().ask<{ code: string }>('GET', path(name, query))).body.code;

  test('without a unit or a plan it is refused with the way out; then everything comes in', async () => {
    house().setNow('2026-11-20T02:00:00.000Z');
    expect(await problem('2026.docx')).toBe('territory.unknown_unit');
    await fillWard(house());
    expect(await problem('2026.docx', '?knownAt=2025-12-01T00:00:00Z')).toBe('report.period_ahead');
    expect(await problem('2027.docx')).toBe('report.period_ahead');
    expect(await problem('2026.docx', '?plan=khong-co')).toBe('report.unknown_plan');
    expect(await problem('2026.txt')).toBe('request.invalid');
    expect(await problem('2026.docx', '?period=Q5')).toBe('request.invalid');
    const other = await house().ask<{ code: string }>('GET', `/wards/${otherWard}/reports/2026.pdf`);
    expect([other.status, other.body.code]).toEqual([409, 'report.no_plan']);
  });

  test('DOCX, PDF and XLSX say what the indicators route says', async () => {
    house().setNow('2026-11-22T02:00:00.000Z');
    const { body: rows } = await house().ask<IndicatorRow[]>('GET', `/wards/${ward}/indicators`);
    const told = rows.filter(({ value }) => value !== null);
    expect(told.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['households_with_fibre', 'households_offered_fibre', 'people_with_digital_id']),
    );
    const docx = await file('2026.docx');
    const words = docxWords(docx.bytes);
    const xlsx = allText((await file('2026.xlsx')).bytes);
    for (const row of told) {
      const levels = row.targets.flatMap(({ level }) => (level === null ? [] : [level]));
      expect(words, row.code).toContain(valueText(row.value ?? 0, row.unit, levels));
      expect(xlsx, row.code).toContain(`<v>${row.value}</v>`);
    }
    expect(String(docx.headers['content-disposition'])).toContain(`bao-cao-${ward}-2026.docx`);
    expect(words).toContain('Ủy ban nhân dân tỉnh Quảng Ngãi');
    expect(words).toContain('PHƯỜNG TRƯƠNG QUANG TRỌNG');
    expect(words).toContain('Lưu: VT, VP.');
    expect(words).toContain('số liệu chốt đến ngày 22/11/2026');
    expect(words).toContain('Họp Ban Chỉ đạo quý I (ngày 12/03/2026)');
    expect(words).toContain('bổ sung 01 biên chế');
    expect(words).toContain('100.000.000');
    expect(words).not.toContain('TRÌNH DIỄN');
    if (!pdfJudged) return;
    const text = pdfWords((await file('2026.pdf')).bytes);
    for (const { value, unit, code } of told.filter((row) => row.unit === '%')) {
      expect(text, code).toContain(valueText(value ?? 0, unit, [100]));
    }
  });

  test('what the figure leaves out is named in annex III, with methods and sources in words', async () => {
    const traces = (await model()).annexes.traces.rows.filter(({ key }) =>
      key.startsWith('households_offered_fibre@'),
    );
    expect(traces.map(({ value }) => value).join()).toContain('Tổ dân phố số 3');
    expect(traces.map(({ method }) => method).join()).toContain('Tính theo bảng doanh nghiệp công bố');
    const all = (await model()).annexes.traces.rows.map(({ figure }) => figure).join('\n');
    const { body: rows } = await house().ask<IndicatorRow[]>('GET', `/wards/${ward}/indicators`);
    const digital = rows.find(({ code }) => code === 'people_with_digital_id');
    expect(digital?.sources.map(({ source }) => source)).toContain('register:Công an phường');
    expect(all).not.toContain('register:');
  });

  test('a task without word in the period and a figure without evidence are asked of their office', async () => {
    const { missing } = await model();
    const tasks = missing.flatMap(({ tasks: silent }) => silent.map(({ id }) => id));
    expect(tasks).not.toContain('IV.1.a');
    expect(tasks).toContain('IV.3.a');
    const figures = missing.flatMap(({ figures: awaited }) => awaited);
    expect(figures.find(({ indicator }) => indicator === 'soc_connected')?.awaits.length).toBeGreaterThan(0);
  });

  test('the red column is in the internal copy only; a shorter period tells its own', async () => {
    const internal = allText((await file('2026.docx', '?internal=true')).bytes);
    expect(internal).toContain('BẢN NỘI BỘ - KHÔNG PHÁT HÀNH');
    expect(allText((await file('2026.docx')).bytes)).not.toContain('không phát hành');
    const quarter = await model('?period=Q2');
    expect(quarter.meta.closing).toBe('2026-06-30');
    expect(quarter.head.subject).toMatch(/quý II năm 2026$/);
    const told = quarter.annexes.tasks.groups.flatMap(({ rows }) => rows);
    expect(told.filter(({ inPeriod }) => inPeriod.includes('Lắp mới 04 trạm 5G'))).toHaveLength(0);
    expect(told.filter(({ cumulated }) => cumulated.includes('Lắp mới 04 trạm 5G'))).toHaveLength(1);
  });

  test('made again with the same knowledge it is the same, whatever came in since', async () => {
    const before = await model();
    const { knownAt } = before.meta;
    house().setNow('2026-12-15T02:00:00.000Z');
    const newer = await bring(house(), ward, 'households', sheet('2026-12-10', 30, 30), '?round=2026b');
    expect(newer.status).toBe(200);
    const settings = {
      signer: { role: 'deputy', name: 'Trần Văn B' },
      closing: { N: { month: 12, day: 12 } },
    };
    expect((await house().ask('PUT', `/wards/${ward}/report-settings`, settings)).status).toBe(200);
    expect(await model(`?knownAt=${knownAt}`)).toEqual(before);
    const after = await model();
    expect(after.meta.closing).toBe('2026-12-12');
    expect(after.signature.lines).toContain('KT. CHỦ TỊCH');
    expect(after.annexes.targets).not.toEqual(before.annexes.targets);
  });

  test('settings: derived, then the ward’s own word, with bad ones refused', async () => {
    const put = <T = ReportSettingsAnswer>(body: object) =>
      house().ask<T>('PUT', `/wards/${ward}/report-settings`, body);
    const { body: derived } = await put({});
    expect(derived.inForce.addressees).toEqual([
      'Ủy ban nhân dân tỉnh Quảng Ngãi',
      'Sở Khoa học và Công nghệ',
    ]);
    expect(derived.inForce.deadlines).toEqual({ offices: { month: 12, day: 10 }, upward: null });
    const own = {
      addressees: ['Sở Khoa học và Công nghệ'],
      compilerSign: 'VHXH',
      place: 'Trương Quang Trọng',
    };
    const { body: set } = await put(own);
    expect(set).toMatchObject({ set: own, inForce: { addressees: own.addressees, sign: 'BC-UBND' } });
    expect(set.inForce.recipients.at(-1)).toBe('Lưu: VT, VHXH');
    const lastDay = { ...own, deadlines: { offices: { month: 12, day: 5 } } };
    const deadlineTold = async () =>
      JSON.stringify((await model()).sections).match(/(trước|chậm nhất) ngày \d\d\/\d\d hằng năm/)?.[0];
    expect(await deadlineTold()).toBe('trước ngày 10/12 hằng năm');
    await put(lastDay);
    expect(await deadlineTold()).toBe('chậm nhất ngày 05/12 hằng năm');
    await put(own);
    for (const bad of [
      { closing: { Q1: { month: 5, day: 1 } } },
      { closing: { N: { month: 2, day: 30 } } },
      { place: 'hai\ndòng' },
      { thừa: 1 },
    ]) {
      expect((await put<{ code: string }>(bad)).body.code, JSON.stringify(bad)).toBe('request.invalid');
    }
    expect((await model()).head.placeDate).toMatch(/^Trương Quang Trọng, ngày/);
  });

  test('a template of the ward’s own is tried, taken, used and given up', async () => {
    const at = `/wards/${ward}/report-template`;
    const put = (name: string, bytes: Uint8Array) =>
      house().send<{ code: string; own: boolean }>(at, name, bytes, house().secret, 'PUT');
    const common = (await house().ask('GET', at)).bytes;
    const parts = unzipSync(common);
    const changed = (name: string, change: (text: string) => string) => {
      const text = change(strFromU8(parts[name] ?? new Uint8Array()));
      return zipSync({ ...parts, [name]: new TextEncoder().encode(text) });
    };
    const mine = changed('word/document.xml', (text) => text.replace('Nơi nhận:', 'Nơi nhận (mẫu riêng):'));
    expect((await put('mẫu của phường.docx', mine)).body).toMatchObject({
      own: true,
      fileName: 'mẫu của phường.docx',
    });
    expect(docxWords((await file('2026.docx')).bytes)).toContain('Nơi nhận (mẫu riêng):');
    expect(docxWords((await house().ask('GET', at)).bytes)).toContain('Nơi nhận (mẫu riêng):');
    expect((await put('a.docx', new TextEncoder().encode('không phải Word'))).body.code).toBe(
      'report.template_invalid',
    );
    const bomb = zipSync({ ...parts, 'word/media/a.bin': new Uint8Array(64 << 20) }, { level: 9 });
    expect((await put('bom.docx', bomb)).body.code).toBe('report.template_too_large');
    const outside = changed('word/_rels/document.xml.rels', (text) =>
      text.replace(
        '</Relationships>',
        '<Relationship Id="x" Type="http://a/attachedTemplate" Target="http://a" TargetMode="External"/></Relationships>',
      ),
    );
    expect((await put('ngoai.docx', outside)).body.code).toBe('report.template_unsafe');
    expect((await house().ask<{ own: boolean }>('DELETE', at)).body.own).toBe(false);
    expect(docxWords((await file('2026.docx')).bytes)).not.toContain('mẫu riêng');
  });

  test('a demonstration is marked in every format; another ward’s token sees and sets nothing', async () => {
    const { kernel } = house();
    const actor = machineActor('test', wardScope(ward), ['reporting.report.read']);
    const caller = { actor, scope: wardScope(ward), language: 'vi' as const };
    const demonstration = { ...kernel, installation: { ...kernel.installation, demonstration: true } };
    const asked = { unitCode: ward, year: 2026, period: 'N' as const, internal: false };
    const gathered = await runQuery(demonstration, gatherReport, asked, caller);
    for (const format of ['docx', 'xlsx'] as const)
      expect(allText((await reportFileOf(gathered, format)).bytes as Uint8Array)).toContain(
        'SỐ LIỆU TRÌNH DIỄN',
      );
    const elsewhere = { ...caller, scope: wardScope(otherWard) };
    await expect(runQuery(kernel, gatherReport, asked, elsewhere)).rejects.toMatchObject({
      code: 'report.no_plan',
    });
    const { body } = await house().ask<{ secret: string }>('POST', '/tokens', {
      name: 'xã bên',
      role: 'administrator',
      ward: otherWard,
      province: '51',
    });
    const refused = await house().ask('GET', path('2026.docx'), undefined, body.secret);
    expect(refused.status).toBe(403);
    expect((await house().ask('PUT', `/wards/${ward}/report-settings`, {}, body.secret)).status).toBe(403);
  });
});
