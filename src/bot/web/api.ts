/**
 * The web messenger's HTTP API as types: what the server answers and the page reads.
 * All paths are below `/m/{person}/api/`; the session is a cookie of that path, or `Authorization: Bearer`.
 */
import type { Rendered } from '../../flows/messenger.js';
export type { Option, RegisterPage, RegisterRow } from '../../flows/register.js';
import type { Facts } from '../../rules/case.js';
import type { Language, PersonId, Text } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';

export interface Me {
  person: PersonId;
  name: string;
  role: 'staff' | 'resident';
  /** Post or room, in the session's language. */
  title: string;
  language: Language;
  demo: boolean;
  site: string;
  /** Business time, which the demo can jump. */
  now: Instant;
  timeZone: string;
  /** Short cuts beside the composer: buttons without a case (登记来电, 帮助…). */
  menu: Rendered;
  mayUseRegister: boolean;
  maxFileMegabytes: number;
}

/** One line of the thread list. The thread `main` is everything outside a case. */
export interface ThreadLine {
  thread: string;
  number?: string;
  title: string;
  last: { at: Instant; text: string } | null;
  unread: number;
  /** A card in it has buttons that wait for this person. */
  waiting: boolean;
  open: boolean;
}

export interface FileLine {
  hash: string;
  name: string;
  type: string;
  size: number;
}

export interface WebMessage {
  id: string;
  /** Sorts messages of a person; grows with time. */
  order: string;
  thread: string;
  number?: string;
  from: 'bot' | 'me';
  at: Instant;
  rendered: Rendered;
  files: FileLine[];
  /** Set when a card was put in the place of an earlier one. */
  updatedAt?: Instant;
}

export interface MessagePage {
  messages: WebMessage[];
  /** Pass as `before` to read further back; null at the beginning. */
  before: string | null;
}

/** POST messages. `id` is made by the client (a UUID): the same id again is the same message. */
export interface SayBody {
  id: string;
  thread?: string;
  text: string;
  files: string[];
}

/** POST press. */
export interface PressBody {
  id: string;
  case?: string;
  thread?: string;
  action: string;
  args: Facts;
}

/** Server-sent events of GET stream: `event: message` with a WebMessage (new or updated), `event: clock` with {now}. */
export type StreamEvent = { event: 'message'; data: WebMessage } | { event: 'clock'; data: { now: Instant } };

export interface DemoPerson {
  person: PersonId;
  name: Text;
  title: Text;
  group: 'resident' | 'service' | 'manager' | 'department';
  what: Text;
}

/** Every error of the API: what happened and what to do, in the session's language. */
export interface ApiError {
  error: { code: string; message: string };
}
