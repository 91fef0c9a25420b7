/** The calendar day in Viet Nam (UTC+7 all year): the day people mean by "today". */
export const todayIn = (now: Date): string =>
  new Date(now.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
