import type { Context, Message } from '../case.js';
import { staffOf } from '../chain.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { attendanceOf } from '../attendanceSettings.js';
import { minute, plus } from '../time.js';
import { assess, type Assessment } from './assess.js';
import type { KnownForLeave } from './circumstances.js';
import type { LeaveCommandOf } from './commands.js';
import { tell } from './messages.js';
import { done, isOver, news, notNow, type Outcome } from './outcome.js';
import { actorOf, levelsNow, nameOf, takesPart } from './people.js';
import { whatOf } from './cards.js';
import { isGranted, isUndecided } from './standing.js';
import type { Leave, LeaveEvent, Request } from './state.js';

type Ask = LeaveCommandOf<'ask'>;

/** A request, sent: up the own line, level by level; late ones marked (attendance.8, .9); for a colleague only when sick (attendance.10). */
export function ask(command: Ask, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  const requester = command.for ?? actor;
  if (!actor || !requester || !staffOf(context.organisation, requester)) return refuse('leave.notYours');
  const others = onlyForSick(command, actor, requester, context);
  if (others) return others;
  const assessed = assess(command, requester, context);
  if (isRefusal(assessed)) return assessed;
  const detour = otherWay(command, assessed, context);
  if (detour) return detour;
  const { site } = context.known as unknown as KnownForLeave;
  const asked: LeaveEvent = {
    type: 'asked',
    site,
    requester,
    ...(actor === requester ? {} : { madeBy: actor }),
    ...requestOf(command),
    ...assessed,
  };
  return { events: [asked], say: (state) => saidAtFirst(state, context) };
}

function requestOf({ kind, statutory, reason, ground, compensation, delegate, files }: Ask): Request {
  return {
    kind,
    ...(kind === 'statutory' && statutory ? { statutory } : {}),
    ...(reason ? { reason } : {}),
    ...(ground ? { ground } : {}),
    ...(kind === 'overtime' ? { compensation: compensation ?? 'pay' } : {}),
    ...(delegate ? { delegate } : {}),
    files,
  };
}

/** 事假必须由本人办理; sick leave and an emergency visit may be asked for by others (attendance.10, .11). */
export function onlyForSick(
  { kind }: Pick<Ask, 'kind'>,
  actor: string,
  requester: string,
  context: Context,
): Refusal | undefined {
  if (actor === requester || kind === 'sick' || kind === 'emergencyVisit') return undefined;
  return refuse(
    'leave.notForOthers',
    { who: nameOf(requester, context) },
    {
      article: 'attendance.10',
      instead: [{ action: 'remindColleague', args: { colleague: requester }, style: 'primary' }],
    },
  );
}

/** 不允许越级请假和交叉请假: sent elsewhere it is refused, with the right recipient as one button (attendance.9). */
export function otherWay(
  { sendTo, for: forWhom, ...command }: Ask,
  { levels }: Pick<Assessment, 'levels'>,
  context: Context,
): Refusal | undefined {
  const [first] = levels;
  if (sendTo === undefined || first === undefined || sendTo === first) return undefined;
  const args = { ...command, ...(forWhom ? { for: forWhom } : {}) };
  return refuse(
    'leave.notDirect',
    { wanted: nameOf(sendTo, context), right: nameOf(first, context) },
    { article: 'attendance.9', instead: [{ action: 'sendLeave', args, label: 'sendToRight', style: 'primary' }] },
  );
}

function saidAtFirst(state: Leave, context: Context): Message[] {
  const what = state.standing === 'standing' ? 'stands' : 'asked';
  if (!state.madeBy) return [news(state, what, context)];
  const by = nameOf(state.madeBy, context);
  const asked = tell(
    state.requester,
    'leave.confirmAsked',
    { ...whatOf(state, context), by },
    { key: 'confirm', buttons: confirmButtons },
  );
  return [asked, ...done(state, 'askedFor', context)];
}

const confirmButtons = [
  { action: 'confirmForOther', args: { yes: 'yes' }, label: 'confirmYes', style: 'primary' as const },
  { action: 'confirmForOther', args: { yes: 'no' }, label: 'confirmNo' },
];

/** The person concerned confirms what a colleague asked for; a no ends it (attendance.10). */
export function confirmForOther(
  leave: Leave,
  { yes }: LeaveCommandOf<'confirmForOther'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  if (actor !== leave.requester || !leave.madeBy) return notNow(leave, context, 'attendance.10');
  if (leave.confirmed !== 'asked' || leave.standing === 'withdrawn') return isOver(leave, context);
  const agreed = yes === 'yes';
  const madeBy = leave.madeBy;
  const past = tell(actor, 'leave.confirmPast', { yes: agreed }, { key: 'confirm', buttons: [] });
  if (agreed) return { events: [{ type: 'confirmed', yes: true }], say: () => [past] };
  const holder = leave.step?.name === 'decide' ? [leave.step.holder] : [];
  return {
    events: [{ type: 'confirmed', yes: false }, { type: 'withdrawn' }],
    say: (state) => [
      past,
      news(state, 'denied', context),
      ...[...new Set([madeBy, ...holder])].map((person) =>
        tell(person, 'leave.notConfirmed', { requester: nameOf(actor, context) }),
      ),
    ],
  };
}

/** Whether the requester acts, and it is still open. */
function own(leave: Leave, context: Context): Refusal | undefined {
  if (actorOf(context) !== leave.requester) return notNow(leave, context, 'attendance.9');
  if (isUndecided(leave)) return undefined;
  if (!isGranted(leave)) return isOver(leave, context);
  const early = { action: 'comeBackEarly', form: true };
  return refuse(
    'leave.alreadyApproved',
    {},
    { instead: leave.span.to > context.now && leave.kind !== 'overtime' ? [early] : [] },
  );
}

