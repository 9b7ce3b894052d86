import type { MonthRow } from '../../rules/attendance/month.js';
import type { Text } from '../../rules/organisation.js';
import { attendanceWords } from './words.js';

/** One person's line as the payroll gets it, once the department head has confirmed it. */
export interface PayrollRow extends Omit<MonthRow, 'person'> {
  id: string;
  person: Text;
  department: Text;
  month: string;
  confirmedBy: Text;
  /** Local, `2026-12-01 09:12`. */
  confirmedAt: string;
}

export type Cell = string | number;

/** The whole table with its head. Consequences are named as proposals, and there are no amounts (attendance.5). */
export function payrollTable(rows: PayrollRow[], language: 'zh' | 'en'): Cell[][] {
  const words = attendanceWords[language];
  const lines = rows.map((row) => {
    const leave = row.leave.filter(({ kind }) => kind !== 'overtime');
    const overtime = row.leave.find(({ kind }) => kind === 'overtime')?.hours ?? 0;
    const absent = row.absent.length > 0;
    return [
      ...[row.month, row.department[language], row.id, row.person[language], row.rostered, row.present],
      ...[row.late.times, row.late.minutes, row.early.times, row.early.minutes, row.offPost.times, row.offPost.minutes],
      ...[row.absent.length, row.absent.join(' ')],
      leave.map(({ kind, hours }) => `${words.kinds[kind] ?? kind} ${hours}`).join(words.and),
      overtime,
      ...[row.incomplete.join(' '), row.undecided.join(' ')],
      ...(absent ? [words.pay, words.bonus] : ['', '']),
      ...[row.confirmedBy[language], row.confirmedAt],
    ];
  });
  return [words.columns, ...lines];
}

/** A cell that begins like a formula gets an apostrophe, also after the table was opened and saved elsewhere. */
export const harmless = (cell: Cell): Cell =>
  typeof cell === 'string' && /^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell;
