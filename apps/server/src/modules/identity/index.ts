export { addToken, administratorToken } from './commands.ts';
export { identityModule } from './routes.ts';
export { makeSignIn } from './sign-in.ts';
export { newSecret } from './token.ts';
