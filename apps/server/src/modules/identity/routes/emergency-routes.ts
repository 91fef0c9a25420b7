import { emergencyList, emergencyOpened, openEmergencyBody } from '@hatangso/contracts/emergencies';
import { done, unitCode } from '@hatangso/contracts/identity';
import { z } from 'zod';
import { runCommand } from '../../../platform/action.ts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { endEmergency, openEmergency } from '../emergency/commands.ts';
import { listEmergencies } from '../emergency/list.ts';
import { asIdentity, type IdentityParts, placeAll } from '../parts.ts';

const ward = z.object({ code: unitCode });

/** Emergency access to a ward: possible, for some hours, and seen by everybody there. */
export const emergencyRoutes = (parts: IdentityParts): readonly Endpoint[] => [
  read({
    path: '/wards/:code/emergencies',
    summary: 'Who was let into the ward in an emergency: now, and in the last fourteen days',
    permission: 'identity.emergency.read',
    params: ward,
    response: emergencyList,
    handle: async ({ params }, run) => ({
      emergencies: await run.query(listEmergencies, { unitCode: params.code }),
    }),
  }),
  write({
    method: 'POST',
    path: '/wards/:code/emergencies',
    summary: 'Let somebody into a ward for some hours; from the province or the country only',
    permission: 'identity.emergency.open',
    params: ward,
    body: openEmergencyBody,
    response: emergencyOpened,
    handle: async ({ params, body, kernel, actor, language }) => {
      const { person, role, part, hours, reason } = body;
      const given = { role, unitCode: params.code, ...(part === undefined ? {} : { part: { code: part } }) };
      const [wanted] = await placeAll(kernel, { actor, language }, parts, [given]);
      if (wanted === undefined) throw new Error('one role in, one out');
      const input = { personId: person, wanted, hours, reason };
      return runCommand(kernel, openEmergency, input, asIdentity({ actor, language }));
    },
  }),
  write({
    method: 'DELETE',
    path: '/wards/:code/emergencies/:id',
    summary: 'End an emergency access before its time',
    permission: 'identity.emergency.end',
    params: ward.extend({ id: z.uuid() }),
    response: done,
    handle: async ({ params }, run) => {
      await run.command(endEmergency, { unitCode: params.code, id: params.id });
      return { done: true as const };
    },
  }),
];
