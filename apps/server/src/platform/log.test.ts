import { expect, test } from 'vitest';
import { loggedError } from './log.ts';

test('an error of the database is logged without the rows it carries', () => {
  const ofDatabase = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    constraint: 'households_pkey',
    detail: 'Failing row contains (H0001, Nguyễn Thị Tám).',
    where: 'Nguyễn Thị Tám',
    query: "insert into survey.households values ('Nguyễn Thị Tám')",
    params: ['[{"code":"Nguyễn Thị Tám"}]'],
  });
  const logged = loggedError(new Error('outer', { cause: ofDatabase }));
  expect(logged).toMatchObject({
    type: 'Error',
    message: 'outer',
    cause: { code: '23505', constraint: 'households_pkey' },
  });
  expect(JSON.stringify(logged)).not.toContain('Tám');
});
