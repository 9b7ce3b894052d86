import type { Facts } from '../rules/case.js';
import { knownForAttendance, knownForMonth } from './attendance/known.js';
import type { Deciding, Reads } from './deciding.js';
import { readsForLeave } from './leave/known.js';
import type { Shell } from './shell.js';

export type { Deciding, Reads } from './deciding.js';

const readers: Record<string, Reads> = {
  leave: readsForLeave,
  attendance: knownForAttendance,
  attendanceMonth: knownForMonth,
};

/** By kind of case; a kind without a line here decides by what came with the command. */
export const knownFor = async (shell: Shell, kind: string, deciding: Deciding): Promise<Facts> =>
  readers[kind] ? { ...deciding.given, ...(await readers[kind](shell, deciding)) } : deciding.given;
