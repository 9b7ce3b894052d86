import mongoose from 'mongoose';
import type { CaseDocument } from '../../../src/models/cases.js';
import { modelsOf } from '../../../src/models/all.js';
import { openStore, type Store } from '../../../src/models/connection.js';
import type { WebRecord } from '../../../src/models/web/index.js';
import type { Recorded } from '../../../src/rules/case.js';
import type { Complaint, ComplaintHistory } from '../../../src/rules/complaint/state.js';
import type { Deed } from './people.js';

type Case = Omit<CaseDocument, 'events' | 'state'> & { events: Recorded<ComplaintHistory>[]; state: Complaint };
interface Day {
  date: string;
  prefix: string;
  commands: string[];
  void: { command: string }[];
}
interface Entry {
  _id: string;
  state: string;
}
interface Dialogue {
  _id: string;
  messages: unknown[];
}

/** Everything that stands in the store once the program has ended. */
export interface Record {
  cases: Case[];
  days: Day[];
  inbox: Entry[];
  dialogues: Dialogue[];
  windows: WebRecord[];
}

export async function readRecord(folder: string): Promise<Record> {
  const store = await openStore({ folder });
  try {
    modelsOf(store);
    return {
      cases: await all<Case>(store, 'cases'),
      days: await all<Day>(store, 'numbers'),
      inbox: await all<Entry>(store, 'inbox'),
      dialogues: await all<Dialogue>(store, 'dialogues'),
      windows: await all<WebRecord>(store, 'web_messages'),
    };
  } finally {
    await store.close();
  }
}

const all = <Document>(store: Store, name: string) =>
  store
    .model<Document>(name, new mongoose.Schema<Document>())
    .collection.find({}, { hint: { $natural: 1 } })
    .toArray() as unknown as Promise<Document[]>;

type Fault = (what: string) => void;

/** What must be true of the record after any number of kills. */
export function checkRecord(record: Record, deeds: Deed[], now: string, fault: Fault): void {
  checkDeeds(record, deeds, fault);
  checkNumbers(record, fault);
  checkWindows(record, fault);
  for (const one of record.cases) {
    checkCase(one, now, fault);
    checkTimers(one, now, fault);
  }
  for (const { _id, messages } of record.dialogues)
    if (messages.length) fault(`dialogue ${_id} still owes ${JSON.stringify(messages)}`);
}

/** Pressed once more before the button had gone: who has seen it has seen it. */
const saysNothingAgain = ({ what }: Deed) => 'press' in what && ['seenAlert', 'takeOver'].includes(what.press);

