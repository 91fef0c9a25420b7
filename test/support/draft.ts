import type { DraftView } from '@hatangso/contracts/drafts';
import type { House } from './house.ts';

/** The draft once nothing is under way: its file read, its cells checked, or all of it taken in. */
export async function settledDraft(house: House, ward: string, id: string): Promise<DraftView> {
  for (let turn = 0; turn < 600; turn += 1) {
    const { body } = await house.ask<DraftView>('GET', `/wards/${ward}/drafts/${id}`);
    if (!['reading', 'checking', 'taking'].includes(body.phase)) return body;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the work on the draft does not end');
}
