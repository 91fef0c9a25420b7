import { type AddressInfo, connect } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { limitBodyTime, serverLimits } from './time-limits.ts';

let app: FastifyInstance | undefined;
afterEach(async () => app?.close());

/** What the server says to bytes on the wire, and after how many milliseconds it lets go. */
async function say(bytes: string): Promise<{ readonly answer: string; readonly after: number }> {
  if (app === undefined) throw new Error('no server');
  const { port } = app.server.address() as AddressInfo;
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (piece) => {
      answer += piece.toString();
    });
    socket.on('close', () => resolve({ answer, after: performance.now() - begun }));
    socket.on('error', reject);
  });
}

test('a body that does not come ends its request, one that comes is read', async () => {
  app = Fastify();
  app.addHook('onRequest', async (request, reply) => limitBodyTime(request, reply, 200));
  app.post('/note', async ({ body }) => body);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const head = 'POST /note HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n';
  const slow = await say(`${head}Content-Length: 20\r\n\r\n{"a"`);
  expect(slow.answer).toMatch(/^HTTP\/1\.1 408/);
  expect(slow.after).toBeGreaterThan(150);
  expect((await say(`${head}Content-Length: 9\r\n\r\n{"a":"b"}`)).answer).toMatch(
    /^HTTP\/1\.1 200[\s\S]*\{"a":"b"\}/,
  );
});

test('headers that do not come end the connection', async () => {
  app = Fastify({ http: { headersTimeout: 200, connectionsCheckingInterval: 50 }, requestTimeout: 1_000 });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const slow = await say('GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ');
  expect(slow.answer).toMatch(/^HTTP\/1\.1 408/);
  expect(serverLimits.http.headersTimeout).toBeLessThanOrEqual(15_000);
  expect(serverLimits.http.connectionsCheckingInterval).toBeLessThan(serverLimits.http.headersTimeout);
});
