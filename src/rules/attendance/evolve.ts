import type { Recorded } from '../case.js';
import type { Instant } from '../time.js';
import type { Attendance, AttendanceEvent, AttendanceHistory, Finding, Turn } from './state.js';

/** The state after one more event. Events come only from `decide`, so nothing is checked here. */
export function evolve(state: Attendance | undefined, recorded: Recorded<AttendanceHistory>): Attendance {
  const { event, at } = recorded;
  if (event.type === 'opened') return opened(event);
  if (!state) throw new Error(`a working day begins with opened, not ${event.type}`);
  return { ...state, ...change(state, event, at, 'person' in recorded.by ? recorded.by.person : '') };
}

const opened = ({ site, person, date }: Extract<AttendanceEvent, { type: 'opened' }>): Attendance => ({
  ...{ site, person, date },
  ...{ shifts: [], planned: [], excuses: [], expected: false, marks: [], notes: [], findings: [], corrections: [] },
  ...{ words: [], settled: false, turns: [], open: false },
});

type Rest = Exclude<AttendanceHistory, { type: 'opened' }>;

function change(state: Attendance, event: Rest, at: Instant, by: string): Partial<Attendance> {
  switch (event.type) {
    case 'dayRead': {
      const { type: _, ...day } = event;
      return day;
    }
    case 'clocked': {
      const { what, at: moment, source } = event;
      return { marks: [...state.marks, { what, at: moment, source }] };
    }
    case 'careAsked':
      return { care: { askedAt: at } };
    case 'careAnswered':
      return { care: state.care && { ...state.care, answer: event.text } };
    case 'callRecorded':
      return { care: { askedAt: at, ...state.care, call: { by, at, text: event.text } } };
    case 'settled':
      return { settled: true };
    case 'offPostNoted': {
      const { id, from, to, text } = event;
      return { notes: [...state.notes, { id, from, to, text, by }] };
    }
    case 'found':
      return found(state, event, at);
    case 'cleared':
      return findings(state, [event.id], () => ({ cleared: at }));
    case 'explained':
      return { words: [...state.words, { at, text: event.text }] };
    case 'heard':
      return findings(state, event.ids, () => ({ heard: at }));
    case 'correctionAsked': {
      const { what, at: moment, reason } = event;
      return { corrections: [...state.corrections, { what, at: moment, reason, askedAt: at }] };
    }
    case 'correctionGranted':
      return corrected(state, { verdict: 'granted', by });
    case 'correctionRefused':
      return corrected(state, { verdict: 'refused', by, text: event.reason });
    case 'decided':
      return findings(state, event.ids, () => ({ decision: { verdict: event.verdict, by, at, text: event.text } }));
    case 'reviewed':
      return findings(state, event.ids, () => ({ review: { by, at } }));
    case 'sentBack':
      return {
        ...findings(state, event.ids, () => ({ decision: undefined })),
        words: state.words,
      };
    case 'selfCriticismFiled':
      return { selfCriticism: { at, text: event.text } };
    case 'turnBegan': {
      const { step: name, holder, until } = event;
      const turn: Turn = { name, holder, since: at, until, reminded: false, superiorTold: false };
      return { turns: [...state.turns, turn], open: true };
    }
    case 'turnEnded':
      return { open: false };
    case 'holderReminded':
      return lastTurn(state, { reminded: true });
    case 'superiorTold':
      return lastTurn(state, { superiorTold: true });
    case 'delivered':
    case 'givenUp':
      return told(state, event, at);
  }
}

/** One that comes again, as after a leave was refused, begins anew. */
function found(
  { findings: before }: Attendance,
  { type: _, ...fact }: Extract<AttendanceEvent, { type: 'found' }>,
  at: Instant,
) {
  const old = before.find(({ id, cleared }) => id === fact.id && !cleared);
  const fresh: Finding = old ? { ...old, ...fact } : { ...fact, foundAt: at };
  return { findings: [...before.filter(({ id }) => id !== fact.id), fresh] };
}

const findings = ({ findings: all }: Attendance, ids: string[], to: (one: Finding) => Partial<Finding>) => ({
  findings: all.map((one) => (ids.includes(one.id) ? { ...one, ...to(one) } : one)),
});

const corrected = ({ corrections }: Attendance, verdict: Partial<Attendance['corrections'][number]>) => ({
  corrections: corrections.map((one) => (one.verdict ? one : { ...one, ...verdict })),
});

const lastTurn = ({ turns }: Attendance, set: Partial<Turn>): Partial<Attendance> => ({
  turns: turns.map((turn, i) => (i === turns.length - 1 ? { ...turn, ...set } : turn)),
});

/** Keys of the cards by which the person hears first. */
export const findingKey = (id: string): string => `finding:${id}`;
export const careKey = 'care:own';

/** "Told" means delivered; where telling fails, that is when it was tried in vain. */
function told(state: Attendance, event: Extract<Rest, { type: 'delivered' | 'givenUp' }>, at: Instant) {
  if (event.to !== state.person) return {};
  const care = state.care && !state.care.toldPerson && event.say === 'attendance.care';
  if (care) return { care: { ...state.care, askedAt: state.care?.askedAt ?? at, toldPerson: at } };
  if (event.say !== 'attendance.finding') return {};
  const key = event.type === 'delivered' ? event.key : undefined;
  return {
    findings: state.findings.map((one) =>
      one.toldPerson || one.foundAt > at || (key !== undefined && key !== findingKey(one.id))
        ? one
        : { ...one, toldPerson: at },
    ),
  };
}
