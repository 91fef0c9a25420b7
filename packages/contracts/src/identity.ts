import { z } from 'zod';
import { roleNames } from './permissions.ts';
import { assignmentView, partKind } from './session.ts';

export const unitCode = z.string().regex(/^[A-Za-z0-9]{2,12}$/, 'a unit code, e.g. 21172');

/** Where a role holds: `VN`, a province's two digits, or a ward's five. */
export const scopeUnit = z
  .string()
  .regex(/^(VN|\d{2}|\d{5})$/, 'VN, a province (2 digits) or a ward (5 digits)');

/** Office id of a ward's plan, code of a residential group, key of an operator (letters and digits, e.g. `vnpt`). */
export const partCode = z
  .string()
  .max(64)
  .regex(/^[\p{L}\p{N}][\p{L}\p{M}\p{N} _.:/+-]*$/u, 'letters, digits, space and _ . : / + -');

/** A role to be given: over a unit and, where the role has one, a part of it (`roleScopes` says which). */
export const assignmentBody = z.object({
  role: z.enum(roleNames),
  unitCode: scopeUnit,
  part: z.object({ code: partCode, name: z.string().trim().min(1).max(200).optional() }).optional(),
});
export type AssignmentBody = z.infer<typeof assignmentBody>;

const personName = z.string().trim().min(1).max(100);
/** A user name; compared in lower case. An `@` would make it an e-mail address, which is a field of its own. */
export const loginName = z
  .string()
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._-]{1,62}[A-Za-z0-9]$/,
    '3 to 64 letters without accents, digits, dots, dashes',
  );
const email = z.email().max(200);
const language = z.enum(['vi', 'en']);
/** 10 to 200 characters; weak ones are refused with what is weak (`identity.weak_password`). */
export const newPassword = z.string().min(10).max(200);

// ── signing in ──────────────────────────────────────────────────────────────────────────────────────────────────────
/** `POST /session`. `login` is a user name or an e-mail address. Answers `SessionAnswer` and sets the cookie. */
export const signInBody = z.object({
  login: z.string().min(1).max(200),
  password: z.string().min(1).max(200),
});
export type SignInBody = z.infer<typeof signInBody>;

/** `POST /session/demonstration`: one of `entrances` of the session's answer. */
export const enterDemonstrationBody = z.object({ person: z.uuid() });

/** `POST /setup`: makes the first administrator and signs in. `code`: asked for where `GET /setup` says so. */
export const setupBody = z.object({
  name: personName,
  login: loginName,
  email: email.optional(),
  language: language.optional(),
  password: newPassword,
  code: z.string().max(100).optional(),
});
export type SetupBody = z.infer<typeof setupBody>;

/** `GET /setup`: public. */
export const setupAnswer = z.object({
  /** No person exists yet. */
  open: z.boolean(),
  /** This browser is not on the machine itself: the code that the server printed at its start is asked for. */
  needsCode: z.boolean(),
});
export type SetupAnswer = z.infer<typeof setupAnswer>;

/** `PUT /session/acting`. Answers `SessionAnswer`. */
export const actingBody = z.object({ assignment: z.uuid() });

export const sessionView = z.object({
  id: z.uuid(),
  /** Browser and system in plain words, e.g. `Firefox · Windows`. */
  device: z.string(),
  /** Network address it was last seen at. */
  place: z.string(),
  createdAt: z.string(),
  lastSeenAt: z.string(),
  expiresAt: z.string(),
  /** The session that asks. */
  current: z.boolean(),
});
export type SessionView = z.infer<typeof sessionView>;
export const sessionList = z.object({ sessions: z.array(sessionView) });
export type SessionList = z.infer<typeof sessionList>;

/** `PUT /me`; what is left out stays. Answers `SessionAnswer`. */
export const meBody = z.object({
  name: personName.optional(),
  email: email.nullable().optional(),
  language: language.nullable().optional(),
});
/** `PUT /me/password`: ends every other session. */
export const passwordBody = z.object({ current: z.string().min(1).max(200), next: newPassword });

// ── people ──────────────────────────────────────────────────────────────────────────────────────────────────────────
export const personState = z.enum(['active', 'invited', 'suspended']);
export const personAssignment = assignmentView.extend({ since: z.string() });
export const personView = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Null where the person belongs to a wider unit than the asker's: only what they are here is shown. */
  login: z.string().nullable(),
  email: z.string().nullable(),
  state: personState,
  /** False: a wider unit's administrator manages this person; only roles over one's own unit can be ended. */
  manageable: z.boolean(),
  /** Has a second factor; null where a wider unit's administrator manages this person. */
  secondFactor: z.boolean().nullable(),
  createdAt: z.string().nullable(),
  lastSeenAt: z.string().nullable(),
  /** Standing roles within the asker's scope. */
  assignments: z.array(personAssignment),
});
export type PersonView = z.infer<typeof personView>;

