import { parse } from 'csv-parse/sync';
import { recordSettingsOf } from '../../rules/attendanceRecordSettings.js';
import { dayOfClock } from '../../rules/attendance/day.js';
import type { Calendar } from '../../rules/calendar.js';
import { staffOf } from '../../rules/chain.js';
import type { Organisation, PersonId } from '../../rules/organisation.js';
import { isRefusal } from '../../rules/refusal.js';
import { plus, type Instant } from '../../rules/time.js';
import { addDays } from '../../rules/zone.js';
import { commit } from '../commit.js';
import type { Shell } from '../shell.js';
import { dayKey, siteIdOf } from './days.js';

/** One clock of a file. */
export interface ImportedClock {
  person: PersonId;
  at: Instant;
  what: 'in' | 'out';
}

/** Everything that is wrong in a file, each with its line; nothing of a file with a fault is taken. */
export interface ReadClocks {
  clocks: ImportedClock[];
  faults: string[];
}

/** Names of the columns: `person,at,what`, or 工号,时间,类型. */
const columns = { person: ['person', '工号'], at: ['at', '时间'], what: ['what', '类型'] } as const;
type Column = keyof typeof columns;

const ways: Record<string, 'in' | 'out'> = { in: 'in', out: 'out', 上班: 'in', 下班: 'out', 签到: 'in', 签退: 'out' };
const mostLines = 100_000;

/**
 * Reads a file of clocks, checked whole: person (an id of org.yaml), local date and time, in or out.
 * @param now nothing later is taken
 */
export function readClocks(csv: string, organisation: Organisation, calendar: Calendar, now: Instant): ReadClocks {
  const lines = linesOf(csv);
  if (typeof lines === 'string') return { clocks: [], faults: [lines] };
  const [head = [], ...rows] = lines;
  const places = placesIn(head);
  const missing = (Object.keys(columns) as Column[]).filter((column) => places[column] < 0);
  if (missing.length)
    return {
      clocks: [],
      faults: missing.map((column) => `line 1: there is no column ${columns[column].join(' or ')}`),
    };
  if (rows.length > mostLines) return { clocks: [], faults: [`more than ${mostLines} lines: split the file`] };
  const read = rows.map((row, n) => {
    const cell = (column: Column) => (row[places[column]] ?? '').trim();
    return clockOf({ person: cell('person'), at: cell('at'), what: cell('what') }, n + 2, organisation, calendar, now);
  });
  return {
    clocks: read.flatMap((one) => ('faults' in one ? [] : [one])).sort((a, b) => (a.at < b.at ? -1 : 1)),
    faults: read.flatMap((one) => ('faults' in one ? one.faults : [])),
  };
}

function linesOf(csv: string): string[][] | string {
  try {
    return parse(csv, { bom: true, skip_empty_lines: true, relax_column_count: true });
  } catch (error) {
    return `not a CSV file: ${(error as Error).message}`;
  }
}

const placesIn = (head: string[]): Record<Column, number> => {
  const names = head.map((name) => name.trim().toLowerCase());
  const place = (column: Column) => names.findIndex((name) => (columns[column] as readonly string[]).includes(name));
  return { person: place('person'), at: place('at'), what: place('what') };
};

function clockOf(
  { person, at, what }: Record<Column, string>,
  line: number,
  organisation: Organisation,
  calendar: Calendar,
  now: Instant,
): ImportedClock | { faults: string[] } {
  const moment = momentOf(at, calendar);
  const way = ways[what.toLowerCase()];
  const faults = [
    ...(staffOf(organisation, person) ? [] : [`line ${line}: there is no member of staff "${person.slice(0, 60)}"`]),
    ...(moment ? [] : [`line ${line}: "${at.slice(0, 60)}" is no date and time such as 2026-11-24 08:31`]),
    ...(moment && moment > plus(now, 60_000) ? [`line ${line}: ${at} has not come yet`] : []),
    ...(way ? [] : [`line ${line}: "${what.slice(0, 60)}" is neither in nor out`]),
  ];
  return faults.length || !moment || !way ? { faults } : { person, at: moment, what: way };
}

/** Local time; 2026-02-30 is none. Seconds are kept. */
function momentOf(text: string, calendar: Calendar): Instant | undefined {
  const [, date, time, seconds = '00'] =
    /^(\d{4}-\d{2}-\d{2})[T ](([01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d))?$/.exec(text)?.filter((_, i) => i !== 3) ?? [];
  if (!date || !time || Number.isNaN(Date.parse(date)) || addDays(date, 0) !== date) return undefined;
  return plus(calendar.at(date, time), Number(seconds) * 1000);
}

/** Takes clocks over, each once: the same file again changes nothing. @returns how many are on record by now */
export async function importClocks(shell: Shell, clocks: ImportedClock[]): Promise<number> {
  const { organisation, calendar } = shell.organisation();
  const settings = recordSettingsOf(organisation);
  let taken = 0;
  for (const { person, at, what } of clocks) {
    const date = dayOfClock({ what, at }, person, calendar, settings);
    const done = await commit(shell, {
      ...{ commandId: `import ${person} ${at} ${what}`, kind: 'attendance', key: dayKey(person, date) },
      command: { type: 'importMark', what, at } as { type: string },
      ...{ actor: { clock: true as const }, known: { site: siteIdOf(shell, person), person, date } },
    });
    if (!isRefusal(done)) taken += 1;
  }
  return taken;
}
