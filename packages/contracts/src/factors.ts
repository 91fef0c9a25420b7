import { z } from 'zod';

/** How somebody proves a second time who they are. */
export const factorMethod = z.enum(['totp', 'passkey', 'recovery']);
export type FactorMethod = z.infer<typeof factorMethod>;

const bytes = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[A-Za-z0-9_-]*$/, 'base64url');
const credential = {
  id: bytes(1400),
  rawId: bytes(1400),
  type: z.literal('public-key'),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
  clientExtensionResults: z.record(z.string().max(40), z.unknown()),
};

/** What a browser answers to `navigator.credentials.get` (WebAuthn, as JSON). */
export const passkeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    authenticatorData: bytes(10_000),
    signature: bytes(10_000),
    userHandle: bytes(200).optional(),
  }),
});
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>;

/** What a browser answers to `navigator.credentials.create`. */
export const newPasskeyAnswer = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: bytes(4000),
    attestationObject: bytes(40_000),
    authenticatorData: bytes(10_000).optional(),
    transports: z.array(z.string().max(20)).max(10).optional(),
    publicKeyAlgorithm: z.number().optional(),
    publicKey: bytes(10_000).optional(),
  }),
});
export type NewPasskeyAnswer = z.infer<typeof newPasskeyAnswer>;

/** Options for the browser, as WebAuthn's JSON: handed to `@simplewebauthn/browser` as they are. */
export const passkeyOptions = z.record(z.string(), z.unknown());

/** Six digits of an authenticator; spaces do not matter. */
const totpCode = z.string().min(6).max(12);

/** `POST /session/second`: the second step, with the cookie of the first. Answers `SessionAnswer`. */
export const secondBody = z.discriminatedUnion('method', [
  z.object({ method: z.literal('totp'), code: totpCode }),
  z.object({ method: z.literal('recovery'), code: z.string().min(10).max(40) }),
  z.object({ method: z.literal('passkey'), answer: passkeyAnswer }),
]);
export type SecondBody = z.infer<typeof secondBody>;

/** `POST /session/passkey`: signs in with a passkey alone, which the authenticator gives after knowing its owner. */
export const passkeyBody = z.object({ answer: passkeyAnswer });

/** `POST /me/proof`: proves again who one is, before a sensitive act. The password only where there is no second factor. */
export const proofBody = z.discriminatedUnion('method', [
  z.object({ method: z.literal('password'), password: z.string().min(1).max(200) }),
  z.object({ method: z.literal('totp'), code: totpCode }),
  z.object({ method: z.literal('passkey'), answer: passkeyAnswer }),
]);
export type ProofBody = z.infer<typeof proofBody>;
/** `GET /me/proof`: by what it can be proved; none: only by signing in again. */
export const proofAnswer = z.object({
  methods: z.array(z.enum(['password', 'totp', 'passkey'])),
  /** For a passkey. */
  options: passkeyOptions.nullable(),
});
export type ProofAnswer = z.infer<typeof proofAnswer>;

const passkeyName = z.string().trim().min(1).max(60);
export const passkeyView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The host it answers; another one needs its own. */
  host: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export type PasskeyView = z.infer<typeof passkeyView>;

/** `GET /me/factors`. */
export const factorList = z.object({
  totp: z.object({ createdAt: z.string(), lastUsedAt: z.string().nullable() }).nullable(),
  passkeys: z.array(passkeyView),
  recoveryLeft: z.number(),
  /** False where the address is a bare number: passkeys need a name. */
  passkeysPossible: z.boolean(),
  /** One of one's roles needs a second factor. */
  required: z.boolean(),
  /** Providers of single sign-on one is linked to, and those one may still link. */
  links: z.array(z.object({ provider: z.string(), name: z.string(), linkedAt: z.string().nullable() })),
});
export type FactorList = z.infer<typeof factorList>;

/** `POST /me/factors/totp`: a secret that counts once a code of it is given. */
export const totpBegun = z.object({
  /** For typing by hand. */
  secret: z.string(),
  /** `otpauth://…`, what the QR code says. */
  address: z.string(),
  /** The QR code as an SVG. */
  qr: z.string(),
});
export type TotpBegun = z.infer<typeof totpBegun>;
export const totpConfirmBody = z.object({ code: totpCode });

/** Recovery codes are told with the first factor, and when they are made anew: once. */
export const factorAdded = z.object({ codes: z.array(z.string()).nullable() });
export type FactorAdded = z.infer<typeof factorAdded>;
export const addPasskeyBody = z.object({ name: passkeyName, answer: newPasskeyAnswer });
export const namePasskeyBody = z.object({ name: passkeyName });
