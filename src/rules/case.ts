import type { z } from 'zod';
import type { Calendar } from './calendar.js';
import type { Organisation, PersonId } from './organisation.js';
import type { Facts, Press } from './press.js';
import type { Refusal } from './refusal.js';
import type { Instant } from './time.js';

export type { Facts, Press };

/** To a person, or to another case: a command with its own id through the same outbox. */
export type Recipient = { person: PersonId } | { case: string; command: Facts };

/** Something that somebody is owed from the moment it is decided; it is on the case until it has been delivered. */
export interface Message {
  to: Recipient;
  /** Key of the wording, `complaint.registered`. */
  say: string;
  facts: Facts;
  buttons?: Press[];
  /** A later message of this case to the same person with the same key takes the place of the earlier one. */
  key?: string;
  /** Danger: delivered at once, also at night and off shift. */
  urgent?: boolean;
  /** Not before this business time (quiet hours, the next shift). Filled in by `respectRest` unless said. */
  notBefore?: Instant;
  /** Files by content hash, shown with the message. */
  files?: string[];
}

/** What becomes due when nobody acts: the command `timerDue` with this name, at this business time. */
export interface Timer {
  name: string;
  dueAt: Instant;
}

/** Who acts: a person, or the clock. */
export type Actor = { person: PersonId; role: 'staff' | 'resident' } | { clock: true };

/** What a decision may know. Everything comes in as data: no clock, no randomness, no store. */
export interface Context {
  now: Instant;
  actor: Actor;
  /** Id of the command being decided; ids of new things are derived from it. */
  commandId: string;
  organisation: Organisation;
  calendar: Calendar;
  /** What was read from elsewhere before (earlier complaints, the roster…), by the kind's own names. */
  known: Facts;
}

export interface Decision<Event> {
  /** What happened, in the past tense. */
  events: Event[];
  /** Who is told what; owed from this moment. */
  messages: Message[];
  /** The whole set, replacing the old one. */
  timers: Timer[];
}

/** An event as it stands in the history. */
export interface Recorded<Event> {
  /** `commandId/n`. */
  id: string;
  /** The command it came from: a command that the case has seen owes nothing new. */
  command: string;
  at: Instant;
  by: Actor;
  /** Version of the event's form. */
  v: 1;
  event: Event;
}

/** A delivered message can be found again: where it stands in the messenger. */
export interface Reference {
  messenger: string;
  conversation: string;
  message: string;
  thread: string;
}

/** Every kind of case has these events too: "told" means delivered. */
export type DeliveryEvent =
  | { type: 'delivered'; message: string; to: PersonId; say: string; key?: string; reference: Reference; facts?: Facts }
  | { type: 'givenUp'; message: string; to: PersonId; say: string; reason: string };

/** What the shell sends to a case besides what people do. */
export type DeliveryCommand =
  | { type: 'noteDelivered'; deliveries: Omit<Extract<DeliveryEvent, { type: 'delivered' }>, 'type'>[] }
  | { type: 'noteGivenUp'; message: string; to: PersonId; say: string; reason: string };
export interface TimerCommand {
  type: 'timerDue';
  name: string;
  dueAt: Instant;
}

/** What lists, the register and the look-ups see of a case. The kernel indexes these. */
export interface Summary {
  status: string;
  open: boolean;
  /** Who holds it and until when; absent only when closed. */
  holder?: PersonId;
  until?: Instant;
  /** Everybody who takes part, the resident included. */
  parties: PersonId[];
  /** Whose own matter it is (the resident, the one who asked for leave). */
  owner?: PersonId;
  category?: string;
  department?: string;
  size?: string;
  place?: string;
  /** What the search of the register looks through; never shown unmasked by the list. */
  text: string;
}

/**
 * A kind of case: complaint, leave, report… One object of pure functions, registered once (`rules/kinds.ts`).
 * `State` is undefined before the first command.
 */
export interface CaseKind<State, Command extends { type: string }, Event> {
  kind: string;
  /** Prefix of its numbers (complaint.3): TS, QJ, BG. */
  prefix: string;
  /** Version of the state's form. */
  version: number;
  decide(state: State | undefined, command: Command, context: Context): Decision<Event> | Refusal;
  /** Folds one event into the state. */
  evolve(state: State | undefined, recorded: Recorded<Event | DeliveryEvent>): State;
  /** One zod schema per command that people can give: door check, form, chat questions, a model's output. */
  commands: Record<string, z.ZodObject>;
  summary(state: State): Summary;
}
