import type { Context, Message } from '../case.js';
import { refuse, type Refusal } from '../refusal.js';
import type { LeaveCommandOf } from './commands.js';
import { uncovered, wantsPapers } from './limits.js';
import { tell } from './messages.js';
import { skippedMessage, toPersonnel } from './approving.js';
import { done, isOver, news, notNow, type Outcome } from './outcome.js';
import { actorOf, nameOf } from './people.js';
import { read, shortened } from './spans.js';
import { comesBack, isGranted, isUndecided } from './standing.js';
import type { Leave } from './state.js';

/** 销假: back before the end; before the beginning the whole leave is taken back. Those who decided are told. */
export function comeBackEarly(
  leave: Leave,
  { end }: LeaveCommandOf<'comeBackEarly'>,
  context: Context,
): Outcome | Refusal {
  if (actorOf(context) !== leave.requester) return notNow(leave, context, 'attendance.9');
  if (isUndecided(leave)) return refuse('leave.notDecidedYet', {}, { instead: [{ action: 'withdrawLeave' }] });
  if (!isGranted(leave) || leave.standing === 'withdrawn' || leave.standing === 'rejected' || leave.kind === 'overtime')
    return isOver(leave, context);
  const { calendar, organisation, now } = context;
  const given = end === undefined ? undefined : read(end);
  if (end !== undefined && !given) return refuse('leave.noSuchDate', { date: end });
  const to = given ? calendar.at(given.date, given.time ?? '24:00') : now;
  if (to >= leave.span.to) return refuse('leave.notEarlier', { to: leave.span.to });
  const requester = nameOf(leave.requester, context);
  const deciders = [...new Set(leave.verdicts.map(({ by }) => by))];
  const span =
    to > leave.span.from
      ? shortened(leave.span, to, { person: leave.requester, calendar, organisation, now })
      : undefined;
  if (!span)
    return {
      events: [{ type: 'withdrawn' }],
      say: (state) => [
        news(state, 'withdrawn', context),
        ...deciders.map((person) => tell(person, 'leave.changed', { requester, what: 'withdrawn' as const })),
      ],
    };
  return {
    events: [{ type: 'cameBackEarly', span }],
    say: (state) => [
      news(state, 'cameBackEarly', context),
      ...deciders.map((person) => tell(person, 'leave.changed', { requester, what: 'cameBackEarly' as const, to })),
    ],
  };
}

/** Back from an outing or to the post (attendance.13, .3). */
export function markBack(leave: Leave, context: Context): Outcome | Refusal {
  if (actorOf(context) !== leave.requester) return notNow(leave, context, 'attendance.13');
  if (!comesBack(leave) || leave.back) return isOver(leave, context);
  if (isUndecided(leave)) return refuse('leave.notDecidedYet', {}, { instead: [{ action: 'withdrawLeave' }] });
  if (!isGranted(leave)) return isOver(leave, context);
  const late = context.now > leave.span.to;
  const requester = nameOf(leave.requester, context);
  const deciders = late ? [...new Set(leave.verdicts.map(({ by }) => by))] : [];
  return {
    events: [{ type: 'cameBack' }],
    say: (state) => [
      news(state, 'back', context),
      ...deciders.map((person) => tell(person, 'leave.changed', { requester, what: 'back' as const, to: context.now })),
    ],
  };
}

/** 补交证明: every day must be covered, a gap is named (attendance.11). */
export function addCertificate(
  leave: Leave,
  { from, to, files }: LeaveCommandOf<'addCertificate'>,
  context: Context,
): Outcome | Refusal {
  if (actorOf(context) !== leave.requester && actorOf(context) !== leave.madeBy)
    return notNow(leave, context, 'attendance.11');
  if (leave.standing === 'withdrawn' || leave.papers) return isOver(leave, context);
  if (leave.kind !== 'sick' && leave.kind !== 'emergencyVisit') return refuse('leave.noCertificateNeeded');
  const bad = unusable(
    from,
    to,
    files.map(({ type }) => type),
  );
  if (bad) return bad;
  return {
    events: [{ type: 'certificateAdded', from, to, files }],
    say: (state) => {
      const missing = uncovered(state);
      return missing.length > 0
        ? [news(state, 'papersPartly', context, { missing })]
        : [news(state, 'papersDone', context), ...toHolder(state, context), ...toPersonnel(state, context)];
    },
  };
}

function unusable(from: string, to: string, types: string[]): Refusal | undefined {
  const again = { instead: [{ action: 'addCertificate', args: { from, to }, form: true }], article: 'attendance.11' };
  if (!read(from) || !read(to)) return refuse('leave.noSuchDate', { date: read(from) ? to : from });
  if (to < from) return refuse('leave.endsBeforeStart', { start: from, end: to });
  if (types.length === 0) return refuse('leave.certificateMissing', {}, again);
  // A certificate is a photo, a scan or a document, never a text that anybody can type.
  return types.every((type) => /^(image\/|application\/pdf$)/.test(type))
    ? undefined
    : refuse('leave.notACertificate', {}, again);
}

/** Whoever judges papers that were late sees that they came. */
function toHolder(leave: Leave, context: Context): Message[] {
  const { step } = leave;
  if (step?.name !== 'judge') return [];
  return [
    tell(step.holder, 'leave.reminder', {
      step: 'judge',
      until: step.until,
      requester: nameOf(leave.requester, context),
    }),
  ];
}

/** Late or missing papers go before a person, never to 旷工 by themselves (attendance.11). */
export function judgePapers(
  leave: Leave,
  { verdict, text }: LeaveCommandOf<'judgePapers'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  if (actor === leave.requester) return refuse('leave.ownMatter', {}, { article: 'attendance.11' });
  if (!actor || leave.step?.name !== 'judge' || leave.step.holder !== actor || !wantsPapers(leave, context))
    return notNow(leave, context, 'attendance.11');
  if (verdict === 'notAccepted' && !text)
    return refuse(
      'leave.needsReason',
      {},
      { instead: [{ action: 'judgePapers', args: { verdict }, label: 'refusePapers', form: true }] },
    );
  return {
    events: [{ type: 'papersJudged', verdict, ...(text ? { text } : {}) }],
    say: (state) => [
      ...done(state, 'judged', context),
      news(state, verdict === 'accepted' ? 'papersAccepted' : 'papersNotAccepted', context, {
        by: nameOf(actor, context),
        ...(text ? { text } : {}),
      }),
    ],
  };
}

/** 已阅 of a superior who was passed over in an emergency (report.4). */
export function readSkipped(leave: Leave, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  const own = leave.skipped.find(({ person }) => person === actor);
  if (!actor || !own) return notNow(leave, context, 'report.4');
  if (own.read) return isOver(leave, context);
  return {
    events: [{ type: 'skippedRead', person: actor }],
    say: (state) => [...done(state, 'read', context), skippedMessage(state, actor, context)],
  };
}
