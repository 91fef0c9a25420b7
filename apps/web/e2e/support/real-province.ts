import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { House } from '../../../../test/support/house.ts';
import { bring } from '../../../../test/support/ward.ts';

const admin = new URL('../../../../../shared/data/admin/', import.meta.url).pathname;

/** Whether the real units of Quảng Ngãi are on this machine; says so, loudly, where they are not. */
export const realUnitsThere = existsSync(admin);
if (!realUnitsThere) console.warn(`SKIPPED: the real boundaries are not at ${admin}`);

/** Share of people with a digital identity in a few wards, in per cent of the people of the real table. */
export const shares = { '21025': 91, '21028': 74, '21172': 88, '21319': 52, '21548': 97 } as const;

/** Quảng Ngãi with its 96 wards, boundaries and population, and the figures of a few wards stored as overnight. */
export async function fillProvince(house: House): Promise<void> {
  const folder = `${admin}quang-ngai-wards/`;
  const features = readdirSync(folder)
    .filter((name) => name.endsWith('.geojson'))
    .flatMap((name) => featuresOf(readFileSync(`${folder}${name}`, 'utf8')));
  await take(house, 'units.geojson', JSON.stringify({ type: 'FeatureCollection', features }));
  await take(house, '51_quang_ngai.geojson', readFileSync(`${admin}51_quang_ngai.geojson`));
  await take(house, 'area.csv', readFileSync(`${admin}quang-ngai-area-population.csv`));
  for (const [code, share] of Object.entries(shares)) {
    const line = `people_with_digital_id;${share * 10};1000;31/10/2026;Công an;`;
    const answer = await bring(
      house,
      code,
      'figures',
      `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn;Tài liệu minh chứng\n${line}`,
    );
    if (answer.status !== 200) throw new Error(`figures of ${code}: ${JSON.stringify(answer.body)}`);
  }
  const stored = await house.ask('POST', '/figures', {});
  if (stored.status !== 200) throw new Error(`figures were not stored: ${JSON.stringify(stored.body)}`);
}

function featuresOf(text: string): readonly unknown[] {
  const read = JSON.parse(text) as { features?: unknown[] };
  return read.features ?? [read];
}

async function take(house: House, name: string, content: string | Uint8Array): Promise<void> {
  const answer = await house.send('/imports/units?asOf=2025-07-01&province=51', name, content);
  if (answer.status !== 200) throw new Error(`${name}: ${JSON.stringify(answer.body)}`);
}
