/** One day of a calendar. */
export interface DayEvent {
  /** Unique in the world and the same for ever, so that a calendar program changes a day and does not add one. */
  readonly uid: string;
  /** ISO day. */
  readonly day: string;
  readonly title: string;
  readonly detail: string | null;
  readonly categories: readonly string[];
}

export interface Calendar {
  readonly name: string;
  /** When what it holds was last changed; ISO instant. */
  readonly changed: string;
  readonly events: readonly DayEvent[];
}

/**
 * A calendar as text (RFC 5545): all-day events that block nobody's time, lines folded at 75 octets without cutting a
 * letter, ends of lines CRLF. The same content gives the same bytes.
 */
export function calendarText({ name, changed, events }: Calendar): string {
  const stamp = utcStamp(changed);
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ha tang so//Plan//VI',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT12H',
    'X-PUBLISHED-TTL:PT12H',
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventLines({ uid, day, title, detail, categories }: DayEvent, stamp: string): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${stamp}`,
    `LAST-MODIFIED:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
    // the day after the last: the end is not included
    `DTEND;VALUE=DATE:${nextDay(day).replaceAll('-', '')}`,
    `SUMMARY:${escaped(title)}`,
    ...(detail === null ? [] : [`DESCRIPTION:${escaped(detail)}`]),
    ...(categories.length === 0 ? [] : [`CATEGORIES:${categories.map(escaped).join(',')}`]),
    'CLASS:PRIVATE',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

const utcStamp = (moment: string): string => new Date(moment).toISOString().replace(/\.\d{3}|[-:]/g, '');
const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/** TEXT values: backslash, semicolon, comma and line ends are escaped; other control characters cannot stand there. */
const escaped = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');

const limit = 75;

/** Lines of at most 75 octets; what follows starts with a space. */
export function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const letter of line) {
    const octets = Buffer.byteLength(letter);
    if (size + octets > limit) {
      pieces.push(piece);
      piece = '';
      size = 1;
    }
    piece += letter;
    size += octets;
  }
  return [...pieces, piece].join('\r\n ');
}
