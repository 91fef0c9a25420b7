import { unitCode } from '@hatangso/contracts/identity';
import {
  calendarQuery,
  calendarView,
  feedAdded,
  feedBody,
  feedList,
  feedQuery,
} from '@hatangso/contracts/plan-desk';
import { z } from 'zod';
import { type Query, runQuery } from '../../../platform/action.ts';
import { wardScope } from '../../../platform/db/scope.ts';
import { type Endpoint, read, write } from '../../../platform/http/endpoint.ts';
import { machineActor } from '../../../platform/kernel.ts';
import { into } from '../desk/desk-routes.ts';
import type { CalendarFacts } from './calendar-events.ts';
import { calendarFile, readCalendar } from './calendar-queries.ts';
import { addFeed, feedOf, listFeeds, revokeFeed } from './feeds.ts';

const ward = z.object({ code: unitCode });

/** Deadlines that a ward set, which belong to a later module. */
export type WardDeadlines = Query<{ readonly unitCode: string }, CalendarFacts['deadlines']>;

export const calendarRoutes = (deadlines: WardDeadlines): readonly Endpoint[] => [
  read({
    path: '/wards/:code/calendar',
    summary: "The days of a ward's plans: deadlines, targets, tasks, answers due",
    permission: 'plan.plan.read',
    params: ward,
    query: calendarQuery,
    response: calendarView,
    handle: async ({ params, query }, run) => {
      const asked = { unitCode: params.code, office: query.office ?? null };
      return run.query(readCalendar, { ...asked, deadlines: await run.query(deadlines, asked) });
    },
  }),
  read({
    path: '/wards/:code/calendar.ics',
    summary: 'The same for calendar programs (RFC 5545), at a secret address that can be revoked',
    permission: 'public',
    params: ward,
    query: feedQuery,
    response: ['text/calendar'],
    // the secret, not a session, says what may be read: days of this ward's plans, and nothing else
    handle: async ({ params, query, kernel, language }) => {
      const scope = wardScope(params.code);
      const stranger = { actor: machineActor('feed', scope), scope, language };
      const feed = await runQuery(kernel, feedOf, { unitCode: params.code, key: query.key }, stranger);
      const caller = { ...stranger, actor: machineActor(`feed:${feed.id}`, scope) };
      const asked = { unitCode: params.code, office: feed.office };
      const set = await runQuery(kernel, deadlines, asked, caller);
      const days = await runQuery(kernel, readCalendar, { ...asked, deadlines: set }, caller);
      const text = calendarFile(days, language);
      return {
        fileName: `ke-hoach-${params.code}.ics`,
        mediaType: 'text/calendar; charset=utf-8',
        bytes: Buffer.from(text),
      };
    },
  }),
  ...feedRoutes,
];

const feedRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/calendar-feeds',
    summary: 'The secret calendar addresses that work, without their secrets',
    permission: 'plan.feed.read',
    params: ward,
    response: feedList,
    handle: ({ params }, run) => run.query(listFeeds, { unitCode: params.code }),
  }),
  write({
    method: 'POST',
    path: '/wards/:code/calendar-feeds',
    summary: 'Make a secret calendar address; the secret is answered once',
    permission: 'plan.feed.add',
    params: ward,
    body: feedBody,
    response: feedAdded,
    handle: async ({ params, body }, run) =>
      run.command(addFeed, { ...(await into(run, params.code)), ...body }),
  }),
  write({
    method: 'DELETE',
    path: '/wards/:code/calendar-feeds/:id',
    summary: 'Revoke a secret calendar address at once',
    permission: 'plan.feed.add',
    params: ward.extend({ id: z.uuid() }),
    response: z.object({ id: z.uuid() }),
    handle: async ({ params }, run) =>
      run.command(revokeFeed, { ...(await into(run, params.code)), id: params.id }),
  }),
];
