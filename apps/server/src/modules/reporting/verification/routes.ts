import { verificationAnswer, verificationBody } from '@hatangso/contracts/verification';
import { z } from 'zod';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { makePace } from '../../../platform/http/pace.ts';
import { readCode } from './code.ts';
import { verifyDocument } from './verify.ts';

/** Asked by hand or by a program that checks a folder; a code cannot be guessed at any pace. */
const perMinute = 120;

/** Whether a code or a file is genuine, for anybody. */
export function verificationRoutes(): Endpoint[] {
  const pace = makePace(perMinute);
  return [
    read({
      path: '/public/verifications/:mark',
      summary: 'Whether the document that carries this code was issued, and how it stands',
      permission: 'public',
      params: z.object({ mark: z.string().max(100) }),
      response: verificationAnswer,
      handle: ({ params, kernel, client }) => {
        pace.take(client.ip, kernel.clock());
        // what can be no code is as unknown as a code that nobody gave
        return verifyDocument(kernel, { code: readCode(params.mark) ?? '' });
      },
    }),
    write({
      method: 'POST',
      path: '/public/verifications',
      summary: 'The same of a file by its SHA-256: the file itself is not sent',
      permission: 'public',
      body: verificationBody,
      response: verificationAnswer,
      handle: ({ body, kernel, client }) => {
        pace.take(client.ip, kernel.clock());
        return verifyDocument(kernel, { sha256: body.sha256 });
      },
    }),
  ];
}