/** `unit`: only who has a role over that very unit; `q`: part of the name or login. */
export const peopleQuery = z.object({
  unit: scopeUnit.optional(),
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(200).optional(),
});
export type PeopleQuery = z.output<typeof peopleQuery>;
export const peopleList = z.object({ people: z.array(personView), next: z.string().nullable() });
export type PeopleList = z.infer<typeof peopleList>;

/** A link to hand over; `path` is the web app's address of it, shown this once. */
export const handedLink = z.object({ token: z.string(), path: z.string(), expiresAt: z.string() });
export type HandedLink = z.infer<typeof handedLink>;

/** `POST /people`: the person sets the password by the link. */
export const addPersonBody = z.object({
  name: personName,
  login: loginName,
  email: email.optional(),
  language: language.optional(),
  assignments: z.array(assignmentBody).min(1).max(20),
});
export const personAdded = z.object({ id: z.uuid(), link: handedLink });
export type PersonAdded = z.infer<typeof personAdded>;

/** `PUT /people/:id`; what is left out stays. `suspended: false` lets a suspended person in again. */
export const setPersonBody = z.object({
  name: personName.optional(),
  email: email.nullable().optional(),
  suspended: z.boolean().optional(),
});
export const assignmentAdded = z.object({ id: z.uuid() });

// ── invitations ─────────────────────────────────────────────────────────────────────────────────────────────────────
export const inviteBody = z.object({
  /** Who is meant, for the list and as a proposal; the invited may change it. */
  name: personName.optional(),
  email: email.optional(),
  assignments: z.array(assignmentBody).min(1).max(20),
  /** Days until it expires. */
  days: z.number().int().min(1).max(30).default(7),
});
export const invited = z.object({ id: z.uuid(), link: handedLink });
export type Invited = z.infer<typeof invited>;

export const invitationView = z.object({
  id: z.uuid(),
  /** `invite`: a new person; `password`: a link to set a password, for a person who is there. */
  purpose: z.enum(['invite', 'password']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  person: z.uuid().nullable(),
  assignments: z.array(assignmentView.omit({ id: true })),
  createdAt: z.string(),
  expiresAt: z.string(),
  state: z.enum(['open', 'used', 'revoked', 'expired']),
});
export type InvitationView = z.infer<typeof invitationView>;
export const invitationList = z.object({ invitations: z.array(invitationView) });
export type InvitationList = z.infer<typeof invitationList>;

/** `GET /invitations/:token`: public to whoever holds the link; any other token answers 404 `identity.no_invitation`. */
export const openInvitation = z.object({
  purpose: z.enum(['invite', 'password']),
  name: z.string().nullable(),
  email: z.string().nullable(),
  /** The user name, where the person is there already (`password`). */
  login: z.string().nullable(),
  assignments: z.array(assignmentView.omit({ id: true })),
  expiresAt: z.string(),
});
export type OpenInvitation = z.infer<typeof openInvitation>;

/** `POST /invitations/:token`: used once; answers `SessionAnswer` and signs in. For `password`, only the password. */
export const acceptBody = z.object({
  name: personName.optional(),
  login: loginName.optional(),
  email: email.optional(),
  language: language.optional(),
  password: newPassword,
});
export type AcceptBody = z.infer<typeof acceptBody>;

// ── tokens ──────────────────────────────────────────────────────────────────────────────────────────────────────────
/** `ward` and `province` (the older form) or `unitCode`; none of them: the whole country. */
export const addTokenBody = z.object({
  name: z.string().trim().min(1).max(100),
  role: z.enum(roleNames),
  unitCode: scopeUnit.optional(),
  ward: unitCode.optional(),
  province: unitCode.optional(),
  part: z.object({ code: partCode, name: z.string().trim().min(1).max(200).optional() }).optional(),
  expiresAt: z.iso.datetime().optional(),
});
export type AddTokenBody = z.infer<typeof addTokenBody>;

export const tokenAdded = z.object({ id: z.uuid(), secret: z.string() });
export type TokenAdded = z.infer<typeof tokenAdded>;

export const tokenView = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.enum(roleNames),
  level: z.enum(['nation', 'province', 'ward']),
  unitCode: z.string(),
  unitName: z.string(),
  part: z.object({ kind: partKind, code: z.string(), name: z.string() }).nullable(),
  createdAt: z.string(),
  expiresAt: z.string().nullable(),
  /** To the minute. */
  lastUsedAt: z.string().nullable(),
  /** `paused`: whoever made it is suspended or has no role there any more; it works again once they have. */
  state: z.enum(['valid', 'paused', 'expired', 'revoked']),
});
export type TokenView = z.infer<typeof tokenView>;
export const tokenList = z.object({ tokens: z.array(tokenView) });
export type TokenList = z.infer<typeof tokenList>;

/** Answer of a write that has nothing else to tell. */
export const done = z.object({ done: z.literal(true) });
