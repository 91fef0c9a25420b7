export { sessionCookieNames } from './cookies.ts';
export { sweepSessions } from './jobs.ts';
export { namesOf } from './names-of.ts';
export { isFirstRun } from './own.ts';
export type { IdentityParts } from './parts.ts';
export { identityModule } from './routes/index.ts';
export { localActor, makeSignIn } from './sign-in.ts';
export { newSecret, newSetupCode } from './token.ts';
export { addToken, administratorToken } from './tokens.ts';
