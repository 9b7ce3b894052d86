import type { Context, DeliveryCommand, Message, TimerCommand } from '../case.js';
import { chainAbove, superiorOf } from '../chain.js';
import { attendanceOf } from '../attendanceSettings.js';
import { certificateButton } from './cards.js';
import { answerBy, certificateBy, timersOf, uncovered } from './limits.js';
import { tell } from './messages.js';
import { news, type Outcome } from './outcome.js';
import { judgeOf, nameOf } from './people.js';
import type { Leave, LeaveHistory, LeaveStep } from './state.js';

/** What happens when nobody acted: reminded in private, then the superior is told that it waits: told, not asked to decide. */
export function timerDue(leave: Leave, { name }: TimerCommand, context: Context): Outcome {
  const { step } = leave;
  const stands = timersOf(leave, context).some((timer) => timer.name === name && timer.dueAt <= context.now);
  if (!step || !stands) return { events: [] };
  const what = name.split(':')[0] ?? '';
  switch (what) {
    case 'remind':
      return { events: [{ type: 'holderReminded' }], say: () => [reminder(leave, step, context)] };
    case 'waits':
      return waits(leave, step, context);
    case 'shift':
      return {
        events: [{ type: 'shiftBegan' }],
        say: (state) => [news(state, leave.notice.late ? 'pendingLate' : 'pending', context)],
      };
    case 'further':
      return further(leave, context);
    case 'certificate':
      return certificate(leave, context);
    case 'back':
      return back(leave, step);
    default:
      return { events: [] };
  }
}

const reminder = (leave: Leave, { name, holder, until }: LeaveStep, context: Context): Message =>
  tell(holder, 'leave.reminder', { step: name, until, requester: nameOf(leave.requester, context) });

function waits(leave: Leave, step: LeaveStep, context: Context): Outcome {
  const superior = superiorOf(context.organisation, step.holder);
  if (!superior) return { events: [] };
  const facts = {
    requester: nameOf(leave.requester, context),
    holder: nameOf(step.holder, context),
    since: step.since,
    until: step.until,
  };
  const own = superior.id === leave.requester;
  return {
    events: [{ type: 'superiorTold', to: superior.id }],
    say: (state) => [
      ...(own ? [] : [tell(superior.id, 'leave.waits', facts)]),
      news(state, 'waitsTold', context, { by: superior.name }),
    ],
  };
}

/** Only an emergency visit may reach the next superior when the direct one does not answer before the shift. */
function further(leave: Leave, context: Context): Outcome {
  const to = chainAbove(context.organisation, leave.requester)[leave.reached + 1];
  if (!to) return { events: [] };
  return {
    events: [{ type: 'reachedFurther', to: to.id }],
    say: (state) => [news(state, 'furtherUp', context, { by: to.name })],
  };
}

/** Asked for on the first day after the end, chased, and then put before a person (attendance.11). */
function certificate(leave: Leave, context: Context): Outcome {
  const { certificateChases } = attendanceOf(context.organisation);
  if (leave.chased > certificateChases) {
    const judge = judgeOf(leave, context);
    return {
      events: [{ type: 'stepBegan', step: 'judge', holder: judge, until: answerBy(judge, context) }],
      say: (state) => [news(state, 'toJudge', context, { by: nameOf(judge, context), missing: uncovered(leave) })],
    };
  }
  const facts = { missing: uncovered(leave), again: leave.chased > 0, until: certificateBy(leave, context) };
  return {
    events: [{ type: 'certificateChased' }],
    say: () => [tell(leave.requester, 'leave.certificateAsked', facts, { buttons: [certificateButton(leave)] })],
  };
}

/** Not returned by the time said: asked (attendance.13). */
function back(leave: Leave, { until }: LeaveStep): Outcome {
  return {
    events: [{ type: 'holderReminded' }],
    say: () => [
      tell(
        leave.requester,
        'leave.backAsked',
        { since: until, kind: leave.kind },
        { buttons: [{ action: 'markBack', style: 'primary' }] },
      ),
    ],
  };
}

/** Delivered or given up: recorded; a message that can't be delivered changes nothing about who decides. */
export function noteDelivery(command: DeliveryCommand): LeaveHistory[] {
  if (command.type === 'noteDelivered')
    return command.deliveries.map((delivery) => ({ type: 'delivered' as const, ...delivery }));
  const { type: _, ...facts } = command;
  return [{ type: 'givenUp', ...facts }];
}
