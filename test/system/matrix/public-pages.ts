import { expect } from 'vitest';
import { modules } from '../../../apps/server/src/app.ts';
import { pdfSaying } from '../../../apps/server/src/modules/reporting/testing/report-people.ts';
import type { House, Reply } from '../../support/house.ts';
import { wordsIn } from './read-answer.ts';
import { wards } from './world.ts';

/** What stands in the address of a page; one that is not here fails the walk, so that nobody forgets to have it walked. */
const valuesOf = (ward: string, release: string): Readonly<Record<string, string>> => ({
  ward,
  code: 'people_with_digital_id',
  id: release,
  name: 'portal.css',
});

/** Every page of the public window for a ward and a release (its own, or any id before there is one), in both languages. */
export function pageAddresses(ward: string, release: string): string[] {
  const values = valuesOf(ward, release);
  const pages = modules().flatMap(({ pages: own = [] }) => own.map(({ path }) => path));
  const filled = pages.map((path) =>
    path.replace(/:(\w+)/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`the walk has no value for :${name} of ${path}: add it`);
      return value;
    }),
  );
  return [...filled.flatMap((path) => [path, `${path}?lang=en`]), '/cong-khai?q=phuong'];
}

/** A page as anybody without credentials gets it, and all its words. */
export async function readPage(base: string, path: string): Promise<{ status: number; words: string }> {
  const answer = await fetch(`${base}${path}`, { redirect: 'manual' });
  const bytes = Buffer.from(await answer.arrayBuffer());
  // unpacked already by whoever fetched it
  const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'content-encoding'));
  return { status: answer.status, words: wordsIn({ bytes, headers, body: null, status: answer.status }) };
}

/** Releases the yearly report of a ward of the matrix, and gives the release's id. */
export async function releaseWard(house: House, ward: string): Promise<string> {
  const good = <T>(answer: Reply<T>): T => {
    expect(answer.status, answer.bytes.toString()).toBe(200);
    return answer.body;
  };
  const desk = `/wards/${ward}/report-desk/2026`;
  good(await house.ask('POST', `${desk}/compile`, { seen: 0, despite: true, remark: 'Hết hạn' }));
  good(await house.ask('POST', `${desk}/approve`, { seen: 1 }));
  const signed = good(
    await house.send<{ id: string }>(`/wards/${ward}/documents`, 'BC-1.pdf', pdfSaying('đã ký')),
  );
  const release = await house.ask<{ id: string }>('POST', `${desk}/releases`, {
    ...{ seen: 2, number: '1', issuedOn: '2026-11-20', documentId: signed.id },
    ...{ signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch' },
  });
  return good(release).id;
}

/** What a released report tells of its ward; people, households and what operators wrote it never tells. */
export const isReleased = ({ ward, about }: { ward: string; about: string }): boolean =>
  ward === wards.a && (about === 'ward' || about === 'group');
