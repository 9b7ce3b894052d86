import { z } from 'zod';
import { situations } from './state.js';

const text = z.string().trim().min(1).max(10_000).meta({ kind: 'longText' });
const reason = z.string().trim().min(1).max(1000).meta({ kind: 'longText' });
const optionalReason = z.string().trim().max(1000).optional().meta({ kind: 'longText' });
const level = z.string().min(1).max(64).meta({ kind: 'hidden' });
const n = z.coerce.number().int().min(0).max(1000).meta({ kind: 'hidden' });

/** What people can do in an emergency, in whatever kind of case it is. */
export const emergencyCommands = {
  raiseEmergency: z.object({ text, doubt: z.enum(['yes']).optional().meta({ kind: 'hidden' }) }),
  yesEmergency: z.object({}),
  noEmergency: z.object({}),
  /** 收到 */
  seenAlert: z.object({}),
  /** 接手 */
  takeOver: z.object({}),
  reportSituation: z.object({
    text: z.string().trim().max(10_000).optional().meta({ kind: 'longText' }),
    situation: z.enum(situations).optional().meta({ kind: 'hidden' }),
  }),
  askUrgently: z.object({ question: text }),
  decideUrgently: z.object({
    n,
    verdict: z.enum(['yes', 'no']).meta({ kind: 'choice' }),
    text,
  }),
  /** 追认 */
  ratify: z.object({ n }),
  objectTo: z.object({ n, reason }),
  /** 处置结束: all are safe. */
  endHandling: z.object({ cause: text, measures: text }),
  /** 弄错了 */
  callOff: z.object({ reason: optionalReason }),
  findNoEmergency: z.object({ reason }),
  /** 已阅 */
  confirmAccount: z.object({ level }),
  askTalk: z.object({ level }),
  submitAfterReport: z.object({ text }),
} satisfies Record<string, z.ZodObject>;

export type EmergencyCommandName = keyof typeof emergencyCommands;
type Given<Name extends EmergencyCommandName> = { type: Name } & z.output<(typeof emergencyCommands)[Name]>;
export type EmergencyCommand = { [Name in EmergencyCommandName]: Given<Name> }[EmergencyCommandName];
export type EmergencyCommandOf<Name extends EmergencyCommandName> = Given<Name>;

export const isEmergencyCommand = (command: { type: string }): command is EmergencyCommand =>
  Object.hasOwn(emergencyCommands, command.type);
