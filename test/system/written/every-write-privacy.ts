import { personal, type Writing } from './every-write.ts';

/** Routes of personal data that write: somebody is made to be erased, and a household's code goes. */
export async function writePrivacy({ ask, inWard }: Writing): Promise<void> {
  const person = await ask('POST', '/people', '/people', {
    name: personal,
    login: 'se-bi-xoa',
    assignments: [{ role: 'reader', unitCode: 'VN' }],
  });
  const reason = personal;
  await ask('POST', '/people/:id/erasure', `/people/${person.body.id}/erasure`, { reason });
  await inWard('POST', '/household-erasures', '/household-erasures', { household: 'HOMAT2', reason });
  await ask('PUT', '/country/privacy/periods/:category', '/country/privacy/periods/invitation', { days: 60 });
  await ask('POST', '/country/privacy/retention', '/country/privacy/retention', {
    categories: ['household', 'log_address'],
  });
}
