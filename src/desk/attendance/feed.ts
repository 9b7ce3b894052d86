import type { Instant, LocalDate } from '../../rules/time.js';
import { addDays } from '../../rules/zone.js';

/** What a calendar shows: a shift with its times, or a whole day off. Never a kind of leave (security.1). */
export type FeedEvent = { uid: string; summary: string } & ({ from: Instant; to: Instant } | { date: LocalDate });

/** An iCalendar file (RFC 5545). */
export function calendarFile(name: string, events: FeedEvent[], stamp: Instant): string {
  const lines = [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Huiyin//Attendance//EN', 'CALSCALE:GREGORIAN', 'METHOD:PUBLISH'],
    ...[`X-WR-CALNAME:${text(name)}`, 'REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H'],
    ...events.flatMap((event) => eventLines(event, stamp)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

const eventLines = (event: FeedEvent, stamp: Instant): string[] => [
  ...['BEGIN:VEVENT', `UID:${event.uid}@huiyin`, `DTSTAMP:${utc(stamp)}`],
  ...('date' in event
    ? [`DTSTART;VALUE=DATE:${day(event.date)}`, `DTEND;VALUE=DATE:${day(addDays(event.date, 1))}`, 'TRANSP:TRANSPARENT']
    : [`DTSTART:${utc(event.from)}`, `DTEND:${utc(event.to)}`]),
  ...[`SUMMARY:${text(event.summary)}`, 'CLASS:PRIVATE', 'END:VEVENT'],
];

const day = (date: LocalDate): string => date.replaceAll('-', '');
const utc = (at: Instant): string => `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
const text = (words: string): string => words.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n');

/** Lines are no longer than 75 bytes, and never cut within a character. */
function folded(line: string): string {
  const lines: string[] = [];
  let current = '';
  for (const sign of line) {
    const most = lines.length ? 74 : 75;
    if (Buffer.byteLength(current + sign) > most) {
      lines.push(current);
      current = '';
    }
    current += sign;
  }
  return [...lines, current].join('\r\n ');
}
