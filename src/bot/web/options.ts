import type { Readable } from 'node:stream';
import type { Logger } from 'pino';
import type { Envelope, Rendered } from '../../flows/messenger.js';
import type { WebRecords } from '../../models/web/index.js';
import type { Message } from '../../rules/case.js';
import type { Language, PersonId } from '../../rules/organisation.js';
import type { Instant } from '../../rules/time.js';
import type { DemoPerson, RegisterPage } from './api.js';
import type { Jump, RegisterQuery } from './schemas.js';

/** Who somebody is, as the head of their page shows it. */
export interface Profile {
  name: string;
  role: 'staff' | 'resident';
  /** Post or room. */
  title: string;
  site: string;
  timeZone: string;
  /** Short cuts beside the composer: a message whose buttons they are. */
  menu: Message;
  mayUseRegister: boolean;
}

/** What a case thread is called. A case that this person may not know about is left out. */
export interface CaseLine {
  title: string;
  open: boolean;
}

/** Originals by content hash (models/originals). */
export interface FileStore {
  /** Rejects with the stream's own error when the stream breaks off; nothing is kept then. */
  put(content: Readable, limit: { maxBytes: number }): Promise<{ hash: string; size: number }>;
  open(hash: string): Promise<Readable | undefined>;
}

/** The register (complaint.2). `undefined` where this person may not see it, or there is no such case. */
export interface RegisterDesk {
  page(person: PersonId, query: RegisterQuery, language: Language): Promise<RegisterPage | undefined>;
  csv(person: PersonId, query: RegisterQuery, language: Language): Promise<string | Readable | undefined>;
  /** The handling form as a whole HTML page. */
  form(person: PersonId, caseId: string, language: Language): Promise<string | undefined>;
}

/** The attendance record (attendance.5). `undefined` where this person may not have it. */
export interface AttendanceDesk {
  /** The payroll export of a month, `2026-11`. */
  csv(person: PersonId, month: string, language: Language): Promise<string | undefined>;
  xlsx(person: PersonId, month: string, language: Language): Promise<Buffer | undefined>;
  /** A member of staff's own calendar, as iCalendar. */
  feed(person: PersonId, language: Language): Promise<string | undefined>;
}

/** Only in demo mode: whoever comes may choose who to be. */
export interface Demo {
  people(): Promise<DemoPerson[]>;
  allows(person: PersonId): boolean;
  /** Moves the demo's clock forward and works what becomes due on the way. */
  jump(to: Jump): Promise<Instant>;
}

/** What the web messenger needs from the rest of the product. */
export interface WebOptions {
  records: WebRecords;
  host: string;
  /** 0 for any free one. */
  port: number;
  /** Folder of the built page, with index.html. */
  pageFolder: string;
  /** Signs links and sessions. */
  secret: Buffer;
  /** Where people reach it, if not directly: `https://chat.example.com`. */
  publicUrl?: string;
  maxFileMegabytes: number;
  /** Business time. */
  now: () => Instant;
  /** Machine time in milliseconds. */
  machineNow: () => number;
  /** Whether this person is on record, and the language they read. Asked at every request, so it has to be quick. */
  known: (person: PersonId) => Promise<{ language: Language } | undefined>;
  setLanguage: (person: PersonId, language: Language) => Promise<void>;
  profile: (person: PersonId, language: Language) => Promise<Profile | undefined>;
  /** Titles of those cases among `ids` that this person may know about. */
  cases: (person: PersonId, ids: string[], language: Language) => Promise<Map<string, CaseLine>>;
  /** Makes words (flows/wording). */
  word: (envelope: Envelope, language: Language) => Rendered;
  files: FileStore;
  register: RegisterDesk;
  attendance: AttendanceDesk;
  /** Resolves when the store answers. */
  ping: () => Promise<void>;
  demo?: Demo;
  log: Logger;
}
