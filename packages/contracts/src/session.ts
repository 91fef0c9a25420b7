import { z } from 'zod';
import { factorMethod } from './factors.ts';
import { roleNames } from './permissions.ts';

export const unitLevel = z.enum(['nation', 'province', 'ward']);
export const partKind = z.enum(['office', 'group', 'operator']);

/** One role over one scope: what a person acts under. */
export const assignmentView = z.object({
  id: z.string(),
  role: z.enum(roleNames),
  level: unitLevel,
  /** Code of the ward or province; `VN` for the country. */
  unitCode: z.string(),
  unitName: z.string(),
  /** Office id of the ward's plan, code of a residential group, or key of an operator; null where the role has none. */
  part: z.object({ kind: partKind, code: z.string(), name: z.string() }).nullable(),
});
export type AssignmentView = z.infer<typeof assignmentView>;

/** `GET /api/v1/session`: public; who is signed in, under which assignment, and what that allows. */
export const sessionAnswer = z.object({
  /** No person exists yet: the first-run screen makes the administrator (`POST /setup`). */
  firstRun: z.boolean(),
  demonstration: z.boolean().optional(),
  /** Null: nobody is signed in. A token or the machine's own credential shows as a person without a login. */
  person: z
    .object({
      id: z.string(),
      name: z.string(),
      login: z.string(),
      email: z.string().nullable(),
      language: z.enum(['vi', 'en']).nullable(),
    })
    .nullable(),
  assignments: z.array(assignmentView),
  /** Id of the assignment this session acts under. */
  acting: z.string().nullable(),
  permissions: z.array(z.string()),
  /** In a demonstration, while nobody is signed in: whom one may enter as, by a click (`POST /session/demonstration`). */
  entrances: z
    .array(z.object({ id: z.uuid(), name: z.string(), login: z.string(), assignment: assignmentView }))
    .optional(),
  /** While nobody is signed in: by whose accounts one may sign in (`POST /session/provider`). */
  providers: z.array(z.object({ id: z.string(), name: z.string() })).optional(),
  /** After signing out of a session that a provider opened: where to sign out there too. */
  leaveAt: z.string().optional(),
  /** The first step of signing in was right, the second is waited for (`POST /session/second`); nobody is signed in. */
  second: z.object({ methods: z.array(factorMethod), expiresAt: z.string() }).optional(),
  /** Of a person who is signed in. */
  factor: z
    .object({
      /** One of the person's roles needs a second factor. */
      required: z.boolean(),
      enrolled: z.boolean(),
      /** It is needed and lacking: nothing can be done but making one. */
      held: z.boolean(),
      /** Until this day (YYYY-MM-DD) it may be lacking, where the installation says so. */
      graceUntil: z.string().nullable(),
    })
    .optional(),
});
export type SessionAnswer = z.infer<typeof sessionAnswer>;
