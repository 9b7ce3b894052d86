import type { Context, DeliveryCommand, TimerCommand } from '../case.js';
import { superiorOf } from '../chain.js';
import { owedTime, presence, waits } from './findings.js';
import { tell } from './messages.js';
import { timersOf, turnNow, type Outcome } from './outcome.js';
import { levelOf, nameOf } from './people.js';
import { isJudged, isOpen, type Attendance, type AttendanceHistory } from './state.js';

const nothing: Outcome = { events: [] };

/** What happens when nobody acts. None of it decides anything about a person. */
export function timerDue(day: Attendance, { name }: TimerCommand, context: Context): Outcome {
  const stands = timersOf(day, context).some((timer) => timer.name === name && timer.dueAt <= context.now);
  if (name === 'look') return nothing;
  if (!stands) return nothing;
  switch (name) {
    case 'care':
      return careAsked(day);
    case 'settle':
      return { events: [{ type: 'settled' }] };
    case 'superior':
      return heard(day, false);
    case 'heard':
      return heard(day, true);
    case 'remind':
      return remind(day, context);
    case 'waits':
      return superiorTold(day, context);
    default:
      return nothing;
  }
}

/** Not there and no word: first a call whether all is well (attendance.5). */
function careAsked(day: Attendance): Outcome {
  const { firstIn } = presence(day);
  return firstIn || owedTime(day).length === 0 || waits(day) ? nothing : { events: [{ type: 'careAsked' }] };
}

/** The person was told and had the time to say something. */
function heard(day: Attendance, judged: boolean): Outcome {
  const ids = day.findings
    .filter((one) => isOpen(one) && isJudged(one) === judged && !one.heard && one.toldPerson)
    .map(({ id }) => id);
  return ids.length ? { events: [{ type: 'heard', ids }] } : nothing;
}

function remind(day: Attendance, context: Context): Outcome {
  const turn = turnNow(day);
  if (!turn) return nothing;
  const own = turn.holder === day.person;
  const facts = { step: turn.name, until: turn.until, person: nameOf(day.person, context), own };
  return { events: [{ type: 'holderReminded' }], say: () => [tell(turn.holder, 'attendance.reminder', facts)] };
}

/** Reminded in private first; then the superior hears once, told that it waits, not asked to decide. */
function superiorTold(day: Attendance, context: Context): Outcome {
  const turn = turnNow(day);
  const to =
    turn?.name === 'selfCriticism'
      ? levelOf('judge', day, context)
      : turn && superiorOf(context.organisation, turn.holder)?.id;
  if (!turn || !to || to === day.person) return turn ? { events: [{ type: 'superiorTold', to: '' }] } : nothing;
  const facts = {
    ...{ step: turn.name, until: turn.until },
    ...{ person: nameOf(day.person, context), holder: nameOf(turn.holder, context) },
  };
  return { events: [{ type: 'superiorTold', to }], say: () => [tell(to, 'attendance.waits', facts)] };
}

/** "Told" means delivered. */
export function delivered(command: DeliveryCommand): AttendanceHistory[] {
  if (command.type === 'noteDelivered')
    return command.deliveries.map((delivery) => ({ type: 'delivered' as const, ...delivery }));
  const { type: _, ...facts } = command;
  return [{ type: 'givenUp', ...facts }];
}
