import type { RegisterRow } from '../flows/register.js';
import { cut, joined } from '../flows/wording/parts.js';
import { termsOf } from '../flows/wording/index.js';
import type { CaseLine } from '../models/cases.js';
import { departmentOf, staffOf } from '../rules/chain.js';
import type { Complaint } from '../rules/complaint/state.js';
import type { Language, Organisation } from '../rules/organisation.js';
import { maskName, maskRoom } from '../rules/privacy.js';
import type { Instant } from '../rules/time.js';
import { maskText } from './masking.js';
import { wordsOf } from './words/index.js';

/** Longest text of a cell, in characters; the whole stands on the handling form. */
const longest = 200;

export interface Seen {
  organisation: Organisation;
  now: Instant;
  language: Language;
}

/** One case in the register (complaint.2): number, customer, nature and summary, result. Customers are masked. */
export function rowOf(line: CaseLine, { organisation, now, language }: Seen): RegisterRow {
  const state = line.state as Complaint;
  const terms = termsOf(language);
  const { reporter } = state;
  const department = line.department ? departmentOf(organisation, line.department) : undefined;
  return {
    case: line._id,
    number: line.number,
    receivedAt: line.receivedAt,
    channel: terms.channels[state.channel],
    customer: reporter.name ? maskName(reporter.name) : wordsOf(language).nameless,
    place: line.place ? maskRoom(line.place) : '',
    nature: terms.natures[state.nature],
    category: terms.categories[state.category],
    size: terms.sizes[state.size],
    summary: cut(maskText(state.text, reporter), longest),
    status: terms.steps[state.step?.name ?? 'closed'],
    open: line.open,
    overdue: line.open && !!line.until && line.until < now,
    holder: (line.holder && staffOf(organisation, line.holder)?.name[language]) || '',
    until: line.until ?? null,
    department: department?.name[language] ?? '',
    result: cut(resultOf(state, language), longest),
    rating: state.rating ?? null,
  };
}

/** 处理结果: what the department reported, or how else it ended. */
function resultOf({ results, answer, closed, reporter }: Complaint, language: Language): string {
  const ended = closed && closed.how !== 'done' && termsOf(language).endings[closed.how];
  return joined([ended, maskText(results.at(-1)?.text ?? answer?.text ?? '', reporter)]);
}

/** A number that could not be used: 作废 with its reason, and nothing else (complaint.3). */
export const voidRow = (number: string, reason: string, day: Instant, language: Language): RegisterRow => ({
  case: '',
  number,
  void: wordsOf(language).voidReasons[reason] ?? reason,
  receivedAt: day,
  channel: '',
  customer: '',
  place: '',
  nature: '',
  category: '',
  size: '',
  summary: '',
  status: '',
  open: false,
  overdue: false,
  holder: '',
  until: null,
  department: '',
  result: '',
  rating: null,
});
