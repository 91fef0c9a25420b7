import { expect, test } from 'vitest';
import { modules } from '../../../apps/server/src/app.ts';
import { pdfSaying } from '../../../apps/server/src/modules/reporting/testing/report-people.ts';
import type { House, Reply } from '../../support/house.ts';
import { wordsIn } from './read-answer.ts';
import { patience, type Stage } from './stage.ts';
import { type Marker, markers, nobodys, wards } from './world.ts';

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

/** Releases the yearly report of a ward of the matrix; gives the ids of the release and of the signed file. */
export async function releaseWard(
  house: House,
  ward: string,
): Promise<{ readonly release: string; readonly issued: string }> {
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
  return { release: good(release).id, issued: signed.id };
}

/** What a released report tells of its ward; people, households and what operators wrote it never tells. */
export const isReleased = ({ ward, about }: { ward: string; about: string }): boolean =>
  ward !== wards.b && (about === 'ward' || about === 'group');

/** What the public may be told of the wards, before and after a release of two of them. */
export function walkPublicPages(stage: Stage): void {
  test(
    'the public pages tell nothing before a release, and after it only what was released',
    patience,
    async () => {
      const base = await stage.listen();
      const walk = async (releases: Readonly<Record<string, string>>) => {
        const told = new Set<Marker>();
        const answered: string[] = [];
        for (const ward of Object.values(wards))
          for (const path of pageAddresses(ward, releases[ward] ?? nobodys.release)) {
            const { status, words } = await readPage(base, path);
            expect(status, path).toBeLessThan(500);
            if (status === 200) answered.push(path);
            for (const marker of markers) if (words.includes(marker.text)) told.add(marker);
          }
        return { told: [...told], answered };
      };
      const before = await walk({});
      expect(before.told).toEqual([]);
      const releases = { [wards.a]: await stage.release('a'), [wards.c]: await stage.release('c') };
      const after = await walk(releases);
      expect(after.told.filter((marker) => !isReleased(marker))).toEqual([]);
      expect(new Set(after.told.map(({ ward }) => ward))).toEqual(new Set([wards.a, wards.c]));
      const own = pageAddresses(wards.a, releases[wards.a] ?? '').filter((path) =>
        path.includes(`/${wards.a}`),
      );
      expect(own.filter((path) => !after.answered.includes(path))).toEqual([]);
      expect(before.answered.filter((path) => path.includes('/bao-cao/'))).toEqual([]);
    },
  );
}
