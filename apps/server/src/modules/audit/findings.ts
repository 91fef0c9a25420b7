import type { AuditVerification } from '@hatangso/contracts/audit';
import { type AuditFindingCode, auditFindings, findingText } from '@hatangso/contracts/audit-findings';

export interface Finding {
  readonly code: AuditFindingCode;
  readonly params: Readonly<Record<string, string | number>>;
}

/** As many as are told one by one; all are counted. */
const mostTold = 100;

/** What is found on the way, in the order it is found. */
export class Findings {
  readonly told: Finding[] = [];
  count = 0;

  add(code: AuditFindingCode, params: Finding['params']): void {
    this.count += 1;
    if (this.told.length < mostTold) this.told.push({ code, params });
  }
}

interface Kept {
  readonly at: string;
  readonly size: number;
  readonly findingCount: number;
  readonly findings: readonly { readonly code: string; readonly params: Finding['params'] }[];
}

/** A verification with its findings in words. */
export function tell({ at, size, findingCount, findings }: Kept): AuditVerification {
  const words = (code: AuditFindingCode, params: Finding['params']) => ({
    vi: findingText(code, params, 'vi'),
    en: findingText(code, params, 'en'),
  });
  const told = findings
    .filter((one): one is Finding => one.code in auditFindings)
    .map(({ code, params }) => ({ code, params: { ...params }, messages: words(code, params) }));
  return { at, size, findingCount, findings: told };
}
