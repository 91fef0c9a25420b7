import { Problem } from '../problem.ts';

interface DatabaseError {
  readonly code: string;
  readonly message: string;
  readonly constraint?: string;
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error &&
  'code' in error &&
  typeof error.code === 'string' &&
  /^[0-9A-Z]{5}$/.test(error.code);

/** Class 08 and 57P: the connection or the server went away (PostgreSQL, appendix A). */
const connectionLost = /^(08...|57P0[123])$/;

/** Turns an error of the database into a problem a person can act on; anything else is passed through. */
export function problemOfDatabase(error: unknown): unknown {
  if (!isDatabaseError(error)) return error;
  if (connectionLost.test(error.code))
    return new Problem('db.unavailable', { reason: error.message }, { cause: error });
  // insufficient_privilege over a row; over a table it is a mistake of ours
  if (error.code === '42501' && /row-level security/.test(error.message))
    return new Problem('auth.outside_scope', {}, { cause: error });
  if (error.code.startsWith('23') && error.constraint !== undefined) {
    return new Problem('db.constraint', { constraint: error.constraint }, { cause: error });
  }
  return error;
}
