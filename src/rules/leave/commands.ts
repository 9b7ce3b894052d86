import { z } from 'zod';
import { leaveKinds } from '../attendanceSettings.js';
import type { DeliveryCommand, TimerCommand } from '../case.js';

const optionalLine = z.string().trim().max(200).optional().meta({ kind: 'text' });
const reason = z.string().trim().min(1).max(1000).meta({ kind: 'longText' });
const optionalReason = z.string().trim().max(1000).optional().meta({ kind: 'longText' });
const person = z.string().min(1).max(64).meta({ kind: 'choice' });
const file = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(255),
  type: z.string().max(127),
  size: z.number().int().nonnegative(),
});
const files = z.array(file).max(20).default([]).meta({ kind: 'files' });
/** A day, or a day and a time, local: `2026-11-27` or `2026-11-27T13:30`. Whether there is such a day is for the rule. */
const moment = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2})?$/)
  .meta({ kind: 'text' });
const day = z
  .string()
  .trim()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ kind: 'date' });

/** One schema per command that people give: door check, form and chat questions; the wording has the labels. */
export const leaveCommands = {
  ask: z.object({
    kind: z.enum(leaveKinds).meta({ kind: 'choice' }),
    statutory: z.string().max(40).optional().meta({ kind: 'choice' }),
    start: moment,
    end: moment,
    reason: optionalReason,
    ground: optionalLine,
    compensation: z.enum(['pay', 'timeOff']).optional().meta({ kind: 'choice' }),
    /** The person concerned, when a colleague asks. */
    for: z.string().max(64).optional().meta({ kind: 'hidden' }),
    /** Whom the requester wants it sent to: level by level it goes anyway. */
    sendTo: z.string().max(64).optional().meta({ kind: 'hidden' }),
    delegate: z.string().max(64).optional().meta({ kind: 'hidden' }),
    files,
  }),
  confirmForOther: z.object({ yes: z.enum(['yes', 'no']).meta({ kind: 'choice' }) }),
  approve: z.object({ text: z.string().trim().max(1000).optional().meta({ kind: 'longText' }) }),
  reject: z.object({ reason }),
  askBack: z.object({ question: reason }),
  answerBack: z.object({ text: reason, files }),
  askOpinion: z.object({ colleague: person, question: reason }),
  giveOpinion: z.object({ text: reason }),
  returnForChange: z.object({ reason }),
  resubmit: z.object({
    start: moment.optional(),
    end: moment.optional(),
    reason: optionalReason,
    ground: optionalLine,
    files,
  }),
  proposeDates: z.object({ start: moment, end: moment, reason }),
  transfer: z.object({ colleague: person }),
  remind: z.object({}),
  copyTo: z.object({ colleague: person }),
  withdrawLeave: z.object({ reason: optionalReason }),
  changeDates: z.object({ start: moment, end: moment }),
  comeBackEarly: z.object({ end: moment.optional() }),
  addCertificate: z.object({ from: day, to: day, files }),
  judgePapers: z.object({
    verdict: z.enum(['accepted', 'notAccepted']).meta({ kind: 'choice' }),
    text: optionalReason,
  }),
  markBack: z.object({}),
  readSkipped: z.object({}),
} satisfies Record<string, z.ZodObject>;

export type LeaveCommandName = keyof typeof leaveCommands;
type Given<Name extends LeaveCommandName> = { type: Name } & z.output<(typeof leaveCommands)[Name]>;
export type LeavePeopleCommand = { [Name in LeaveCommandName]: Given<Name> }[LeaveCommandName];
export type LeaveCommand = LeavePeopleCommand | TimerCommand | DeliveryCommand;
export type LeaveCommandOf<Name extends LeaveCommandName> = Given<Name>;
