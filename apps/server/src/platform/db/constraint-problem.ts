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

/** The same as the driver says it: errors of the network, and of a connection that is used after it broke. */
const driverLost =
  /^Connection terminated|^Client has encountered a connection error|^timeout exceeded when trying to connect|^Query read timeout|client was closed/;
const networkLost = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/;

/**
 * Values that no contract kept out and no column holds: too large a number, a day that is none, a text that cannot be
 * read as what it should be, the character NUL (PostgreSQL, appendix A, class 22).
 */
const unfit: ReadonlySet<string> = new Set(['22003', '22007', '22008', '22021', '22P02', '22P05']);

/** Whether the connection was lost: what was asked last may have been done or not. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return connectionLost.test(code) || networkLost.test(code) || driverLost.test(error.message);
}

/** Faults of a disk, as the system (`ENOSPC`) or the database (53100) tells them; null where it is none. */
export function problemOfDisk(error: unknown): Problem | null {
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const place = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : '';
  if (/^(ENOSPC|EDQUOT|53100)$/.test(code) || /No space left on device/.test(error.message))
    return new Problem('disk.full', { place }, { cause: error });
  if (code === 'EROFS' || /Read-only file system/.test(error.message))
    return new Problem('disk.read_only', { place }, { cause: error });
  return null;
}

/** Turns an error of the database into a problem a person can act on; anything else is passed through. */
export function problemOfDatabase(error: unknown): unknown {
  if (error instanceof Problem) return error;
  const disk = problemOfDisk(error);
  if (disk !== null) return disk;
  if (isConnectionLost(error))
    return new Problem('db.unavailable', { reason: (error as Error).message }, { cause: error });
  if (!isDatabaseError(error)) return error;
  if (unfit.has(error.code)) return new Problem('request.unfit', {}, { cause: error });
  // query_canceled: by the limit that a read runs under
  if (error.code === '57014') return new Problem('db.too_slow', {}, { cause: error });
  // insufficient_privilege over a row; over a table it is a mistake of ours
  if (error.code === '42501' && /row-level security/.test(error.message))
    return new Problem('auth.outside_scope', {}, { cause: error });
  if (error.code.startsWith('23') && error.constraint !== undefined) {
    return new Problem('db.constraint', { constraint: error.constraint }, { cause: error });
  }
  return error;
}
