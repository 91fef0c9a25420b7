import { pino } from 'pino';

export type Log = ReturnType<typeof makeLog>;

/** Structured log on stderr; what could carry a secret is cut out before it is written. */
export function makeLog(level: string) {
  return pino(
    {
      level,
      base: null,
      redact: {
        paths: ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.secret', '*.password'],
        remove: true,
      },
    },
    pino.destination(2),
  );
}
