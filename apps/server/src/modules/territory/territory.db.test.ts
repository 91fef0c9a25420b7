import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';

onBothEngines('territory', (house) => {
  test('answers over HTTP with a token and not without', async () => {
    expect((await house().ask('GET', '/imports')).body).toEqual({ imports: [], next: null });
    expect((await house().ask('GET', '/imports', undefined, 'hts_wrongwrongwrongwrong')).status).toBe(401);
  });

  test('a ward that no import named is refused with the way out', async () => {
    const refused = await house().send<{ code: string }>('/wards/21172/imports/groups', 'a.csv', 'Mã TDP\n1');
    expect(refused.body.code).toBe('import.unknown_kind');
  });
});
