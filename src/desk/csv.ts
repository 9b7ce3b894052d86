import { stringify } from 'csv-stringify/sync';
import type { RegisterRow } from '../flows/register.js';
import type { Calendar } from '../rules/calendar.js';
import type { Language } from '../rules/organisation.js';
import type { Instant } from '../rules/time.js';
import { wordsOf } from './words/index.js';

/** Spreadsheets read the file as UTF-8 only with this mark. */
const byteOrderMark = '\uFEFF';

/** Rows as CSV text, portion by portion. A cell that begins like a formula gets an apostrophe. */
export async function* csvOf(
  portions: AsyncIterable<RegisterRow[]>,
  calendar: Calendar,
  language: Language,
): AsyncGenerator<string> {
  const { columns, yes } = wordsOf(language).csv;
  const time = (at: Instant | null) => (at ? `${calendar.dateOf(at)} ${calendar.timeOf(at)}` : '');
  const lines = (cells: unknown[][]) => stringify(cells, { escape_formulas: true, record_delimiter: 'windows' });
  yield byteOrderMark + lines([Object.values(columns)]);
  const blanks = Array.from({ length: Object.keys(columns).length - 3 }, () => '');
  for await (const rows of portions) {
    const cells = rows.map((row) =>
      row.void
        ? [row.number, calendar.dateOf(row.receivedAt), wordsOf(language).voided(row.void), ...blanks]
        : [
            row.number,
            time(row.receivedAt),
            row.summary,
            row.customer,
            row.place,
            row.nature,
            row.category,
            row.size,
            row.channel,
            row.status,
            row.overdue ? yes : '',
            row.holder,
            time(row.until),
            row.department,
            row.result,
            row.rating === null ? '' : String(row.rating),
          ],
    );
    if (cells.length) yield lines(cells);
  }
}
