import { z } from 'zod';
import type { DeliveryCommand, TimerCommand } from '../case.js';
import type { EmergencyCommand } from '../emergency/index.js';
import { categories, sizes } from '../settings.js';
import type { UpwardCommand } from '../upward.js';
import { channels } from './state.js';

/** Longest text of one field, in characters; a whole message may be longer (30 KB) and becomes part of the record. */
export const longText = 10_000;

const text = z.string().trim().min(1).max(longText).meta({ kind: 'longText' });
const line = z.string().trim().min(1).max(200).meta({ kind: 'text' });
const optionalLine = z.string().trim().max(200).optional().meta({ kind: 'text' });
const reason = z.string().trim().min(1).max(1000).meta({ kind: 'longText' });
export const fileSchema = z.object({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().max(255),
  type: z.string().max(127),
  size: z.number().int().nonnegative(),
});
const files = z.array(fileSchema).max(20).default([]).meta({ kind: 'files' });
const person = z.string().min(1).max(64);

/**
 * One schema per command that people give: it checks what comes through the door and makes the chat questions and forms.
 * `meta.kind` says how a form shows the field; the wording has the labels.
 */
export const complaintCommands = {
  /** A resident's words, or what staff register for one (complaint.1). */
  register: z.object({
    channel: z.enum(channels).default('chat').meta({ kind: 'choice' }),
    nature: z.enum(['complaint', 'suggestion', 'question']).default('complaint').meta({ kind: 'hidden' }),
    name: optionalLine,
    phone: optionalLine,
    room: optionalLine,
    place: optionalLine,
    category: z.enum(categories).optional().meta({ kind: 'choice' }),
    text: z.string().min(1).max(40_000).meta({ kind: 'longText' }),
    language: z.enum(['zh', 'en']).default('zh').meta({ kind: 'hidden' }),
    /** Somebody is in danger now: major, whatever the category. */
    danger: z.boolean().default(false).meta({ kind: 'hidden' }),
    /** An emergency from its first words; or in doubt, asked about (report.2). */
    alarm: z.enum(['yes', 'ask']).optional().meta({ kind: 'hidden' }),
    files,
  }),
  addWords: z.object({ text: z.string().max(40_000).default('').meta({ kind: 'longText' }), files }),
  note: z.object({ text: z.string().max(40_000).default('').meta({ kind: 'longText' }), files }),
  correct: z.object({ place: optionalLine, category: z.enum(categories).optional().meta({ kind: 'choice' }) }),
  completeCaller: z.object({ name: optionalLine, phone: optionalLine, room: optionalLine }),
  setSize: z.object({
    size: z.enum(sizes).meta({ kind: 'choice' }),
    reason: z.string().trim().max(1000).optional().meta({ kind: 'longText' }),
  }),
  takeUp: z.object({}),
  handOver: z.object({ to: person.meta({ kind: 'choice' }) }),
  recordFindings: z.object({ findings: text, proposal: text, files }),
  sendBack: z.object({ reason }),
  decide: z.object({ handling: text, department: z.string().min(1).max(64).meta({ kind: 'choice' }) }),
  agree: z.object({ department: z.string().max(64).optional().meta({ kind: 'hidden' }) }),
  accept: z.object({}),
  notOurs: z.object({ reason }),
  askMoreTime: z.object({
    until: z
      .string()
      .max(16)
      .regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/)
      .meta({ kind: 'date' }),
    reason,
  }),
  grantMoreTime: z.object({ until: z.string().max(40).optional().meta({ kind: 'hidden' }) }),
  refuseMoreTime: z.object({ reason }),
  reportDone: z.object({ result: text, files }),
  sendAnswer: z.object({ text, asIs: z.enum(['yes']).optional().meta({ kind: 'hidden' }) }),
  recordTold: z.object({ how: z.enum(['phone', 'letter', 'visit']).meta({ kind: 'choice' }), text }),
  rate: z.object({
    rating: z.coerce.number().int().min(1).max(5).optional().meta({ kind: 'number' }),
    words: z.string().trim().max(longText).optional().meta({ kind: 'longText' }),
  }),
  notSolved: z.object({ words: text }),
  arrangeCallback: z.object({ slot: line }),
  preferCall: z.object({}),
  declineCallback: z.object({}),
  nameCaller: z.object({ to: person.meta({ kind: 'choice' }) }),
  recordTry: z.object({ note: line }),
  recordCallback: z.object({
    mode: z.enum(['visit', 'phone', 'chat']).meta({ kind: 'choice' }),
    words: text,
    solved: z.enum(['yes', 'no']).meta({ kind: 'choice' }),
  }),
  giveFinalAnswer: z.object({ text }),
  withdraw: z.object({ words: z.string().trim().max(longText).optional().meta({ kind: 'longText' }) }),
  signEnd: z.object({}),
  refuseEnd: z.object({ reason }),
  showPhone: z.object({}),
} satisfies Record<string, z.ZodObject>;

export type ComplaintCommandName = keyof typeof complaintCommands;

type Given<Name extends ComplaintCommandName> = { type: Name } & z.output<(typeof complaintCommands)[Name]>;
export type PeopleCommand = { [Name in ComplaintCommandName]: Given<Name> }[ComplaintCommandName];
export type ComplaintCommand = PeopleCommand | EmergencyCommand | UpwardCommand | TimerCommand | DeliveryCommand;
export type CommandOf<Name extends ComplaintCommandName> = Given<Name>;
