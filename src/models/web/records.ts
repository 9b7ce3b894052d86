import type { Message } from '../../rules/case.js';
import type { PersonId } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';

/** A file as a line of a message shows it. */
export interface WebFile {
  /** SHA-256 in hex. */
  hash: string;
  name: string;
  /** Media type, found from the content. */
  type: string;
  /** Bytes. */
  size: number;
}

/** What the bot said, as it was meant: words are made when it is read, in the reader's language. */
export interface Meaning {
  /** Id of the envelope that stands here now; a later card in this place has another. */
  id: string;
  message: Message;
  case?: { id: string; kind: string; number: string };
  /** Business time at which it was decided. */
  at: Instant;
}

/** One message in one person's web messenger. */
export interface WebRecord {
  /** `b:person:envelope` for the bot's, `m:person:clientId` for the person's own: neither can pass for the other. */
  _id: string;
  /** Its id in the API. */
  id: string;
  person: PersonId;
  /** Grows with time. */
  order: string;
  thread: string;
  at: Instant;
  /** The person's own words… */
  text?: string;
  /** …or what the bot meant. */
  meaning?: Meaning;
  files: WebFile[];
  /** Business time at which a later card took this place. */
  updatedAt?: Instant;
  unread?: true;
  /** A button in it is the person's next step. */
  waiting?: true;
  /** The person, as long as it is unread or waiting. */
  openFor?: PersonId;
}

/** A conversation about one case with one person. */
export interface WebThread {
  _id: string;
  person: PersonId;
  thread: string;
  kind: string;
  number: string;
  /** Order of the message that opened it. */
  opened: string;
}

export const botKey = (person: PersonId, envelope: string): string => `b:${person}:${envelope}`;
export const ownKey = (person: PersonId, clientId: string): string => `m:${person}:${clientId}`;
