import type { FastifyError } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { problemOfFramework } from './framework-problem.ts';

const refused = (shape: z.ZodType, value: unknown) => {
  const read = validatorCompiler({ schema: shape, method: 'POST', url: '/', httpPart: 'body' })(value);
  const validation = typeof read === 'object' && 'error' in read ? read.error : undefined;
  if (validation === undefined) throw new Error('the value was taken');
  return problemOfFramework({ validation, validationContext: 'body' } as unknown as FastifyError);
};

test('a validator’s finding is told in Vietnamese and in English, with its place', () => {
  const problem = refused(z.object({ name: z.string().min(3) }), { name: 'ab' });
  expect(problem?.text('en')).toMatch(/^Invalid request at body\/name: Too small: expected string/);
  expect(problem?.text('vi')).toMatch(/^Yêu cầu không hợp lệ tại body\/name: Quá nhỏ/);
  const kind = refused(z.object({ year: z.number() }), { year: 'hai nghìn' });
  expect(kind?.text('vi')).toMatch(/body\/year: .*mong đợi số/);
});

test('the framework’s own refusals are in both languages, and a fault of ours is none of them', () => {
  const media = problemOfFramework({
    statusCode: 415,
    code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE',
  } as FastifyError);
  expect(media?.text('vi')).toContain('kiểu nội dung');
  expect(problemOfFramework({ statusCode: 500, code: 'X' } as FastifyError)).toBeNull();
});
