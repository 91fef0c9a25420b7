import { open } from 'node:fs/promises';
import type { CellValue } from '@hatangso/contracts/columns';
import type { RowProblem } from '@hatangso/contracts/problems';
import type { Geometry } from '../../platform/geo/geometry.ts';
import { type GeoFeature, readGeoJson } from '../../platform/geo/read-geojson.ts';
import { looseKey } from '../../platform/names.ts';
import type { FileSource, PlainCell } from '../../platform/tabular/cells.ts';
import { cellReader } from '../../platform/tabular/values/cell.ts';
import { type AreaClaim, contradictions, type ReadClaims } from './claim.ts';
import { claimColumns } from './columns.ts';

/** The properties of an area, the names they go by, and the column of the table whose rules they follow. */
const properties = [
  { name: 'operator', column: 'operator', names: ['operator', 'doanh nghiệp', 'nhà mạng'] },
  { name: 'service', column: 'service', names: ['service', 'dịch vụ', 'technology'] },
  {
    name: 'downlinkMbps',
    column: 'downlink',
    names: ['downlinkMbps', 'downlink', 'tốc độ', 'tốc độ (Mb/s)', 'speedMbps'],
  },
  { name: 'validFrom', column: 'validFrom', names: ['validFrom', 'từ ngày'] },
  { name: 'validTo', column: 'validTo', names: ['validTo', 'đến ngày'] },
  { name: 'document', column: 'document', names: ['document', 'công văn'] },
] as const;
type Property = (typeof properties)[number]['column'];

const specs = properties.map(({ name, column, names }) => {
  const spec = claimColumns.columns.find(({ key }) => key === column);
  if (spec === undefined) throw new Error(`no column ${column}`);
  return { name, column, keys: new Set(names.map(looseKey)), read: cellReader({ ...spec, required: false }) };
});

/** GeoJSON, packed or not, rather than a table: by the first bytes that are no space. */
export async function looksLikeGeoJson(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(256), 0, 256, 0);
    if (buffer[0] === 0x1f && buffer[1] === 0x8b) return true;
    return /^[\ufeff\s]*[{[]/.test(buffer.subarray(0, bytesRead).toString('utf8'));
  } finally {
    await file.close();
  }
}

/** Reads areas from GeoJSON. `asOf` stands for a first day that a feature does not give. Throws `geojson.*`, `file.*`. */
export async function readAreaClaims(
  file: FileSource,
  options: { readonly zone: number | null; readonly asOf: string | null },
): Promise<ReadClaims<AreaClaim>> {
  const claims: AreaClaim[] = [];
  const problems: RowProblem[] = [];
  const unknown = new Set<string>();
  let rowsRead = 0;
  const vn2000 = options.zone === null ? {} : { vn2000: options.zone };
  for await (const feature of readGeoJson(file, { shapes: ['Polygon'], extent: 'vietnam', ...vn2000 })) {
    rowsRead += 1;
    for (const name of Object.keys(feature.properties)) {
      if (unknown.size < 100 && !specs.some(({ keys }) => keys.has(looseKey(name)))) unknown.add(name);
    }
    const read = readArea(feature, options.asOf);
    if ('problems' in read) problems.push(...read.problems);
    else claims.push(read);
  }
  return { claims, rowsRead, problems, unknownColumns: [...unknown] };
}

function readArea(
  feature: GeoFeature,
  asOf: string | null,
): AreaClaim | { readonly problems: readonly RowProblem[] } {
  const { values, problems } = readProperties(feature);
  const validFrom = values.validFrom ?? asOf;
  for (const [name, value] of [
    ['operator', values.operator],
    ['service', values.service],
    ['validFrom', validFrom],
  ] as const) {
    const refused = problems.some(({ column }) => column === name);
    if (value === null && !refused)
      problems.push({ code: 'coverage.property_missing', row: feature.row, column: name });
  }
  problems.push(...feature.problems);
  if (feature.geometry === null || problems.length > 0) return { problems };
  const claim: AreaClaim = {
    row: feature.row,
    operator: String(values.operator),
    service: String(values.service),
    downlink: typeof values.downlink === 'number' ? values.downlink : null,
    validFrom: String(validFrom),
    validTo: values.validTo === null ? null : String(values.validTo),
    document: values.document === null ? null : String(values.document),
    geometry: multiPolygon(feature.geometry),
  };
  const against = contradictions(claim);
  return against.length > 0 ? { problems: against } : claim;
}

function readProperties({ row, properties: given }: GeoFeature) {
  const values: Record<Property, CellValue> = {
    operator: null,
    service: null,
    downlink: null,
    validFrom: null,
    validTo: null,
    document: null,
  };
  const problems: RowProblem[] = [];
  for (const [name, value] of Object.entries(given)) {
    const spec = specs.find(({ keys }) => keys.has(looseKey(name)));
    if (spec === undefined || value === undefined) continue;
    const cell: PlainCell =
      value !== null && typeof value === 'object' ? JSON.stringify(value) : (value as PlainCell);
    const reading = spec.read(cell);
    if (reading.ok) values[spec.column] = reading.value;
    else {
      const params = reading.params === undefined ? {} : { params: reading.params };
      problems.push({
        code: reading.code,
        row,
        column: spec.name,
        value: String(cell).slice(0, 200),
        ...params,
      });
    }
  }
  return { values, problems };
}

function multiPolygon(geometry: Geometry): string {
  const coordinates = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return JSON.stringify({ type: 'MultiPolygon', coordinates });
}
