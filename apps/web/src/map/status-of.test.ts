import { expect, test } from 'vitest';
import { statusOf } from './status-of.ts';

test('the status of a failed request is known, also where only its message came over from the worker', () => {
  const message = 'AJAXError: Not Found (404): http://127.0.0.1/api/v1/tiles/groups/12/3/4?a=(500)';
  expect(statusOf({ message, status: 403 })).toBe(403);
  expect(statusOf(structuredClone(new Error(message)))).toBe(404);
  expect(statusOf({ message: 'AJAXError:  (422): http://127.0.0.1/x' })).toBe(422);
  expect(statusOf(new Error('Failed to fetch'))).toBe(0);
});
