import { type DestinationStream, pino } from 'pino';

export type Log = ReturnType<typeof makeLog>;

/** Of an error only what names the fault: an error of the database carries the statement's rows, which are people's. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly stack: string;
  readonly code?: string;
  readonly constraint?: string;
  readonly cause?: LoggedError;
}

const named = (error: object, name: 'code' | 'constraint'): string | undefined => {
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' ? value : undefined;
};

export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'not an error', stack: '' };
  const [code, constraint] = [named(error, 'code'), named(error, 'constraint')];
  return {
    type: error.name,
    message: error.message,
    stack: error.stack ?? '',
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause) }),
  };
}

/** Structured log on stderr, UTC; what could carry a secret is cut out before it is written. */
export function makeLog(level: string, destination: DestinationStream = pino.destination(2)) {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: loggedError },
      redact: {
        paths: ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.secret', '*.password'],
        remove: true,
      },
    },
    destination,
  );
}