/** Everything that was acknowledged had its effect, once. */
function checkDeeds({ cases, inbox, windows }: Record, deeds: Deed[], fault: Fault): void {
  for (const { _id, state } of inbox) if (state !== 'done') fault(`inbox entry ${_id} is ${state}`);
  const entries = new Set(inbox.map(({ _id }) => _id));
  const events = cases.flatMap((one) => one.events);
  const commands = new Set(events.map(({ command }) => command.split('#')[0]));
  const answers = new Set(windows.map(({ meaning }) => meaning?.id.split(/[#/]/)[0]));
  const left = ({ person, id }: Deed) => commands.has(`web:${person}:${id}`) || answers.has(`web:${person}:${id}`);
  const same = ({ person, what }: Deed) => JSON.stringify([person, what]);
  const done = new Set(deeds.filter((deed) => saysNothingAgain(deed) && left(deed)).map(same));
  for (const deed of deeds) {
    const { person, id, what } = deed;
    const event = `web:${person}:${id}`;
    if (!entries.has(event)) fault(`${event} was acknowledged and is not in the inbox`);
    if (!left(deed) && !done.has(same(deed)))
      fault(`${event} (${JSON.stringify(what)}) was acknowledged and had no effect`);
    if (!('say' in what)) continue;
    const shown = windows.filter((one) => one.person === person && one.text === what.say && one.id === id);
    if (shown.length !== 1) fault(`${event} stands ${shown.length} times in the person's own window`);
  }
  const said = new Map<string, number>();
  for (const { event } of events) {
    const text = 'text' in event && ['registered', 'wordsAdded', 'noted'].includes(event.type) ? event.text : undefined;
    if (text) said.set(text, (said.get(text) ?? 0) + 1);
  }
  for (const [text, times] of said) if (times > 1) fault(`"${text}" is on record ${times} times`);
}

/** complaint.3: per day from 001 on, never twice, no gap that is not marked void. */
function checkNumbers({ cases, days }: Record, fault: Fault): void {
  const numbers = cases.map(({ number }) => number);
  if (new Set(numbers).size !== numbers.length) fault('a number was given twice');
  for (const { date, prefix: kind, commands, void: voided } of days) {
    const prefix = `${kind}-${date.replaceAll('-', '')}-`;
    const given = numbers
      .filter((number) => number.startsWith(prefix))
      .map((number) => Number(number.slice(prefix.length)));
    const ended = voided.map(({ command }) => commands.indexOf(command) + 1);
    const used = [...given, ...ended].sort((a, b) => a - b);
    if (used.some((place, n) => place !== n + 1) || used.length !== commands.length)
      fault(`numbers of ${date}: ${used.join(' ')} of ${commands.length}`);
  }
}

/** Nobody has the same message twice: neither what was decided once, nor two cards where one took the place of the other. */
function checkWindows({ windows, cases }: Record, fault: Fault): void {
  const bot = windows.filter(({ meaning }) => meaning);
  const twice = (name: string, key: (record: WebRecord) => string | undefined) => {
    const seen = new Map<string, WebRecord>();
    for (const one of bot) {
      const is = key(one);
      const before = is === undefined ? undefined : seen.get(is);
      if (before)
        fault(
          `${one.person} has ${name} twice: ${before._id} and ${one._id}: ${JSON.stringify(one.meaning?.message).slice(0, 300)}`,
        );
      if (is !== undefined) seen.set(is, one);
    }
  };
  twice('a message', ({ person, thread, meaning }) => JSON.stringify([person, thread, meaning!.at, meaning!.message]));
  twice(
    'a card',
    ({ person, thread, meaning }) => meaning!.message.key && `${person} ${thread} ${meaning!.message.key}`,
  );
  const there = new Set(bot.map(({ person, id }) => `${person} ${id}`));
  for (const { number, events } of cases)
    for (const { event } of events)
      if (event.type === 'delivered' && event.to && !there.has(`${event.to} ${event.reference.message}`))
        fault(`${number}: ${event.say} to ${event.to} is on record as delivered and stands nowhere`);
}

function checkCase({ number, messages, open, holder, until, events, state }: Case, now: string, fault: Fault): void {
  if (open && !(holder && until)) fault(`${number} is open and has no holder or no end`);
  if (!open && !state.closed) fault(`${number} is over and was not closed`);
  const owed = messages.filter(({ dueAt }) => dueAt <= now);
  if (owed.length) fault(`${number} still owes ${JSON.stringify(owed).slice(0, 500)}`);
  if (new Set(events.map(({ id }) => id)).size !== events.length) fault(`${number} has an event twice`);
  const delivered = events.flatMap(({ event }) => (event.type === 'delivered' ? [event.message] : []));
  if (new Set(delivered).size !== delivered.length) fault(`${number} has a delivery twice`);
  if (events.some(({ event }) => event.type === 'givenUp')) fault(`${number} gave a message up`);
}

/** Reminded once per step, every level told once and in order, and nothing forgotten. */
function checkTimers({ number, events, timerDueAt, state }: Case, now: string, fault: Fault): void {
  if (timerDueAt !== null && timerDueAt <= now) fault(`${number}: a timer of ${timerDueAt} was forgotten`);
  let reminded = 0;
  let level = 0;
  for (const { event } of events) {
    if (event.type === 'stepBegan' || event.type === 'deadlineMoved') [reminded, level] = [0, 0];
    if (event.type === 'holderReminded' && ++reminded > 1) fault(`${number}: reminded twice`);
    if (event.type === 'missedDeadlineTold' && event.level !== ++level)
      fault(`${number}: level ${event.level} told after ${level - 1}`);
  }
  const { step } = state;
  if (step && step.until < now && step.escalated === 0 && step.holder !== 'zheng')
    fault(`${number}: ${step.name} of ${step.holder} was missed at ${step.until} and nobody was told`);
}
