import { expect, test } from 'vitest';
import { safePath } from './safe-path.ts';

test('after signing in one goes on within the app, never elsewhere', () => {
  expect(safePath('/21172/ke-hoach?x=1')).toBe('/21172/ke-hoach?x=1');
  for (const bad of [
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    '',
    null,
    ['/a'],
    '/dang-nhap',
  ])
    expect(safePath(bad)).toBe('/');
});
