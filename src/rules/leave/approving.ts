import { decidesWith, skippedBelow, standInsFor, type Turn } from '../approval.js';
import type { Context, Message } from '../case.js';
import { staffOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import { refuse, type Refusal } from '../refusal.js';
import { attendanceOf } from '../attendanceSettings.js';
import { papersOf } from './cards.js';
import { answerBy } from './limits.js';
import { circumstancesOf, type KnownForLeave } from './circumstances.js';
import type { LeaveCommandOf } from './commands.js';
import { tell } from './messages.js';
import { done, isOver, news, notNow, type Outcome } from './outcome.js';
import { spanOf } from './spans.js';
import { actorOf, canTake, levelsNow, matterOf, nameOf, personnelOf, statutoryName, turnFor } from './people.js';
import { isGranted, isUndecided, takesNote } from './standing.js';
import type { Leave, LeaveEvent } from './state.js';

/** The turn at which the actor may decide, or why not: never in their own matter, never out of turn (attendance.9). */
export function deciding(leave: Leave, context: Context): { actor: PersonId; turn: Turn } | Refusal {
  const actor = actorOf(context);
  if (actor === leave.requester) return refuse('leave.ownMatter', {}, { article: 'attendance.9' });
  if (!actor || !isUndecided(leave) || leave.step?.name === 'change') return notNow(leave, context, 'attendance.9');
  const turn = turnFor(leave, actor, context);
  return turn ? { actor, turn } : notNow(leave, context, 'attendance.9');
}

const insteadOf = ({ level, how }: Turn, actor: PersonId) =>
  actor === level || how === 'self' ? {} : { instead: level };

/** 同意: this level's yes; levels held by the same person count once. */
export function approve(leave: Leave, { text }: LeaveCommandOf<'approve'>, context: Context): Outcome | Refusal {
  const may = deciding(leave, context);
  if ('refused' in may) return may;
  const { actor, turn } = may;
  const levels = decidesWith(levelsNow(leave, context), turn, actor, matterOf(leave));
  const approved = levels.map((level): LeaveEvent => {
    return {
      type: 'approved',
      level,
      ...(text ? { text } : {}),
      ...(level === turn.level ? insteadOf(turn, actor) : {}),
    };
  });
  const skipped = skippedAt(leave, turn, actor, context);
  return {
    events: [...seenAgain(leave, context), ...approved, ...skipped],
    say: (state) => [
      ...done(state, takesNote(state) ? 'noted' : 'approved', context),
      approvedNews(state, actor, text, context),
      ...toColleague(state, 'approved', context),
      ...(isGranted(state) ? toPersonnel(state, context) : []),
      ...skippedTold(state, skipped, context),
    ],
  };
}

function approvedNews(state: Leave, actor: PersonId, text: string | undefined, context: Context): Message {
  const what = isGranted(state) ? (takesNote(state) ? 'noted' : 'approved') : 'approvedHere';
  return news(state, what, context, { by: nameOf(actor, context), ...(text ? { text } : {}) });
}

/** Those below who were passed over in an emergency are told afterwards (report.4). */
function skippedAt(leave: Leave, { level }: Turn, actor: PersonId, { organisation }: Context): LeaveEvent[] {
  if (leave.kind !== 'emergencyVisit') return [];
  return skippedBelow(organisation, leave.requester, level)
    .filter((person) => person !== actor)
    .map((person) => ({ type: 'skipped', person }));
}

function skippedTold(state: Leave, skipped: LeaveEvent[], context: Context): Message[] {
  return skipped.flatMap((event) => (event.type === 'skipped' ? [skippedMessage(state, event.person, context)] : []));
}

export function skippedMessage(leave: Leave, person: PersonId, context: Context): Message {
  const one = leave.skipped.find((skip) => skip.person === person);
  const facts = {
    requester: nameOf(leave.requester, context),
    by: nameOf(one?.by ?? '', context),
    asked: leave.askedAt,
    decided: one?.at ?? context.now,
    read: one?.read !== undefined,
  };
  const buttons = facts.read ? [] : [{ action: 'readSkipped', style: 'primary' as const }];
  return tell(person, 'leave.skipped', facts, { key: 'skipped', buttons });
}

function toColleague({ madeBy, requester }: Leave, what: 'approved' | 'rejected', context: Context): Message[] {
  if (!madeBy) return [];
  return [tell(madeBy, 'leave.forColleague', { requester: nameOf(requester, context), what })];
}

/** Personnel sees kind and papers; a work injury reminds them of its 30 days (attendance.6). */
export function toPersonnel(leave: Leave, context: Context): Message[] {
  const workInjury =
    leave.kind === 'public' && /因公负伤|工伤|受伤|injur/i.test(`${leave.ground ?? ''} ${leave.reason ?? ''}`);
  if (!['sick', 'emergencyVisit', 'public', 'statutory', 'overtime'].includes(leave.kind)) return [];
  const statutory = statutoryName(leave, context);
  const papers = papersOf(leave);
  return personnelOf(leave, context)
    .filter((person) => person !== actorOf(context))
    .map((person) =>
      tell(
        person,
        'leave.toPersonnel',
        {
          requester: nameOf(leave.requester, context),
          kind: leave.kind,
          span: leave.span,
          workInjury,
          papers: leave.standing === 'standing',
          ...(leave.ground ? { ground: leave.ground } : {}),
          ...(statutory ? { statutory } : {}),
        },
        papers.length ? { files: papers } : {},
      ),
    );
}

/** What was read just now goes before the next level. */
function seenAgain(leave: Leave, context: Context): LeaveEvent[] {
  const known = context.known as unknown as Partial<KnownForLeave>;
  if (!known.team) return [];
  const circumstances = circumstancesOf(leave, leave.requester, leave.span, context);
  const same = JSON.stringify(circumstances) === JSON.stringify(leave.circumstances);
  return same ? [] : [{ type: 'circumstancesSeen', circumstances }];
}

/** 不同意, with its reason. What stands by law or by itself is not refused; its papers are judged instead. */
export function reject(leave: Leave, { reason }: LeaveCommandOf<'reject'>, context: Context): Outcome | Refusal {
  const may = deciding(leave, context);
  if ('refused' in may) return may;
  const { actor, turn } = may;
  const firm = standsFirm(leave, context);
  if (firm) return firm;
  const skipped = skippedAt(leave, turn, actor, context);
  return {
    events: [{ type: 'rejected', level: turn.level, text: reason, ...insteadOf(turn, actor) }, ...skipped],
    say: (state) => [
      ...done(state, 'rejected', context),
      news(state, 'rejected', context, { by: nameOf(actor, context), text: reason }),
      ...toColleague(state, 'rejected', context),
      ...skippedTold(state, skipped, context),
    ],
  };
}

function standsFirm(leave: Leave, { organisation }: Context): Refusal | undefined {
  if (leave.standing === 'standing')
    return refuse(
      'leave.standsAtOnce',
      {},
      { article: 'attendance.11', instead: [{ action: 'approve', label: 'noteLeave', style: 'primary' }] },
    );
  const answer = leave.statutory && attendanceOf(organisation).statutory[leave.statutory]?.answer;
  if (leave.kind !== 'statutory' || !answer) return undefined;
  const note = { action: 'approve', label: answer === 'note' ? 'noteLeave' : 'approve', style: 'primary' as const };
  return refuse(
    'leave.statutoryFirm',
    { answer },
    { instead: [note, ...(answer === 'dates' ? [{ action: 'proposeDates', form: true }] : [])] },
  );
}

/** [问一句]: the requester is asked; the approver can decide all the same. */
export function askBack(leave: Leave, { question }: LeaveCommandOf<'askBack'>, context: Context): Outcome | Refusal {
  const may = deciding(leave, context);
  if ('refused' in may) return may;
  const until = answerBy(leave.requester, context);
  return {
    events: [
      { type: 'askedBack', text: question },
      { type: 'stepBegan', step: 'answer', holder: leave.requester, until },
    ],
    say: (state) => [
      ...done(state, 'askedBack', context),
      news(state, 'askedBack', context, { by: nameOf(may.actor, context), text: question }),
    ],
  };
}

/** 退回, with what is missing: decided anew once it is there. */
export function returnForChange(
  leave: Leave,
  { reason }: LeaveCommandOf<'returnForChange'>,
  context: Context,
): Outcome | Refusal {
  const may = deciding(leave, context);
  if ('refused' in may) return may;
  const until = answerBy(leave.requester, context);
  return {
    events: [
      { type: 'returned', reason },
      { type: 'stepBegan', step: 'change', holder: leave.requester, until },
    ],
    say: (state) => [
      ...done(state, 'returned', context),
      news(state, 'returned', context, { by: nameOf(may.actor, context), text: reason }),
    ],
  };
}

/** Other dates are proposed; the requester takes them with one press. */
export function proposeDates(
  leave: Leave,
  { start, end, reason }: LeaveCommandOf<'proposeDates'>,
  context: Context,
): Outcome | Refusal {
  const may = deciding(leave, context);
  if ('refused' in may) return may;
  const { organisation, calendar, now } = context;
  const span = spanOf(leave.kind, start, end, { person: leave.requester, organisation, calendar, now });
  if ('refused' in span) return span;
  const until = answerBy(leave.requester, context);
  return {
    events: [
      { type: 'datesProposed', start, end, reason },
      { type: 'stepBegan', step: 'change', holder: leave.requester, until },
    ],
    say: (state) => [
      ...done(state, 'proposed', context),
      news(state, 'proposed', context, { by: nameOf(may.actor, context), text: reason }),
    ],
  };
}

/** 转交 to the delegate, who acts at this level for this one matter. */
export function transfer(leave: Leave, { colleague }: LeaveCommandOf<'transfer'>, context: Context): Outcome | Refusal {
  const may = deciding(leave, context);
  if ('refused' in may) return may;
  const { actor, turn } = may;
  if (!canTake(leave, turn.level, colleague, context) || colleague === actor) {
    const able = standInsFor(turn.level, matterOf(leave), context).filter(({ id }) => id !== actor);
    return refuse(
      'leave.mayNotTake',
      { able: able.map(({ name }) => name) },
      { article: 'attendance.9', instead: [{ action: 'transfer', form: true }] },
    );
  }
  return {
    events: [{ type: 'transferred', level: turn.level, to: colleague }],
    say: (state) => [
      ...done(state, 'transferred', context),
      news(state, 'transferred', context, { by: nameOf(colleague, context) }),
    ],
  };
}

/** 加签: another opinion, which decides nothing; without the kind and the papers. */
export function askOpinion(
  leave: Leave,
  { colleague, question }: LeaveCommandOf<'askOpinion'>,
  context: Context,
): Outcome | Refusal {
  const may = deciding(leave, context);
  if ('refused' in may) return may;
  const other = staffOf(context.organisation, colleague);
  if (!other || other.site !== leave.site || colleague === leave.requester || colleague === may.actor)
    return refuse('leave.notAColleague');
  const facts = {
    requester: nameOf(leave.requester, context),
    by: nameOf(may.actor, context),
    question,
    from: leave.span.from,
    to: leave.span.to,
  };
  return {
    events: [{ type: 'opinionAsked', of: colleague, question }],
    say: (state) => [
      ...done(state, 'opinionAsked', context),
      tell(colleague, 'leave.opinionAsked', facts, {
        buttons: [{ action: 'giveOpinion', form: true, style: 'primary' }],
      }),
    ],
  };
}

export function giveOpinion(
  leave: Leave,
  { text }: LeaveCommandOf<'giveOpinion'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  const asked = leave.opinions.find(({ of, text: given }) => of === actor && given === undefined);
  if (!actor || !asked) return notNow(leave, context, 'attendance.9');
  if (leave.closedAt) return isOver(leave, context);
  return {
    events: [{ type: 'opinionGiven', text }],
    say: (state) => [
      ...done(state, 'opinionGiven', context),
      tell(asked.askedBy, 'leave.opinionGiven', { of: nameOf(actor, context), text }),
    ],
  };
}
