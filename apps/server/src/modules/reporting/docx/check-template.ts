import { strFromU8, unzipSync, zipSync } from 'fflate';
import { Problem } from '../../../platform/problem.ts';
import { buildReport } from '../build.ts';
import { sampleReportInput } from '../sample/report.ts';
import { renderDocx } from './render.ts';

/** A template with a coat of arms has some 100 kB; unpacked, a long one has a few MB. */
export const templateLimits = { bytes: 2 * 1024 * 1024, unpackedBytes: 32 * 1024 * 1024 } as const;

/**
 * Tries a ward's own template before it is taken and gives it packed anew, so that what is stored has the sizes it
 * claims. Refused as `report.template_too_large`, `report.template_unsafe` (macros, embedded objects, what loads from
 * outside, a DTD) or `report.template_invalid` (no Word file, cannot be filled).
 */
export async function checkedTemplate(file: Uint8Array): Promise<Uint8Array> {
  const parts = unpacked(file);
  for (const [name, bytes] of Object.entries(parts)) refuseUnsafe(name, bytes);
  const packed = zipSync(parts, { level: 6, mtime: '1980-01-01' });
  if (packed.length > templateLimits.bytes) throw tooLarge(packed.length);
  await renderDocx(buildReport(sampleReportInput()), { template: packed });
  return packed;
}

/** Each part is inflated into as many bytes as it claims and no more, so the sum of the claims bounds the memory. */
function unpacked(file: Uint8Array): Record<string, Uint8Array> {
  if (file.length > templateLimits.bytes) throw tooLarge(file.length);
  let claimed = 0;
  try {
    return unzipSync(file, {
      filter: ({ name, originalSize }) => {
        claimed += originalSize;
        if (claimed > templateLimits.unpackedBytes) throw tooLarge(claimed, templateLimits.unpackedBytes);
        return !name.endsWith('/');
      },
    });
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Problem('report.template_invalid', { reason }, { cause });
  }
}

const tooLarge = (size: number, limit: number = templateLimits.bytes): Problem =>
  new Problem('report.template_too_large', { size, limit });

/** What a template may not bring: macros, objects of other programs, and links that Word follows by itself. */
function refuseUnsafe(name: string, bytes: Uint8Array): void {
  const unsafe = (part: string): Problem => new Problem('report.template_unsafe', { part });
  if (/vbaProject|activeX|macrosheets/i.test(name)) throw unsafe(name);
  if (/^word\/embeddings\//.test(name) && !/\.xlsx$/i.test(name)) throw unsafe(name);
  if (!/\.(xml|rels)$/i.test(name)) return;
  const text = strFromU8(bytes);
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) throw unsafe(`${name}: <!DOCTYPE`);
  if (name === '[Content_Types].xml' && /macroEnabled/i.test(text)) throw unsafe('macroEnabled');
  if (!name.endsWith('.rels')) return;
  for (const [link] of text.matchAll(/<Relationship\b[^>]*>/g)) {
    const type = /\bType="[^"]*\/([^"/]+)"/.exec(link)?.[1] ?? '';
    const external = /\bTargetMode="External"/i.test(link);
    if (external && type !== 'hyperlink') throw unsafe(`${name}: ${type}`);
    if (/^(aFChunk|oleObject|control|attachedTemplate|vbaProject)$/.test(type))
      throw unsafe(`${name}: ${type}`);
  }
}
