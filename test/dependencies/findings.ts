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
        found.set(advisory, { advisory, package: one.name, severity: one.severity, title: one.title });
      }
  return [...found.values()];
}

/** What nobody has answered for: not excepted, excepted for another package, or longer than was said. */
export const unexcepted = (findings: readonly Finding[], exceptions: Exceptions, today: string) =>
  findings.filter(
    (finding) =>
      !exceptions.some(
        (one) => one.advisory === finding.advisory && one.package === finding.package && today <= one.until,
      ),
  );
