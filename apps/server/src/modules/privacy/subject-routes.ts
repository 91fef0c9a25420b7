import { unitCode } from '@hatangso/contracts/identity';
import {
  eraseHouseholdBody,
  erasePersonBody,
  erasureAnswer,
  householdDataQuery,
  personDataQuery,
} from '@hatangso/contracts/privacy';
import { z } from 'zod';
import { type Query, runCommand, runQuery } from '../../platform/action.ts';
import { type Endpoint, read, write } from '../../platform/http/endpoint.ts';
import { demandFreshProof } from '../../platform/http/prove-again.ts';
import { Problem } from '../../platform/problem.ts';
import { asIdentity, homeOfPerson } from '../identity/index.ts';
import { householdDigest } from '../survey/index.ts';
import { copyAsFile } from './data-file.ts';
import { erasePerson } from './erase-person.ts';
import { listErasure } from './erasure-list.ts';
import { eraseHousehold, readHouseholdData } from './household.ts';
import { readPersonData } from './person-data.ts';
import { erasureTold } from './stays.ts';

export interface PrivacyParts {
  readonly provinceOf: Query<{ code: string }, string>;
}

const files = ['text/html', 'application/json'] as const;
const own = z.object({ id: z.uuid() });

/** A copy of somebody's data, for themself or by whoever administers them, and its erasure. */
export const personRoutes: readonly Endpoint[] = [
  read({
    path: '/me/personal-data',
    summary: 'Everything kept of oneself, as one file for people and machines',
    permission: 'identity.own.read',
    query: personDataQuery,
    response: files,
    handle: async ({ actor, kernel, language, query: { format } }) => {
      if (actor.person === null) throw new Problem('identity.only_people');
      const caller = asIdentity({ actor, language });
      const home = await runQuery(kernel, homeOfPerson, { id: actor.person }, caller);
      const data = await runQuery(kernel, readPersonData, { personId: actor.person, home }, caller);
      return copyAsFile(data, format, language);
    },
  }),
  read({
    path: '/people/:id/personal-data',
    summary: 'Everything kept of a person whom one administers, as one file for people and machines',
    permission: 'privacy.person.export',
    params: own,
    query: personDataQuery,
    response: files,
    handle: async ({ actor, kernel, language, params, query: { format } }, run) => {
      const home = await run.query(homeOfPerson, params);
      const asked = { personId: params.id, home };
      const data = await runQuery(kernel, readPersonData, asked, asIdentity({ actor, language }));
      return copyAsFile(data, format, language);
    },
  }),
  write({
    method: 'POST',
    path: '/people/:id/erasure',
    summary: 'Erase who a person is and all they sign in by; `check` only tells what would go and what stays',
    permission: 'privacy.person.erase',
    reach: 'own',
    params: own,
    body: erasePersonBody,
    response: erasureAnswer,
    handle: async ({ actor, kernel, language, params, body }, run) => {
      if (!body.check) demandFreshProof({ actor, now: kernel.clock(), installation: kernel.installation });
      const home = await run.query(homeOfPerson, params);
      const asked = { personId: params.id, home, ...body };
      const counts = await runCommand(kernel, erasePerson, asked, asIdentity({ actor, language }));
      if (!body.check) await listErasure(kernel, { kind: 'person', unit: home.unitCode, subject: params.id });
      return erasureTold('person', counts, !body.check);
    },
  }),
];

const ward = z.object({ code: unitCode });

export const householdRoutes = ({ provinceOf }: PrivacyParts): readonly Endpoint[] => [
  read({
    path: '/wards/:code/household-data',
    summary: 'Everything kept of a household, found by its code, as one file for people and machines',
    permission: 'privacy.household.export',
    params: ward,
    query: householdDataQuery,
    response: files,
    handle: async ({ params, language, query: { household, format } }, run) => {
      const provinceCode = await run.query(provinceOf, { code: params.code });
      const data = await run.query(readHouseholdData, { unitCode: params.code, provinceCode, household });
      return copyAsFile(data, format, language);
    },
  }),
  write({
    method: 'POST',
    path: '/wards/:code/household-erasures',
    summary:
      'Take a household’s code and place out of everything; figures stay. `check` only tells what would go',
    permission: 'privacy.household.erase',
    params: ward,
    body: eraseHouseholdBody,
    response: erasureAnswer,
    handle: async ({ actor, kernel, params, body }, run) => {
      if (!body.check) demandFreshProof({ actor, now: kernel.clock(), installation: kernel.installation });
      const provinceCode = await run.query(provinceOf, { code: params.code });
      const counts = await run.command(eraseHousehold, { unitCode: params.code, provinceCode, ...body });
      const subject = householdDigest(params.code, body.household);
      if (!body.check) await listErasure(kernel, { kind: 'household', unit: params.code, subject });
      return erasureTold('household', counts, !body.check);
    },
  }),
];
