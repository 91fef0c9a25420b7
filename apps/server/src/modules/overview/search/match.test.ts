import type { SearchHit } from '@hatangso/contracts/search';
import { expect, test } from 'vitest';
import { findable, matchRank } from './match.ts';
import { best } from './search.ts';

const rank = (text: string, query: string) => matchRank(findable(text), findable(query));

test('names are found with and without their tones, in any way of writing them', () => {
  expect(rank('Tổ dân phố Liên Hiệp', 'tổ dân phố liên hiệp')).toBe(0);
  expect(rank('Tổ dân phố Liên Hiệp', 'to dan pho lien hiep')).toBe(1);
  expect(rank('Phường Đức Phổ', 'duc pho')).not.toBeNull();
  expect(rank('Sơn Thuỷ', 'Sơn Thủy')).toBe(0);
  expect(rank('Sơn Thủy'.normalize('NFD'), 'sơn thủy')).toBe(0);
  expect(rank('Tổ dân phố Liên Hiệp', 'Bến xe')).toBeNull();
});

test('what agrees by its tones goes before what agrees without them', () => {
  expect(rank('Hòa Bình', 'hòa') ?? 99).toBeLessThan(rank('Hoa Bình', 'hòa') ?? -1);
});

test('the whole goes before the beginning, that before the middle, that before letters inside, that before initials', () => {
  const ranks = ['khảo sát', 'khảo sát hộ', 'phiếu khảo sát', 'chưa khảo nay sát', 'xkhảo sátx'].map(
    (text) => rank(text, 'khảo sát') ?? 99,
  );
  expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  expect(new Set(ranks).size).toBe(ranks.length);
  expect(rank('Phòng Văn hóa – Xã hội', 'vhxh')).not.toBeNull();
  expect(rank('Phòng Văn hóa – Xã hội', 'xhvh')).toBeNull();
});

test('words may be cut short and must come in their order', () => {
  expect(rank('Tổ dân phố 4', 'to d 4')).not.toBeNull();
  expect(rank('Tổ dân phố 4', '4 to')).toBeNull();
  expect(rank('Tổ dân phố 4', '   ')).toBeNull();
});

test('at most ten of a kind, an id in full counts as a name, and equals come as people sort', () => {
  const hit = (kind: SearchHit['kind'], id: string, label: string) => ({
    hit: { kind, id, label, detail: null, unitCode: '21172' },
    texts: [label],
  });
  const groups = Array.from({ length: 12 }, (_, at) => hit('group', `TDP${at + 1}`, `Tổ dân phố ${at + 1}`));
  const found = best('tổ dân phố', groups);
  expect(found.map(({ label }) => label)).toEqual(
    Array.from({ length: 10 }, (_, at) => `Tổ dân phố ${at + 1}`),
  );
  expect(best('IV.1.a', [hit('task', 'IV.1.b', 'Khác'), hit('task', 'IV.1.a', 'Cáp quang')])).toHaveLength(1);
});
