import type { CaseLine } from '../models/cases.js';
import { attendanceWords } from './attendance/words.js';
import { staffInThread, staffWords } from './complaint/staff.js';
import { leaveWords } from './leave/words.js';
import type { Plan, Turn } from './plan.js';
import type { Shell } from './shell.js';
import { reportWords } from './report/words.js';
import { read, type Words } from './words.js';

/** A member of staff writes: read once, then taken by the first flow that it is about; complaints come last. */
export async function officeWords(shell: Shell, turn: Turn, words: Words, inThread: CaseLine | null): Promise<Plan> {
  const clocking = await attendanceWords(shell, turn, words);
  if (clocking) return clocking;
  if (inThread) return staffInThread(shell, turn, words, inThread);
  const waiting = await shell.cases.heldBy(turn.person.id);
  const reading = await read(shell, words.text, turn.person, waiting.length === 1 ? waiting[0]?.kind : undefined);
  const report = reportWords(shell, turn, words, reading);
  if (report) return report;
  const plan = await leaveWords(shell, turn, words, reading, waiting);
  const complaints = waiting.filter(({ kind }) => kind === 'complaint');
  return plan ?? staffWords(shell, turn, words, reading, complaints);
}
