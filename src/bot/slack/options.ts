import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Envelope, Rendered } from '../../flows/messenger.js';
import type { Facts, Message, Press } from '../../rules/case.js';
import type { Language, PersonId } from '../../rules/organisation.js';

/** A Slack account, and the person it belongs to. */
export interface SlackIdentity {
  messenger: string;
  user: string;
  person: PersonId;
  email?: string;
  name?: string;
  language?: Language;
  /** The direct-message channel. */
  conversation?: string;
}

/** What is kept about who is who. */
export interface SlackIdentities {
  byUser(messenger: string, user: string): Promise<SlackIdentity | undefined>;
  byPerson(messenger: string, person: PersonId): Promise<SlackIdentity | undefined>;
  save(identity: SlackIdentity): Promise<void>;
}

/** Originals by content hash (models/originals). */
export interface FileStore {
  put(
    content: Buffer | AsyncIterable<Uint8Array>,
    limit: { maxBytes: number },
  ): Promise<{ hash: string; size: number }>;
  open(hash: string): Promise<Readable | undefined>;
}

/** What App Home shows: messages in the person's own words, and links. */
export interface HomePage {
  parts: Message[];
  links: { label: string; url: string }[];
}

export interface SlackOptions {
  /** `xoxb-…` */
  botToken: string;
  /** `xapp-…`: Socket Mode, no public address. Without it HTTP, with `signingSecret`. */
  appToken?: string;
  signingSecret?: string;
  /** Another Web API: tests, measurements. With a slash at the end. */
  apiUrl?: string;
  host: string;
  /** Where Slack's requests arrive without Socket Mode; 0 for any free one. */
  port: number;
  identities: SlackIdentities;
  /** Staff are matched by e-mail. */
  staffByEmail: (email: string) => PersonId | undefined;
  emailOf: (person: PersonId) => string | undefined;
  /** Somebody who is on no list may write like everybody else (reception.1). */
  addGuest: (person: PersonId, language: Language) => Promise<void>;
  language: (person: PersonId) => Promise<Language>;
  /** Makes words (flows/wording). */
  word: (envelope: Envelope) => Rendered;
  /** What a case is called, for its forms. */
  caseOf: (id: string) => Promise<Envelope['case']>;
  /** Names of the fields that this command would not take. */
  faultyFields: (action: string, caseId: string | undefined, args: Facts) => Promise<string[]>;
  /** Short cuts of this person. */
  menu: (person: PersonId) => Promise<Press[]>;
  home: (person: PersonId, language: Language) => Promise<HomePage>;
  files: FileStore;
  maxFileMegabytes: number;
  /** `2026-11-24T09:00` by the organisation's clock, from Unix time in seconds, and back. */
  localTime: (seconds: number) => string;
  secondsOf: (localTime: string) => number | undefined;
  /** Business time, ISO. */
  now: () => string;
  /** Machine time in milliseconds. */
  machineNow: () => number;
  /** Resolves when the store answers. */
  ping: () => Promise<void>;
  log: Logger;
  /** Milliseconds for one call of the Web API; 4,000 unless given. */
  callTimeout?: number;
  /** Milliseconds after which a Socket Mode connection without a pong is given up; 5,000 unless given. */
  pingTimeout?: number;
}
