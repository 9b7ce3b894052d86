import { z } from 'zod';
import type { DeliveryCommand, TimerCommand } from '../case.js';
import { fileSchema } from '../complaint/commands.js';
import type { EmergencyCommand } from '../emergency/index.js';
import { reportNatures } from './state.js';

const text = z.string().trim().min(1).max(10_000).meta({ kind: 'longText' });
const reason = z.string().trim().min(1).max(1000).meta({ kind: 'longText' });
const optional = z.string().trim().max(10_000).optional().meta({ kind: 'longText' });
const files = z.array(fileSchema).max(20).default([]).meta({ kind: 'files' });
const day = z
  .string()
  .max(16)
  .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/)
  .optional()
  .meta({ kind: 'date' });

/** What people can do with a report (report.1–.5). */
export const reportCommands = {
  submitReport: z.object({
    nature: z.enum(reportNatures).default('report').meta({ kind: 'choice' }),
    text: z.string().trim().min(1).max(40_000).meta({ kind: 'longText' }),
    proposal: optional,
    /** About the own superior (discipline, harassment, safety). */
    confidential: z.enum(['yes', 'no']).default('no').meta({ kind: 'choice' }),
    /** Whom the words named as recipient. */
    sendTo: z.string().max(64).optional().meta({ kind: 'hidden' }),
    alarm: z.enum(['yes', 'ask']).optional().meta({ kind: 'hidden' }),
    files,
  }),
  addProposal: z.object({ proposal: text }),
  instruct: z.object({ instruction: text, by: day }),
  passUp: z.object({ opinion: text }),
  settle: z.object({ text }),
  confirmReceipt: z.object({}),
  /** 不同意见 */
  disagree: z.object({ suggestion: text }),
  /** 坚持原意 */
  uphold: z.object({ words: optional }),
  changeInstruction: z.object({ instruction: text, by: day }),
  markExecuted: z.object({ words: optional }),
  reportResult: z.object({ result: text }),
  /** 按组织原则向上反映 */
  raiseOnceMore: z.object({ words: text }),
  /** 执行有危险或违规 */
  stopInstruction: z.object({ reason }),
  remark: z.object({ text: z.string().max(40_000).default('').meta({ kind: 'longText' }), files }),
} satisfies Record<string, z.ZodObject>;

export type ReportCommandName = keyof typeof reportCommands;
type Given<Name extends ReportCommandName> = { type: Name } & z.output<(typeof reportCommands)[Name]>;
export type ReportPeopleCommand = { [Name in ReportCommandName]: Given<Name> }[ReportCommandName];
export type ReportCommand = ReportPeopleCommand | EmergencyCommand | TimerCommand | DeliveryCommand;
export type ReportCommandOf<Name extends ReportCommandName> = Given<Name>;
