import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';
import { auditModule } from './modules/audit/index.ts';
import { evidenceModule } from './modules/evidence/index.ts';
import { identityModule, makeSignIn } from './modules/identity/index.ts';
import { provinceOf, territoryKinds, territoryModule } from './modules/territory/index.ts';
import { makeHttpServer } from './platform/http/server.ts';
import type { Kernel } from './platform/kernel.ts';
import type { Module } from './platform/module.ts';

/** The table of contents: every module of the house. */
export function modules(): readonly Module[] {
  return [
    identityModule,
    auditModule,
    evidenceModule({ kinds: [...territoryKinds], provinceOf, changed: async () => undefined }),
    territoryModule,
  ];
}

/** The application over one installation; `localSecret` is the credential of whoever sits at the machine. */
export function makeApp(kernel: Kernel, config: Config, localSecret: string): Promise<FastifyInstance> {
  return makeHttpServer({
    kernel,
    endpoints: modules().flatMap((module) => module.endpoints),
    signIn: makeSignIn(kernel, localSecret),
    maxUploadBytes: config.maxUploadBytes,
  });
}
