import type { Conversation } from '@hatangso/contracts/plan-difficulties';
import type { Say } from '../../../app/words.ts';
import { day } from '../../../kit/format.ts';
import type { talkWords } from './words-talk.ts';

type SayTalk = Say<NonNullable<(typeof talkWords)['keys']>>;

/** When an answer is due, or was given, in a few words. */
export function dueText({ due, daysLeft, answeredOn, state }: Conversation, t: SayTalk): string {
  if (daysLeft === null)
    return answeredOn === null || state === 'settled' ? '' : t('answeredOn', { day: day(answeredOn) });
  if (daysLeft === 0) return t('dueToday');
  const near = daysLeft < 0 ? t('late', { days: -daysLeft }) : t('left', { days: daysLeft });
  return `${t('due', { day: day(due) })}, ${near}`;
}
