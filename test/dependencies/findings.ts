import { z } from 'zod';

/** What `npm audit --json` says (npm 7 and later), as far as we read it. */
const report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({
      via: z.array(
        z.union([
          z.string(),
          z.object({ url: z.string(), title: z.string(), severity: z.string(), name: z.string() }),
        ]),
      ),
    }),
  ),
});

/** `docs/security/audit-exceptions.yaml`. */
export const exceptionList = z.object({
  exceptions: z.array(
    z.object({
      advisory: z.string().regex(/^GHSA(-[0-9a-z]{4}){3}$/),
      package: z.string().min(1),
      reason: z.string().min(30),
      until: z.iso.date(),
    }),
  ),
});
export type Exceptions = z.infer<typeof exceptionList>['exceptions'];

export interface Finding {
  readonly advisory: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
}

/** Null: no report at all (the registry has no such service, or cannot be reached). */
export function findingsOf(json: string): readonly Finding[] | null {
  let said: unknown;
  try {
    said = JSON.parse(json);
  } catch {
    return null;
  }
  const read = report.safeParse(said);
  if (!read.success) return null;
  const found = new Map<string, Finding>();
  for (const { via } of Object.values(read.data.vulnerabilities))
    for (const one of via)
      if (typeof one !== 'string') {
        const advisory = one.url.split('/').at(-1) ?? one.url;
        // one advisory may be about several packages: each is answered for by itself
        const key = `${advisory} ${one.name}`;
        found.set(key, { advisory, package: one.name, severity: one.severity, title: one.title });
      }
  return [...found.values()];
}

export interface Judged {
  /** What nobody has answered for: not excepted, excepted for another package, or longer than was said. */
  readonly open: readonly Finding[];
  readonly excepted: readonly (Finding & Pick<Exceptions[number], 'reason' | 'until'>)[];
  /** Exceptions that answer for nothing any more: ended, or what they answered for is gone. */
  readonly idle: Exceptions;
}

/** `today` as `YYYY-MM-DD`; an exception counts on its last day. */
export function judge(findings: readonly Finding[], exceptions: Exceptions, today: string): Judged {
  const forIt = (finding: Finding) =>
    exceptions.find(
      (one) => one.advisory === finding.advisory && one.package === finding.package && today <= one.until,
    );
  const used = new Set(findings.map(forIt));
  return {
    open: findings.filter((finding) => forIt(finding) === undefined),
    excepted: findings.flatMap((finding) => {
      const one = forIt(finding);
      return one === undefined ? [] : [{ ...finding, reason: one.reason, until: one.until }];
    }),
    idle: exceptions.filter((one) => !used.has(one)),
  };
}

/** Why npm gave no report, in its own words but without addresses; null: it did not say. */
export function reasonOf(json: string): string | null {
  try {
    const said = JSON.parse(json) as { message?: string; error?: { code?: string; summary?: string } };
    const words = said.message ?? said.error?.summary ?? said.error?.code;
    return words?.replaceAll(/(- (GET|POST) )?https?:\/\/\S+/g, '').trim() || null;
  } catch {
    return null;
  }
}
