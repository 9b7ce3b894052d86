import type { ComplaintHistory } from '../../rules/complaint/state.js';
import type { Instant } from '../../rules/time.js';

/** How the handling form names people, departments and times. */
export interface Naming {
  person: (id: string | undefined) => string;
  department: (id: string) => string;
  time: (at: Instant) => string;
}

type Of<Type extends ComplaintHistory['type']> = Extract<ComplaintHistory, { type: Type }>;

/** What stands in the form's course of events; nothing for what only the product does for itself. */
export interface Told {
  what: string;
  text?: string;
}

export interface DeskWords {
  nameless: string;
  /** Why a number is void, by the reason that is stored. */
  voidReasons: Record<string, string>;
  voided: (reason: string) => string;
  csv: { columns: Record<Column, string>; yes: string };
  form: FormWords;
  events: { [Type in ComplaintHistory['type']]: (event: Of<Type>, naming: Naming) => Told | undefined };
}

export const columns = [
  'number',
  'receivedAt',
  'summary',
  'customer',
  'place',
  'nature',
  'category',
  'size',
  'channel',
  'status',
  'overdue',
  'holder',
  'until',
  'department',
  'result',
  'rating',
] as const;
export type Column = (typeof columns)[number];

export interface FormWords {
  title: string;
  number: string;
  received: string;
  channel: string;
  night: string;
  keeper: string;
  customer: string;
  phone: string;
  room: string;
  unverified: string;
  place: string;
  nature: string;
  category: string;
  size: string;
  proposed: string;
  earlier: string;
  times: (count: number) => string;
  status: string;
  holder: string;
  until: string;
  said: string;
  originals: string;
  noOriginals: string;
  original: { number: string; name: string; type: string; received: string };
  course: string;
  step: { time: string; who: string; what: string; text: string };
  handling: string;
  department: string;
  result: string;
  answer: string;
  rating: string;
  resident: string;
  product: string;
  signatures: string[];
  date: string;
  printed: (by: string, at: string) => string;
}
