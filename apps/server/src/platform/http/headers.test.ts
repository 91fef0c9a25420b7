import Fastify from 'fastify';
import { expect, test } from 'vitest';
import { protectAnswers } from './headers.ts';

function site() {
  const app = Fastify({ trustProxy: '127.0.0.1' });
  protectAnswers(app);
  app.get('/plain', async () => ({ fine: true }));
  app.get('/own', (_request, reply) =>
    reply
      .header('content-security-policy', "default-src 'self'")
      .header('cache-control', 'no-cache')
      .send('own'),
  );
  app.get('/broken', async () => {
    throw new Error('broken');
  });
  return app;
}

test('every answer is protected: a page keeps its own policy, errors and unknown addresses have one too', async () => {
  const app = site();
  for (const url of ['/plain', '/broken', '/nowhere']) {
    const { headers } = await app.inject(url);
    expect([url, headers['content-security-policy']]).toEqual([
      url,
      expect.stringContaining("default-src 'none'"),
    ]);
    expect([url, headers['cache-control']]).toEqual([url, 'no-store']);
    expect([url, headers['x-content-type-options']]).toEqual([url, 'nosniff']);
  }
  const own = await app.inject('/own');
  expect(own.headers['content-security-policy']).toBe("default-src 'self'");
  expect(own.headers['cache-control']).toBe('no-cache');
  expect(own.headers['cross-origin-opener-policy']).toBe('same-origin');
  await app.close();
});

test('over https a browser is told to come back over https only, over plain HTTP nothing of the kind', async () => {
  const app = site();
  const secure = await app.inject({ url: '/plain', headers: { 'x-forwarded-proto': 'https' } });
  expect(secure.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
  expect((await app.inject('/plain')).headers['strict-transport-security']).toBeUndefined();
  await app.close();
});
