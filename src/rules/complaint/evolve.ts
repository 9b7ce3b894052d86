import type { Recorded } from '../case.js';
import { evolveEmergency, withDelivery } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import type { Instant } from '../time.js';
import { evolveUpward } from '../upward.js';
import type { Complaint, ComplaintEvent, ComplaintHistory, Original, StoredFile } from './state.js';

type Registered = Extract<ComplaintEvent, { type: 'registered' }>;

/** The state after one more event. Events come only from `decide`, so nothing is checked here. */
export function evolve(state: Complaint | undefined, recorded: Recorded<ComplaintHistory>): Complaint {
  const { event, at } = recorded;
  const by = 'person' in recorded.by ? recorded.by.person : undefined;
  if (event.type === 'registered') return registered(event, at, by);
  if (!state) throw new Error(`a complaint begins with registered, not ${event.type}`);
  const after = { ...state, ...change(state, event, at, by) };
  return event.type === 'delivered' ? withDelivery(after, event, at) : after;
}

function registered(event: Registered, at: Instant, by: PersonId | undefined): Complaint {
  const { type: _, files, ...facts } = event;
  return {
    ...facts,
    originals: numbered([], files, at, by),
    sizeConfirmed: false,
    findings: [],
    decisions: [],
    results: [],
    words: [],
    reopened: 0,
    finalAnswered: false,
    lastWord: at,
    cards: facts.reporter.person ? { [facts.reporter.person]: 1 } : {},
  };
}

/** Originals are numbered in the order they came (complaint.3); the same file twice is one original. */
function numbered(before: Original[], files: StoredFile[], at: Instant, by: PersonId | undefined): Original[] {
  const fresh = files.filter(
    ({ hash }, i) => !before.some((one) => one.hash === hash) && files.findIndex((one) => one.hash === hash) === i,
  );
  return [...before, ...fresh.map((file, i) => ({ ...file, n: before.length + i + 1, at, ...(by ? { by } : {}) }))];
}

function change(
  state: Complaint,
  event: Exclude<ComplaintHistory, Registered>,
  at: Instant,
  by: PersonId = '',
): Partial<Complaint> {
  switch (event.type) {
    case 'wordsAdded':
      return {
        words: event.text ? [...state.words, event.text] : state.words,
        originals: numbered(state.originals, event.files, at, by),
      };
    case 'noted':
      return { originals: numbered(state.originals, event.files, at, by) };
    case 'corrected':
      return {
        ...(event.place ? { place: event.place, asksPlace: false } : {}),
        ...(event.category ? { category: event.category } : {}),
      };
    case 'callerCompleted':
      return { reporter: { ...state.reporter, ...event.reporter } };
    case 'sizeSet':
      return { size: event.size, sizeConfirmed: true };
    case 'takenUp':
      return { investigator: event.by };
    case 'handedOver':
      return state.investigator ? { investigator: event.to } : { keeper: event.to };
    case 'findingsRecorded':
      return {
        findings: [...state.findings, { at, by, text: event.text, proposal: event.proposal, first: event.first }],
        fullBy: event.first ? event.fullBy : undefined,
        originals: numbered(state.originals, event.files, at, by),
      };
    case 'fullAsked':
      return { fullBy: undefined };
    case 'decided':
      return {
        decisions: [
          ...state.decisions,
          {
            at,
            by,
            handling: event.handling,
            department: event.department,
            ...(event.instead ? { instead: event.instead } : {}),
          },
        ],
        notOurs: undefined,
        moreTime: undefined,
      };
    case 'foundNotOurs':
      return { notOurs: event.reason, moreTime: undefined };
    case 'moreTimeAsked':
      return { moreTime: { until: event.until, reason: event.reason, by, at } };
    case 'moreTimeGranted':
    case 'moreTimeRefused':
      return { moreTime: undefined };
    case 'workReported':
      return {
        results: [...state.results, { at, by, text: event.text }],
        moreTime: undefined,
        originals: numbered(state.originals, event.files, at, by),
      };
    case 'answerSent':
      return {
        answer: { text: event.text, at, by, final: event.final },
        finalAnswered: state.finalAnswered || event.final,
        rating: undefined,
      };
    case 'residentTold':
      return { answer: state.answer && { ...state.answer, toldResident: at, how: event.how }, lastWord: at };
    case 'rated':
      return event.rating ? { rating: event.rating } : {};
    case 'reopened':
      return {
        reopened: state.reopened + 1,
        answer: undefined,
        closed: undefined,
        callback: undefined,
        moreTime: undefined,
        ending: undefined,
        words: [...state.words, event.words],
      };
    case 'callbackArranged':
      return {
        callback: {
          tries: state.callback?.tries ?? [],
          evening: state.callback?.evening ?? false,
          mode: event.mode,
          by: event.by,
          ...(event.slot ? { slot: event.slot } : {}),
        },
      };
    case 'callbackTried':
      return {
        callback: state.callback && {
          ...state.callback,
          tries: [...new Set([...state.callback.tries, event.date])],
          evening: state.callback.evening || event.evening,
        },
      };
    case 'calledBack':
      return {
        callback: state.callback && { ...state.callback, done: { at, by, mode: event.mode, words: event.words } },
      };
    case 'endProposed':
      return {
        moreTime: undefined,
        ending: { how: event.how, reason: event.reason, resume: state.step?.name ?? 'decide', by },
      };
    case 'endRefused':
      return { ending: undefined };
    case 'stepBegan':
      return stepBegan(state, event, at);
    case 'deadlineMoved':
      return { step: state.step && { ...state.step, until: event.until, reminded: false, escalated: 0 } };
    case 'holderReminded':
      return { step: state.step && { ...state.step, reminded: true } };
    case 'missedDeadlineTold':
      return { step: state.step && { ...state.step, escalated: event.level, escalatedAt: at } };
    case 'closed':
      return { closed: { at, how: event.how, ...(by ? { by } : {}) }, step: undefined };
    case 'residentKeptPosted':
      return { lastWord: at };
    case 'upward':
      return { upward: evolveUpward(state.upward, event.event, at, by) };
    case 'emergency':
      return { emergency: evolveEmergency(state.emergency, event.event, at, by || undefined) };
    case 'delivered':
      return delivered(state, event, at);
    case 'accepted':
    case 'sentBack':
    case 'phoneShown':
    case 'givenUp':
      return {};
  }
}

/** A new holder gets a new card; whoever holds it already keeps theirs. */
function stepBegan(
  state: Complaint,
  event: Extract<ComplaintEvent, { type: 'stepBegan' }>,
  at: Instant,
): Partial<Complaint> {
  const { step: name, holder, until, provisional } = event;
  const same = state.step?.holder === holder;
  return {
    step: { name, holder, since: at, until, provisional, reminded: false, escalated: 0 },
    cards: same ? state.cards : { ...state.cards, [holder]: (state.cards[holder] ?? 0) + 1 },
  };
}

/** "Told" means delivered: only now does the answer count (reception.3). */
function delivered(
  state: Complaint,
  event: Extract<ComplaintHistory, { type: 'delivered' }>,
  at: Instant,
): Partial<Complaint> {
  const resident = event.to === state.reporter.person;
  const answer = state.answer;
  if (event.say === 'complaint.answer' && resident && answer && !answer.toldResident)
    return { answer: { ...answer, toldResident: at }, lastWord: at };
  if (event.say === 'complaint.resultToOffice' && answer && !answer.toldOffice)
    return { answer: { ...answer, toldOffice: at } };
  return resident ? { lastWord: at } : {};
}
