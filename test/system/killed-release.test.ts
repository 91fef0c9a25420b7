import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import type { AuditList, AuditVerification } from '@hatangso/contracts/audit';
import type { ReportDesk } from '@hatangso/contracts/report-desk';
import type { ReleaseView } from '@hatangso/contracts/report-releases';
import type { VerificationAnswer } from '@hatangso/contracts/verification';
import { afterAll, expect, inject, test } from 'vitest';
import { pdfSaying, reportPeople } from '../../apps/server/src/modules/reporting/testing/report-people.ts';
import { fillWard, ward } from '../../apps/server/src/modules/reporting/testing/ward-with-everything.ts';
import { type EngineName, type House, openHouse } from '../support/house.ts';
import { freePort } from '../support/postgres.ts';
import { endPrograms, killable } from './program.ts';

const leftovers: string[] = [];
afterAll(() => {
  endPrograms();
  for (const path of leftovers) rmSync(path, { recursive: true, force: true });
});

const because = { despite: true, remark: 'Quá hạn' };
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const desk = `/wards/${ward}/report-desk/2025`;

interface Server {
  readonly child: ChildProcess;
  readonly ended: Promise<unknown>;
  readonly url: string;
  readonly ask: <T>(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
  ) => Promise<{ status: number; body: T }>;
  readonly send: (name: string, content: Buffer) => Promise<string>;
}

/** The installation of a house that has ended, served by a process of its own. */
async function serveHouse({ config }: House, secret: string): Promise<Server> {
  const port = await freePort();
  const env: Record<string, string> = config.databaseUrl === null ? {} : { DATABASE_URL: config.databaseUrl };
  const args = ['serve', '--data', config.dataFolder, '--port', String(port)];
  const { child, ended } = killable(args, { env });
  const url = `http://127.0.0.1:${port}`;
  const failed = ended.then(({ stderr }) => {
    throw new Error(`serve ended: ${stderr}`);
  });
  failed.catch(() => undefined);
  const ready = async (): Promise<void> => {
    for (;;) {
      const answer = await fetch(`${url}/health/live`).catch(() => null);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };
  await Promise.race([ready(), failed]);
  const headers = { authorization: `Bearer ${secret}` };
  return {
    ...{ child, ended, url },
    async ask<T>(method: 'GET' | 'POST', path: string, body?: object) {
      const answer = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as T };
    },
    async send(name, content) {
      const form = new FormData();
      form.set('file', new Blob([new Uint8Array(content)]), name);
      const sent = await fetch(`${url}/api/v1/wards/${ward}/documents`, {
        method: 'POST',
        headers,
        body: form,
      });
      return ((await sent.json()) as { id: string }).id;
    },
  };
}

/** Brings the report to where it may be released; answers the turn of its newest step. */
async function approve(server: Server): Promise<number> {
  const stand = async (): Promise<ReportDesk> => (await server.ask<ReportDesk>('GET', desk)).body;
  const step = async (what: string, more: object = {}): Promise<void> => {
    const done = await server.ask(`POST`, `${desk}/${what}`, { seen: (await stand()).turn, ...more });
    expect([what, done.status, done.body]).toMatchObject([what, 200, {}]);
  };
  if ((await stand()).state === 'released') await step('reopen', { remark: 'Đính chính' });
  if ((await stand()).state === 'open') await step('compile', because);
  if ((await stand()).state === 'compiled') await step('approve');
  return (await stand()).turn;
}

