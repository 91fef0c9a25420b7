import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { calendarText, type DayEvent, folded } from './ical.ts';

const changed = '2026-11-22T03:04:05.678Z';
const event: DayEvent = {
  uid: 'task-IV.1.a-ke-hoach@21172.hatangso',
  day: '2026-12-31',
  title: 'Hạn nhiệm vụ IV.1.a: Mở rộng vùng phủ 5G; "khu vực", trọng điểm',
  detail: 'Dòng một\nDòng hai \\ ba',
  categories: ['Nhiệm vụ', 'Khó khăn, vướng mắc'],
};

/** What another program reads. */
function read(
  text: string,
): { summary: string; description: string | null; start: string; end: string; uid: string }[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const one = new ICAL.Event(component);
    return {
      summary: one.summary,
      description: one.description ?? null,
      start: one.startDate.toString(),
      end: one.endDate.toString(),
      uid: one.uid,
    };
  });
}

test('a calendar is the same bytes each time, with what RFC 5545 demands', () => {
  const text = calendarText({ name: 'Kế hoạch', changed, events: [event] });
  expect(text).toBe(calendarText({ name: 'Kế hoạch', changed, events: [event] }));
  const lines = text.replace(/\r\n /g, '').split('\r\n');
  expect(lines.slice(0, 3)).toEqual(['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Ha tang so//Plan//VI']);
  expect(lines.slice(-2)).toEqual(['END:VCALENDAR', '']);
  expect(lines).toContain('DTSTAMP:20261122T030405Z');
  expect(lines).toContain('DTSTART;VALUE=DATE:20261231');
  expect(lines).toContain('DTEND;VALUE=DATE:20270101');
  expect(lines).toContain('DESCRIPTION:Dòng một\\nDòng hai \\\\ ba');
  expect(lines).toContain('CATEGORIES:Nhiệm vụ,Khó khăn\\, vướng mắc');
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});

test('another program reads what was written', () => {
  expect(read(calendarText({ name: 'a', changed, events: [event] }))).toEqual([
    {
      summary: event.title,
      description: event.detail,
      start: '2026-12-31',
      end: '2027-01-01',
      uid: event.uid,
    },
  ]);
});

const letters = fc.string({ unit: 'grapheme', maxLength: 200 });

test('whatever people write comes out as it was, in lines of at most 75 octets', () => {
  fc.assert(
    fc.property(letters, letters, (title, detail) => {
      const text = calendarText({ name: title, changed, events: [{ ...event, title, detail }] });
      for (const line of text.split('\r\n')) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(Buffer.from(line).toString('utf8')).toBe(line);
      }
      const plain = (one: string): string =>
        one
          .normalize('NFC')
          .replace(/\r\n|\r/g, '\n')
          .replace(/[^\P{Cc}\n]/gu, ' ');
      const [found] = read(text);
      expect(found?.summary).toBe(plain(title));
      expect(found?.description).toBe(plain(detail));
    }),
  );
});

test('a line is folded between letters, never inside one', () => {
  const line = `SUMMARY:${'ệ'.repeat(100)}`;
  const pieces = folded(line).split('\r\n');
  expect(pieces.length).toBeGreaterThan(4);
  expect(pieces.map((piece, at) => (at === 0 ? piece : piece.slice(1))).join('')).toBe(line);
});
