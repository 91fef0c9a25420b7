import type { ColumnSpec } from '@hatangso/contracts/columns';

type More = Partial<Omit<ColumnSpec, 'key' | 'heading' | 'type' | 'note'>>;
export type Words = readonly [vi: string, en: string];

export function column(
  key: string,
  type: ColumnSpec['type'],
  heading: Words,
  note: Words,
  more: More = {},
): ColumnSpec {
  return {
    key,
    type,
    heading: { vi: heading[0], en: heading[1] },
    note: { vi: note[0], en: note[1] },
    required: false,
    example: null,
    ...more,
  };
}

export const lon = (note: Words): ColumnSpec =>
  column('lon', 'longitude', ['Kinh độ', 'Longitude'], note, {
    aliases: ['lng', 'long', 'lon'],
    example: 108.809,
  });
export const lat = (note: Words): ColumnSpec =>
  column('lat', 'latitude', ['Vĩ độ', 'Latitude'], note, { aliases: ['lat'], example: 15.1574 });