/** Everything of a release, or nothing: each of its places says the same. */
async function isWhole(server: Server, number: string, signed: Buffer): Promise<boolean> {
  const { releases } = (
    await server.ask<{ releases: ReleaseView[] }>('GET', `/wards/${ward}/report-releases`)
  ).body;
  const release = releases.find((one) => one.number === number);
  const entries = (await server.ask<AuditList>('GET', '/audit?action=reporting.report.release&limit=100'))
    .body.entries;
  const told = entries.filter(({ facts }) => facts.number === number);
  const sha256 = digestOf(signed);
  const verdict = (await server.ask<VerificationAnswer>('POST', '/public/verifications', { sha256 })).body;
  const form = new FormData();
  form.set('tep', new Blob([new Uint8Array(signed)]), 'x.pdf');
  const page = await (await fetch(`${server.url}/cong-khai/kiem-tra`, { method: 'POST', body: form })).text();
  const state = (await server.ask<ReportDesk>('GET', desk)).body.state;
  const whole = release !== undefined;
  expect({
    entries: told.length,
    released: state === 'released',
    verdict: verdict.verdict,
    published: page.includes('Đúng là văn bản đã phát hành'),
  }).toEqual({
    entries: whole ? 1 : 0,
    released: whole,
    verdict: whole ? 'issued' : 'unknown',
    published: whole,
  });
  if (release !== undefined) {
    const path = `/wards/${ward}/report-releases/${release.id}`;
    for (const file of ['signed.pdf', 'draft.docx', 'draft.pdf', 'draft.xlsx']) {
      const answer = await fetch(`${server.url}/api/v1${path}/${file}`, {
        headers: { authorization: bearer },
      });
      const bytes = Buffer.from(await answer.arrayBuffer());
      expect([file, answer.status, bytes.length > 10]).toEqual([file, 200, true]);
      if (file === 'signed.pdf') expect(bytes.equals(signed)).toBe(true);
    }
  }
  return whole;
}

let bearer = '';

async function ready(engine: EngineName): Promise<{ house: House; secret: string }> {
  const house = await openHouse(engine);
  leftovers.push(house.config.dataFolder);
  await fillWard(house);
  house.setNow(null);
  await reportPeople(() => house).arrive();
  const token = { name: 'thử', role: 'administrator', unitCode: ward };
  const made = await house.ask<{ secret: string }>('POST', '/tokens', token);
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  await house.stop();
  bearer = `Bearer ${made.body.secret}`;
  return { house, secret: made.body.secret };
}

for (const engine of ['embedded', 'postgres'] as const) {
  const there = engine === 'embedded' || inject('postgresUrl') !== null;
  test.skipIf(!there)(
    `kill -9 at any moment of a release leaves all of it or nothing, and the next try goes through (${engine})`,
    { timeout: 600_000 },
    async () => {
      const { house, secret } = await ready(engine);
      let server = await serveHouse(house, secret);
      const asked = async (number: string, signed: Buffer) => ({
        ...{ seen: await approve(server), number, issuedOn: '2026-01-05' },
        ...{ signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch' },
        documentId: await server.send(`${number}.pdf`, signed),
      });
      const release = (body: object) => server.ask<ReleaseView>('POST', `${desk}/releases`, body);
      const first = pdfSaying('lần đầu');
      const body = await asked('200', first);
      const began = performance.now();
      const done = await release(body);
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      const length = performance.now() - began;
      expect(await isWhole(server, '200/BC-UBND', first)).toBe(true);
      const outcomes: boolean[] = [];
      for (const [at, part] of [0.2, 0.6, 0.8, 0.95, 1.1].entries()) {
        const number = `${201 + at}`;
        const signed = pdfSaying(`lần ${number}`);
        const next = await asked(number, signed);
        const answer = release(next).catch(() => null);
        await new Promise((resolve) => setTimeout(resolve, length * part));
        server.child.kill('SIGKILL');
        const answered = await answer;
        await server.ended;
        server = await serveHouse(house, secret);
        const whole = await isWhole(server, `${number}/BC-UBND`, signed);
        outcomes.push(whole);
        // what was acknowledged is there
        if (answered?.status === 200) expect(whole).toBe(true);
        if (whole) continue;
        const again = await release({ ...next, seen: await approve(server) });
        expect(again.status, JSON.stringify(again.body)).toBe(200);
        expect(await isWhole(server, `${number}/BC-UBND`, signed)).toBe(true);
      }
      // the first is killed while files are drawn
      expect(outcomes[0]).toBe(false);
      const log = await server.ask<AuditVerification>('POST', '/audit/verifications');
      server.child.kill('SIGKILL');
      await server.ended;
      expect(log.body.findings ?? []).toEqual([]);
    },
  );
}
