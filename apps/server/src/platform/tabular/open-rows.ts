import { open } from 'node:fs/promises';
import type { CellValue, KindSpec } from '@hatangso/contracts/columns';
import type { RowProblem } from '@hatangso/contracts/problems';
import type { Geometry, Shape } from '../geo/geometry.ts';
import type { Extent } from '../geo/position.ts';
import { type GeoFeature, readGeoJson } from '../geo/read-geojson.ts';
import { looseKey } from '../names.ts';
import type { FileSource, RawCell } from './cells.ts';
import { headingIndex } from './header.ts';
import { readTable } from './read-table.ts';
import { shown } from './row.ts';
import { cellReader } from './values/cell.ts';

export interface RowsOptions {
  readonly shapes: readonly Shape[];
  /** VN-2000 zone of the file (EPSG), or null. */
  readonly zone: number | null;
  readonly extent?: Extent;
  /** Names of properties that stand in for a column in GeoJSON only, where its own names are missing. */
  readonly substitutes?: Readonly<Record<string, string>>;
}

/** A row of a table or a feature of a GeoJSON file: the kind's values, and a geometry where the file has them. */
export interface FileRow {
  readonly row: number;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly geometry: Geometry | null;
  readonly problems: readonly RowProblem[];
}

export interface FileRows {
  readonly rows: AsyncGenerator<FileRow>;
  /** Complete when the rows have been read. */
  readonly unknownColumns: ReadonlySet<string>;
}

/** Opens a file that may be GeoJSON (packed or by lines) or a table, by content. */
export async function openRows(source: FileSource, spec: KindSpec, options: RowsOptions): Promise<FileRows> {
  if (await looksLikeGeoJson(source.path)) return openFeatures(source, spec, options);
  const table = await readTable(source, spec, {
    ...(options.zone === null ? {} : { vn2000: options.zone }),
    ...(options.extent === undefined ? {} : { extent: options.extent }),
  });
  const rows = async function* (): AsyncGenerator<FileRow> {
    for await (const row of table.rows) yield { ...row, geometry: null };
  };
  return { rows: rows(), unknownColumns: new Set(table.unknownColumns) };
}

/** Gzip, or text that begins with a brace (or the separator of a JSON text sequence). */
export async function looksLikeGeoJson(path: string): Promise<boolean> {
  const handle = await open(path, 'r');
  try {
    const head = Buffer.alloc(1024);
    const { bytesRead } = await handle.read(head, 0, head.length, 0);
    if (head[0] === 0x1f && head[1] === 0x8b) return true;
    const text = head
      .subarray(0, bytesRead)
      .toString('utf8')
      .replace(/^\ufeff/, '')
      .trimStart();
    return text.startsWith('{') || text.startsWith('\u001e');
  } finally {
    await handle.close();
  }
}

function openFeatures(source: FileSource, spec: KindSpec, options: RowsOptions): FileRows {
  const unknownColumns = new Set<string>();
  const read = featureReader(spec, options.substitutes ?? {}, unknownColumns);
  const features = readGeoJson(source, {
    shapes: options.shapes,
    ...(options.extent === undefined ? {} : { extent: options.extent }),
    ...(options.zone === null ? {} : { vn2000: options.zone }),
  });
  const rows = async function* (): AsyncGenerator<FileRow> {
    for await (const feature of features) yield read(feature);
  };
  return { rows: rows(), unknownColumns };
}

/** Properties are read as cells under their names; a point fills longitude and latitude. */
function featureReader(
  spec: KindSpec,
  substitutes: Readonly<Record<string, string>>,
  unknown: Set<string>,
): (feature: GeoFeature) => FileRow {
  const index = headingIndex(spec);
  const readers = spec.columns.map((column) => ({ column, read: cellReader(column) }));
  return (feature) => {
    const given = givenCells(feature, index, substitutes, unknown);
    const point = feature.geometry?.type === 'Point' ? feature.geometry.coordinates : null;
    const values: Record<string, CellValue> = {};
    const problems: RowProblem[] = [...feature.problems];
    for (const { column, read } of readers) {
      values[column.key] = null;
      if (point !== null && (column.type === 'longitude' || column.type === 'latitude')) {
        values[column.key] = column.type === 'longitude' ? point[0] : point[1];
        continue;
      }
      const { name, cell } = given.get(column.key) ?? { name: column.heading.vi, cell: null };
      const reading = read(cell);
      if (reading.ok) values[column.key] = reading.value;
      else
        problems.push({
          code: reading.code,
          row: feature.row,
          column: name,
          value: shown(cell).slice(0, 200),
          ...(reading.params === undefined ? {} : { params: reading.params }),
        });
    }
    return { row: feature.row, values, geometry: feature.geometry, problems };
  };
}

interface Given {
  readonly name: string;
  readonly cell: RawCell;
}

/** The cells of a feature's properties by the key of their column; substitutes fill what is missing. */
function givenCells(
  feature: GeoFeature,
  index: ReturnType<typeof headingIndex>,
  substitutes: Readonly<Record<string, string>>,
  unknown: Set<string>,
): ReadonlyMap<string, Given> {
  const given = new Map<string, Given>();
  for (const [name, value] of Object.entries(feature.properties)) {
    const column = index.get(looseKey(name));
    if (column === undefined) {
      if (unknown.size < 100) unknown.add(name);
    } else if (value !== null && !given.has(column.key)) given.set(column.key, { name, cell: cellOf(value) });
  }
  for (const [key, name] of Object.entries(substitutes)) {
    const value = name === 'id' ? feature.id : feature.properties[name];
    if (!given.has(key) && value !== null && value !== undefined)
      given.set(key, { name, cell: cellOf(value) });
  }
  return given;
}

function cellOf(value: unknown): RawCell {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}
