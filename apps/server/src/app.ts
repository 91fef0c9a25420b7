import type { FastifyInstance } from 'fastify';
import { type BaseMap, baseMapHosts, baseMapModule, noBaseMap } from './base-map.ts';
import type { Config } from './config.ts';
import { installationModule } from './installation.ts';
import { auditModule, signRegularly, verifyNightly } from './modules/audit/index.ts';
import { backUpWhenDue, backupHealth, backupsModule } from './modules/backups/index.ts';
import { claimsKind, coverageModule } from './modules/coverage/index.ts';
import { evidenceModule, expireNightly, figuresKind, type ImportKind } from './modules/evidence/index.ts';
import {
  identityModule,
  isFirstRun,
  makeSignIn,
  namesOf,
  sessionCookieNames,
  sweepSessions,
} from './modules/identity/index.ts';
import { checkIndicators, indicatorFacts } from './modules/indicators/for-other-modules.ts';
import {
  computeNightly,
  figureCodesOf,
  figuresAt,
  indicatorsModule,
  recompute,
  wardIndicators,
} from './modules/indicators/index.ts';
import { overviewModule } from './modules/overview/index.ts';
import { planKind, planModule, progressKind } from './modules/plan/index.ts';
import { portalModule } from './modules/portal/index.ts';
import { privacyModule, sweepPersonalData } from './modules/privacy/index.ts';
import { reportingModule, setDeadlines } from './modules/reporting/index.ts';
import { householdsKind, surveyModule } from './modules/survey/index.ts';
import { provinceOf, territoryKinds, territoryModule, unitNames } from './modules/territory/index.ts';
import { runQuery } from './platform/action.ts';
import { nationScope } from './platform/db/scope.ts';
import { makeHttpServer } from './platform/http/server.ts';
import { serveWeb } from './platform/http/web.ts';
import type { Job } from './platform/jobs.ts';
import { type Kernel, publicActor } from './platform/kernel.ts';
import type { Module } from './platform/module.ts';
import { Problem } from './platform/problem.ts';

/** What can be brought in. */
export const importKinds: readonly ImportKind[] = [
  ...territoryKinds,
  planKind(checkIndicators),
  progressKind,
  householdsKind,
  claimsKind,
  figuresKind(figureCodesOf),
];

/** The table of contents: every module of the house. */
export function modules(baseMap: BaseMap = noBaseMap): readonly Module[] {
  return [
    installationModule,
    baseMapModule(baseMap),
    identityModule({ provinceOf, unitNames }),
    auditModule({ namesOf, provinceOf }),
    backupsModule,
    evidenceModule({
      kinds: importKinds,
      rules: figureCodesOf,
      figures: figuresAt,
      provinceOf,
      changed: recompute,
    }),
    territoryModule,
    planModule({
      indicators: { check: checkIndicators, facts: indicatorFacts },
      figures: wardIndicators,
      deadlines: setDeadlines,
      changed: recompute,
    }),
    surveyModule,
    coverageModule,
    indicatorsModule,
    reportingModule,
    overviewModule,
    portalModule,
    privacyModule({ provinceOf }),
  ];
}

/** Work that runs by itself while the server is up. */
export const jobs: readonly Job[] = [
  computeNightly,
  expireNightly,
  sweepSessions,
  sweepPersonalData,
  backUpWhenDue,
  signRegularly,
  verifyNightly,
];

/** The application over one installation; `localSecret` is the credential of whoever sits at the machine. */
export async function makeApp(kernel: Kernel, config: Config, localSecret: string): Promise<FastifyInstance> {
  const app = await makeHttpServer({
    kernel,
    endpoints: modules(config.baseMap).flatMap((module) => module.endpoints),
    pages: modules().flatMap((module) => module.pages ?? []),
    signIn: makeSignIn(kernel, localSecret),
    provinceOf: (code) => provinceOfWard(kernel, code),
    maxUploadBytes: config.maxUploadBytes,
    trustedProxies: config.trustedProxies,
    backupHealth: () => backupHealth(kernel),
    plainHttp: config.plainHttp,
  });
  if (config.webFolder !== null) {
    await serveWeb(app, {
      folder: config.webFolder,
      // a demonstration is entered by a click, a new installation by its first person
      deskFirst: async () => kernel.installation.demonstration || (await isFirstRun(kernel)),
      sessionCookies: sessionCookieNames(kernel),
      hosts: baseMapHosts(config.baseMap),
    });
  }
  return app;
}

/** The province a ward lies in; null where no such ward is known. */
async function provinceOfWard(kernel: Kernel, code: string): Promise<string | null> {
  const caller = { actor: publicActor, scope: nationScope, language: 'en' } as const;
  return runQuery(kernel, provinceOf, { code }, caller).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'territory.unknown_unit') return null;
    throw error;
  });
}
