import { z } from 'zod';
import { categories } from '../rules/settings.js';

export const intents = [
  'complaint',
  'leave',
  'overtime',
  'outing',
  'clock',
  'handover',
  'report',
  'approve',
  'reject',
  'callback',
  'status',
  'cancel',
  'suggestion',
  'question',
  'greeting',
  'other',
] as const;
export type Intent = (typeof intents)[number];

/** One matter of a message. Dates are local ISO without zone (docs/understanding.md). */
export const matterSchema = z.object({
  intent: z.enum(intents),
  /** 0 to 1 */
  confidence: z.number().min(0).max(1),
  /** The part of the message it stands in. */
  text: z.string(),
  start: z.string().nullable(),
  end: z.string().nullable(),
  category: z.enum(categories).nullable(),
  location: z.string().nullable(),
  /** A verdict with "if", "but first…": shown back for one press, never taken as plain. */
  conditional: z.boolean(),
  /** For callback: is the matter settled, in the resident's words? */
  settled: z.boolean().nullable(),
  /** 1 to 5, when the words are a mark. */
  rating: z.number().int().min(1).max(5).nullable(),
  /** Kind of leave, when leave is asked for. */
  leaveKind: z
    .enum(['personal', 'special', 'sick', 'emergencyVisit', 'public', 'timeOff', 'annual', 'statutory'])
    .nullable(),
  /** Names of people mentioned, as written. */
  people: z.array(z.string()),
});
export type Matter = z.infer<typeof matterSchema>;

/** What was read. The first matter is the first one that asks for something. */
export const readingSchema = z.object({
  matters: z.array(matterSchema).min(1),
  emergency: z.union([z.boolean(), z.literal('ask')]),
  language: z.enum(['zh', 'en']),
});
export type Reading = z.infer<typeof readingSchema>;

export interface ReadingContext {
  /** Local time in `zone`, `2026-11-23T22:41`. */
  now: string;
  zone: string;
  role: 'resident' | 'staff' | 'manager';
  /** Kind of the open request that the person replies to (docs/understanding.md). */
  pending?: string;
}

/** Turns words into what they ask for. Never decides anything. Offline it is synchronous in effect; a model may take up to 2.5 s. */
export interface Understand {
  read(text: string, context: ReadingContext): Promise<Reading>;
}

/** Words of danger, or of what may be one. */
export interface Alarm {
  level: true | 'ask';
  /** The offline reading that it comes from. */
  reading: Reading;
}

/** Finds emergency words offline and at once, before anything else is read (report.2). */
export type Hears = (text: string) => Alarm | undefined;
