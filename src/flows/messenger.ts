import type { Facts, Message, Reference } from '../rules/case.js';
import type { Language, PersonId } from '../rules/organisation.js';

/** A file that a person sent: already stored by its content. */
export interface ReceivedFile {
  /** Content hash, SHA-256 in hex. */
  hash: string;
  name: string;
  /** Media type, found from the content. */
  type: string;
  /** Bytes. */
  size: number;
}

/** Something a person did in a messenger. `id` is the provider's: the same one again is the same event. */
export interface Incoming {
  id: string;
  messenger: string;
  conversation: string;
  /** Thread in the messenger's own terms, where the words stand in one. */
  thread?: string;
  person: PersonId;
  language?: Language;
  what:
    | { kind: 'words'; text: string; files: ReceivedFile[] }
    | { kind: 'press'; action: string; case?: string; args: Facts };
  /** Files that the platform has still to give us: `prepare` fetches them when the event is worked. */
  unfetched?: UnfetchedFile[];
}

/** A file that a person sent, still with the platform. */
export interface UnfetchedFile {
  /** Where the messenger finds it. */
  ref: string;
  name: string;
  /** Bytes, as the platform says. */
  size: number;
  /** The form's field it belongs to; the words' own without one. */
  field?: string;
}

/** What is owed to a person, as a messenger gets it. Words are made with `wording(envelope, language)` of flows/wording. */
export interface Envelope {
  /** Stable over retries: the same key twice shows once. */
  id: string;
  person: PersonId;
  message: Message;
  /** The case it belongs to, if any. */
  case?: { id: string; kind: string; number: string; site?: string };
  language: Language;
  /** Business time at which it was decided. */
  at: string;
  /** An earlier try may have shown it already: look it up first where the platform lets you. */
  unsure?: true;
}

/**
 * The port every messenger implements (docs/architecture.md). What a messenger lacks is degraded in its own renderer,
 * never thrown. `send` throws when the platform did not take the message: it is tried again.
 */
export interface Messenger {
  name: string;
  start(onIncoming: (incoming: Incoming) => Promise<void>): Promise<void>;
  /** @param thread where earlier messages of the same case to this person stand */
  send(envelope: Envelope, thread?: Reference): Promise<Reference>;
  /** Puts a later card in the place of an earlier one. Without it the later card is sent as a new message. */
  update?(sent: Reference, envelope: Envelope): Promise<Reference>;
  /** Whether this person can be written to here. Without it everybody can. */
  reaches?(person: PersonId): Promise<boolean>;
  /** Completes what was stored before the acknowledgement, such as files that have to be fetched. Never throws for what stays missing. */
  prepare?(incoming: Incoming): Promise<Incoming>;
  stop(): Promise<void>;
}

/** A message in words: what every messenger renders in its own way. */
export interface Rendered {
  text?: string;
  card?: Card;
}
export interface Card {
  tone: 'plain' | 'urgent' | 'done';
  title: string;
  lines: CardLine[];
  buttons: Button[];
}
export interface CardLine {
  label?: string;
  text: string;
}
export interface Button {
  action: string;
  case?: string;
  args: Facts;
  label: string;
  style?: 'primary' | 'danger';
  /** Opens this form; its values are merged into `args`. */
  form?: Form;
}
export interface Form {
  title: string;
  fields: Field[];
  submit: string;
}
export interface Field {
  name: string;
  label: string;
  hint?: string;
  kind: 'text' | 'longText' | 'choice' | 'number' | 'date' | 'dateTime' | 'files';
  required: boolean;
  options?: { value: string; label: string }[];
  maxLength?: number;
  value?: string;
}