/** Answers what the approver asked; it is their turn again. */
export function answerBack(
  leave: Leave,
  { text, files }: LeaveCommandOf<'answerBack'>,
  context: Context,
): Outcome | Refusal {
  const refusal = own(leave, context);
  if (refusal) return refusal;
  const question = leave.questions.find(({ answer }) => answer === undefined);
  if (!question || leave.step?.name !== 'answer') return refuse('leave.nothingAsked');
  return {
    events: [{ type: 'answered', text, files }],
    say: (state) => [
      news(state, 'answered', context),
      tell(
        question.by,
        'leave.answered',
        { requester: nameOf(leave.requester, context), text },
        { files: files.map(({ hash }) => hash) },
      ),
    ],
  };
}

/** What was returned goes up again, with what was missing. */
export function resubmit(
  leave: Leave,
  { start, end, ...more }: LeaveCommandOf<'resubmit'>,
  context: Context,
): Outcome | Refusal {
  const refusal = own(leave, context);
  if (refusal) return refusal;
  if (leave.step?.name !== 'change') return refuse('leave.nothingReturned');
  const dates = start || end ? datesEvent(leave, start ?? leave.span.start, end ?? leave.span.end, context) : undefined;
  if (dates && isRefusal(dates)) return dates;
  const { reason, ground, files } = more;
  const details: LeaveEvent = {
    type: 'detailsChanged',
    ...(reason ? { reason } : {}),
    ...(ground ? { ground } : {}),
    files,
  };
  return { events: [...(dates ? [dates] : []), details], say: (state) => [news(state, 'resubmitted', context)] };
}

function datesEvent(leave: Leave, start: string, end: string, context: Context): LeaveEvent | Refusal {
  const { kind, statutory, reason, ground, compensation } = leave;
  const assessed = assess({ kind, statutory, reason, ground, compensation, start, end }, leave.requester, context);
  if (isRefusal(assessed)) return assessed;
  const { span, notice, circumstances, standing } = assessed;
  return { type: 'datesChanged', span, notice, circumstances, standing };
}

/** Other dates before a decision: decided anew from the first level. */
export function changeDates(
  leave: Leave,
  { start, end }: LeaveCommandOf<'changeDates'>,
  context: Context,
): Outcome | Refusal {
  const refusal = own(leave, context);
  if (refusal) return refusal;
  const dates = datesEvent(leave, start, end, context);
  if (isRefusal(dates)) return dates;
  return { events: [dates], say: (state) => [news(state, 'datesChanged', context)] };
}

/** 撤回, by the requester, before the decision. */
export function withdrawLeave(
  leave: Leave,
  { reason }: LeaveCommandOf<'withdrawLeave'>,
  context: Context,
): Outcome | Refusal {
  const refusal = own(leave, context);
  if (refusal) return refusal;
  const told = new Set([...leave.verdicts.map(({ by }) => by), ...(leave.turn ? [leave.turn.holder] : [])]);
  return {
    events: [{ type: 'withdrawn', ...(reason ? { reason } : {}) }],
    say: (state) => [
      news(state, 'withdrawn', context),
      ...[...told].map((person) =>
        tell(person, 'leave.changed', { requester: nameOf(leave.requester, context), what: 'withdrawn' }),
      ),
    ],
  };
}

/** 催办 by the requester: so often and no oftener. */
export function remind(leave: Leave, context: Context): Outcome | Refusal {
  const refusal = own(leave, context);
  if (refusal) return refusal;
  const { step } = leave;
  if (step?.name !== 'decide') return notNow(leave, context, 'attendance.9');
  const { remindEvery, remindTimes } = attendanceOf(context.organisation);
  const { calendar, now } = context;
  const today = leave.reminders.filter((at) => calendar.dateOf(at) === calendar.dateOf(now));
  const last = leave.reminders.at(-1);
  const free = last ? plus(last, remindEvery * minute) : now;
  const tomorrow = calendar.at(calendar.addDays(calendar.dateOf(now), 1), '00:00');
  if (free > now || today.length >= remindTimes)
    return refuse('leave.remindedAlready', {
      who: nameOf(step.holder, context),
      again: today.length >= remindTimes ? tomorrow : free,
    });
  return {
    events: [{ type: 'remindedBy', person: step.holder }],
    say: (state) => [
      news(state, 'reminded', context, { by: nameOf(step.holder, context) }),
      tell(step.holder, 'leave.nudged', { requester: nameOf(leave.requester, context), until: step.until }),
    ],
  };
}

/** 抄送: a colleague knows when, and nothing about why (security.1). */
export function copyTo(leave: Leave, { colleague }: LeaveCommandOf<'copyTo'>, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  if (!actor || !takesPart(leave, actor, context)) return refuse('leave.notYours');
  const other = staffOf(context.organisation, colleague);
  if (
    !other ||
    other.site !== leave.site ||
    colleague === leave.requester ||
    levelsNow(leave, context).includes(colleague)
  )
    return refuse('leave.notAColleague');
  const { from, to, start, end } = leave.span;
  return {
    events: [{ type: 'copied', to: colleague }],
    say: (state) => [
      ...(actor === leave.requester ? [news(state, 'copied', context, { by: other.name })] : []),
      tell(colleague, 'leave.copied', { requester: nameOf(leave.requester, context), from, to, start, end }),
    ],
  };
}
