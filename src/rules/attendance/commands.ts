import { z } from 'zod';
import type { DeliveryCommand, TimerCommand } from '../case.js';
import type { Mark } from './state.js';

const text = z.string().trim().min(1).max(10_000).meta({ kind: 'longText' });
const reason = z.string().trim().min(1).max(1000).meta({ kind: 'longText' });
const what = z.enum(['in', 'out']).meta({ kind: 'choice' });
const time = z
  .string()
  .trim()
  .regex(/^([01]?\d|2[0-3])[:：][0-5]\d$/)
  .meta({ kind: 'text' });
const date = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ kind: 'date' });

/** One schema per command that people give: door check, form and chat questions. None of them carries the moment of a clock. */
export const attendanceCommands = {
  clock: z.object({ what, code: z.string().trim().max(20).optional().meta({ kind: 'text' }) }),
  answerCare: z.object({ text }),
  recordCall: z.object({ text }),
  explain: z.object({ text }),
  askCorrection: z.object({ date: date.optional(), what, time, reason }),
  grantCorrection: z.object({}),
  refuseCorrection: z.object({ reason }),
  noteOffPost: z.object({
    staff: z.string().min(1).max(64).meta({ kind: 'choice' }),
    date: date.optional(),
    from: time,
    to: time,
    text,
  }),
  /** 教育谈话: it stands, and the superior records the talk (attendance.4). */
  recordTalk: z.object({ text }),
  excuseFinding: z.object({ reason }),
  raiseFinding: z.object({ reason }),
  judgeFinding: z.object({ ruling: z.enum(['confirmed', 'excused']).meta({ kind: 'choice' }), text }),
  agreeRuling: z.object({}),
  sendRulingBack: z.object({ reason }),
  fileSelfCriticism: z.object({ text }),
} satisfies Record<string, z.ZodObject>;

export type AttendanceCommandName = keyof typeof attendanceCommands;
type Given<Name extends AttendanceCommandName> = { type: Name } & z.output<(typeof attendanceCommands)[Name]>;
export type AttendancePeopleCommand = { [Name in AttendanceCommandName]: Given<Name> }[AttendanceCommandName];
/** What only the product itself gives: not reachable from a messenger. */
export type AttendanceShellCommand = { type: 'open' } | { type: 'importMark'; what: Mark['what']; at: string };
export type AttendanceCommand = AttendancePeopleCommand | AttendanceShellCommand | TimerCommand | DeliveryCommand;
export type AttendanceCommandOf<Name extends AttendanceCommandName> = Given<Name>;
