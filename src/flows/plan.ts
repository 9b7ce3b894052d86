import type { Facts, Message, Press } from '../rules/case.js';
import type { PersonId } from '../rules/organisation.js';
import type { Incoming } from './messenger.js';
import type { Person } from './people.js';

/** A command that an inbox entry leads to; its id is the entry's plus its place, so that a retry finds what it did. */
export interface PlannedCommand {
  kind: string;
  case?: string;
  /** Instead of `case`: the one case with this key, begun by this command when there is none yet. */
  key?: string;
  command: { type: string } & Facts;
  known?: Facts;
  /** Whose words are recorded even when the command is refused: a note to the holder. */
  words?: string;
}

/** A question that the bot has asked in this thread, and what it knows so far. */
export interface Asking {
  flow: string;
  version: number;
  state: Facts;
}

/** What an inbox entry was understood to ask for: stored on the entry before anything is done. */
export interface Plan {
  commands: PlannedCommand[];
  /** Answers outside a case: help, lists, questions. */
  answers: Answer[];
  /** What is being asked from now on; null when nothing; undefined leaves it. */
  asking?: Asking | null;
  /** Answers in somebody else's messenger: a colleague is reminded. */
  toOthers?: { person: PersonId; answers: Answer[] }[];
}

export type Answer = Omit<Message, 'to'> & { about?: { id: string; kind: string; number: string } };

export const answer = (
  say: string,
  facts: Facts = {},
  more: { buttons?: Press[]; about?: Answer['about']; key?: string } = {},
): Answer => ({ say, facts, ...more });

/** What a flow works from. */
export interface Turn {
  incoming: Incoming;
  person: Person;
}

export const nothing: Plan = { commands: [], answers: [] };
export const to = (person: PersonId, answers: Answer[]): Message[] =>
  answers.map((one) => ({ ...one, to: { person } }));
