import type { Recorded } from '../case.js';
import type { Leave, LeaveEvent, LeaveHistory, LeaveStep } from './state.js';

/** Folds one event into a leave. */
export function evolve(state: Leave | undefined, recorded: Recorded<LeaveHistory>): Leave {
  const { event } = recorded;
  if (!state) {
    if (event.type !== 'asked') throw new Error(`a leave begins with asked, not with ${event.type}`);
    return asked(event, recorded.at);
  }
  return { ...state, ...changed(state, recorded) };
}

function asked(event: Extract<LeaveEvent, { type: 'asked' }>, at: string): Leave {
  const { type: _, ...given } = event;
  return {
    ...given,
    askedAt: at,
    ...(given.madeBy ? { confirmed: 'asked' as const } : {}),
    verdicts: [],
    transfers: {},
    reached: 0,
    skipped: [],
    questions: [],
    opinions: [],
    pendingAtShift: false,
    granted: false,
    certificates: [],
    chased: 0,
    reminders: [],
    copies: [],
    cards: { [given.requester]: 1 },
  };
}

function changed(state: Leave, { event, at, by: actor }: Recorded<LeaveHistory>): Partial<Leave> {
  const by = 'person' in actor ? actor.person : '';
  switch (event.type) {
    case 'asked':
      return {};
    case 'datesChanged':
      return {
        span: event.span,
        notice: event.notice,
        circumstances: event.circumstances,
        standing: event.standing,
        ...afresh,
      };
    case 'detailsChanged':
      return {
        ...(event.reason ? { reason: event.reason } : {}),
        ...(event.ground ? { ground: event.ground } : {}),
        ...(event.compensation ? { compensation: event.compensation } : {}),
        files: [...state.files, ...event.files],
        ...afresh,
      };
    case 'confirmed':
      return { confirmed: event.yes ? 'yes' : 'no' };
    case 'chainChanged':
      return { levels: event.levels };
    case 'turnBegan':
      return {
        turn: event.turn,
        ...stepBegan(state, { name: 'decide', holder: event.turn.holder, until: event.until }, at),
      };
    case 'circumstancesSeen':
      return { circumstances: event.circumstances };
    case 'approved': {
      const { level, text, instead } = event;
      const verdict = { level, by, at, ...(text ? { text } : {}), ...(instead ? { instead } : {}) };
      return { verdicts: [...state.verdicts, verdict] };
    }
    case 'rejected':
      return {
        standing: 'rejected',
        refusal: { by, at, text: event.text, ...(event.instead ? { instead: event.instead } : {}) },
      };
    case 'granted':
      return { granted: true, standing: event.standing, step: undefined, turn: undefined };
    case 'askedBack':
      return { questions: [...state.questions, { by, text: event.text, at }] };
    case 'answered':
      return {
        questions: state.questions.map((one) => (one.answer === undefined ? { ...one, answer: event.text } : one)),
        files: [...state.files, ...event.files],
        step: undefined,
      };
    case 'opinionAsked':
      return { opinions: [...state.opinions, { of: event.of, askedBy: by, question: event.question }] };
    case 'opinionGiven':
      return {
        opinions: state.opinions.map((one) => (one.of === by && !one.text ? { ...one, text: event.text } : one)),
      };
    case 'returned':
      return { returned: event.reason };
    case 'datesProposed':
      return { proposal: { start: event.start, end: event.end, reason: event.reason, by } };
    case 'transferred':
      return { transfers: { ...state.transfers, [event.level]: event.to } };
    case 'remindedBy':
      return { reminders: [...state.reminders, at].slice(-20) };
    case 'copied':
      return { copies: [...new Set([...state.copies, event.to])] };
    case 'withdrawn':
      return { standing: 'withdrawn' };
    case 'shiftBegan':
      return { pendingAtShift: true };
    case 'reachedFurther':
      return { reached: state.reached + 1 };
    case 'skipped':
      return { skipped: [...state.skipped, { person: event.person, by, at }] };
    case 'skippedRead':
      return { skipped: state.skipped.map((one) => (one.person === event.person ? { ...one, read: at } : one)) };
    case 'cameBackEarly':
      return { span: event.span };
    case 'cameBack':
      return { back: at };
    case 'certificateAdded': {
      const { from, to, files } = event;
      return { certificates: [...state.certificates, { from, to, files, at }] };
    }
    case 'certificateChased':
      return { chased: state.chased + 1 };
    case 'papersJudged': {
      const papers = { verdict: event.verdict, by, at, ...(event.text ? { text: event.text } : {}) };
      return { papers, standing: event.verdict === 'accepted' ? 'approved' : 'rejected' };
    }
    case 'stepBegan':
      return stepBegan(state, { name: event.step, holder: event.holder, until: event.until }, at);
    case 'holderReminded':
      return { step: state.step && { ...state.step, reminded: true } };
    case 'superiorTold':
      return { step: state.step && { ...state.step, superiorTold: true } };
    case 'closed':
      return { step: undefined, turn: undefined, closedAt: at };
    case 'delivered':
      return {
        skipped: state.skipped.map((one) =>
          one.person === event.to && event.say === 'leave.skipped' && !one.told ? { ...one, told: at } : one,
        ),
      };
    case 'givenUp':
      return {};
  }
}

/** Other dates or details are decided anew from the first level. */
const afresh: Partial<Leave> = {
  verdicts: [],
  transfers: {},
  turn: undefined,
  step: undefined,
  returned: undefined,
  proposal: undefined,
  pendingAtShift: false,
  granted: false,
};

/** A new holder gets a new card; whoever holds it already keeps theirs. */
function stepBegan(
  { step, cards, requester }: Leave,
  began: Pick<LeaveStep, 'name' | 'holder' | 'until'>,
  since: string,
): Partial<Leave> {
  const { holder } = began;
  const same = step?.holder === holder && step.name === began.name;
  return {
    step: { ...began, since, reminded: false, superiorTold: false },
    cards: same || holder === requester ? cards : { ...cards, [holder]: (cards[holder] ?? 0) + 1 },
  };
}
