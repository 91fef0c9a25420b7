import type { AuditEntry } from '@hatangso/contracts/audit';
import type { Language } from '@hatangso/contracts/problems';

const headings = {
  vi: ['Thời điểm', 'Mã người làm', 'Người làm', 'Việc', 'Loại', 'Mã đối tượng', 'Đơn vị', 'Chi tiết'],
  en: ['Time', 'Actor id', 'Actor', 'Action', 'Kind', 'Object id', 'Unit', 'Details'],
} as const;

/** The entries as CSV with a BOM; a text that a spreadsheet would take for a formula does not begin like one. */
export function logFile(entries: readonly AuditEntry[], language: Language): Buffer {
  const cell = (text: string): string => {
    const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = entries.map(({ at, actor, actorName, action, objectKind, objectId, unitCode, facts }) => [
    ...[at, actor, actorName ?? '', action, objectKind, objectId, unitCode],
    JSON.stringify(facts),
  ]);
  const lines = [headings[language], ...rows].map((row) => row.map(cell).join(','));
  return Buffer.from(`\uFEFF${lines.join('\r\n')}\r\n`);
}
