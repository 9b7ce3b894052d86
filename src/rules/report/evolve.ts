import type { Recorded } from '../case.js';
import { evolveEmergency, withDelivery } from '../emergency/index.js';
import type { Instant } from '../time.js';
import type { Instruction, Report, ReportEvent, ReportHistory } from './state.js';

type Reported = Extract<ReportEvent, { type: 'reported' }>;

/** The report after one more event. */
export function evolve(state: Report | undefined, recorded: Recorded<ReportHistory>): Report {
  const { event, at } = recorded;
  const by = 'person' in recorded.by ? recorded.by.person : '';
  if (event.type === 'reported') return reported(event, at);
  if (!state) throw new Error(`a report begins with reported, not ${event.type}`);
  if (event.type === 'delivered' || event.type === 'givenUp') return withDelivery(state, event, at);
  const after = { ...state, ...change(state, event, at, by) };
  return decides.has(event.type) ? { ...after, cards: withLevel(after.cards, state.level) } : after;
}

function reported({ type: _, ...facts }: Reported, at: Instant): Report {
  return { ...facts, receivedAt: at, opinions: [], instructions: [], remarks: [], cards: { [facts.reporter]: 1 } };
}

type Change = Exclude<ReportEvent, Reported>;

function change(state: Report, event: Change, at: Instant, by: string): Partial<Report> {
  switch (event.type) {
    case 'proposed':
      return { proposal: event.proposal };
    case 'instructed':
      return { instructions: [...state.instructions, instruction(state, event, at, by)], raisedWith: undefined };
    case 'passedUp':
      return {
        opinions: [...state.opinions, { level: state.level, by, at, text: event.opinion }],
        level: event.level,
      };
    case 'settled':
      return { settled: { by, at, text: event.text } };
    case 'received':
      return last(state, () => ({ receivedAt: at }));
    case 'disagreed':
      return last(state, () => ({ disagreement: { suggestion: event.suggestion, at } }));
    case 'upheld':
      return answered(state, { how: 'upheld', by, at, ...(event.text ? { text: event.text } : {}) });
    case 'changed': {
      const before = answered(state, { how: 'changed', by, at, text: event.text });
      const level = state.instructions.at(-1)?.level ?? state.level;
      return { instructions: [...before.instructions, instruction({ ...state, level }, event, at, by)] };
    }
    case 'executed':
      return last(state, () => ({ executed: { at, ...(event.text ? { text: event.text } : {}) } }));
    case 'resultReported':
      return { result: { at, text: event.text } };
    case 'raisedOnceMore':
      return { ...last(state, () => ({ raised: at })), level: event.level, raisedWith: event.text, ...reopened };
    case 'stopped':
      return {
        ...last(state, () => ({ stopped: { reason: event.reason, at } })),
        level: event.level,
        raisedWith: event.reason,
        pressing: true,
      };
    case 'remarked':
      return {
        remarks: [...state.remarks, { by, at, text: event.text }],
        files: [...state.files, ...event.files],
      };
    case 'stepBegan':
      return stepBegan(state, event, at);
    case 'chased':
      return { step: state.step && { ...state.step, chased: state.step.chased + 1, chasedAt: at } };
    case 'concluded':
      return { concluded: { how: event.how, at } };
    case 'closed':
      return { closed: { at, how: event.how }, step: undefined };
    case 'emergency':
      return { emergency: evolveEmergency(state.emergency, event.event, at, by || undefined) };
  }
}

/** What a delegate, or the next further up, decided at a level, its own holder reads when they are back. */
const decides = new Set<ReportHistory['type']>(['instructed', 'passedUp', 'settled', 'upheld', 'changed']);
const withLevel = (cards: Report['cards'], level: string): Report['cards'] =>
  level in cards ? cards : { ...cards, [level]: 1 };

const reopened = { closed: undefined, concluded: undefined, result: undefined };

const instruction = (
  { level }: Report,
  { text, until }: { text: string; until?: Instant },
  at: Instant,
  by: string,
): Instruction => ({ level, by, at, text, ...(until ? { until } : {}) });

function last(state: Report, more: () => Partial<Instruction>): Pick<Report, 'instructions'> {
  const place = state.instructions.length - 1;
  return { instructions: state.instructions.map((one, n) => (n === place ? { ...one, ...more() } : one)) };
}

const answered = (
  state: Report,
  answer: NonNullable<NonNullable<Instruction['disagreement']>['answer']>,
): Pick<Report, 'instructions'> => {
  const disagreement = state.instructions.at(-1)?.disagreement;
  return last(state, () => (disagreement ? { disagreement: { ...disagreement, answer } } : {}));
};

/** A new holder gets a new card; whoever holds it already keeps theirs. */
function stepBegan(state: Report, event: Extract<ReportEvent, { type: 'stepBegan' }>, at: Instant): Partial<Report> {
  const { step: name, holder, until, provisional, level } = event;
  const same = state.step?.holder === holder || (!state.step && holder === state.reporter && !state.closed);
  return {
    level,
    step: { name, holder, since: at, until, provisional, chased: 0 },
    cards: same ? state.cards : { ...state.cards, [holder]: (state.cards[holder] ?? 0) + 1 },
  };
}
