import { actingAt } from '../approval.js';
import { attendanceOf } from '../attendanceSettings.js';
import type { Context, Message, Press } from '../case.js';
import { superiorOf } from '../chain.js';
import type { PersonId } from '../organisation.js';
import { uncovered, wantsPapers } from './limits.js';
import { tell, type ApproverCard, type LeaveNext, type LevelLine, type OwnCard, type What } from './messages.js';
import { matterOf, nameOf, statutoryName } from './people.js';
import { isGranted, isUndecided, takesNote } from './standing.js';
import type { Leave } from './state.js';

/** Cards of everybody who takes part are made anew after each decision; what changed is owed. So a button that no longer applies disappears. */
export function cardChanges(before: Leave | undefined, after: Leave, context: Context): Message[] {
  const old = new Map((before ? cards(before, context) : []).map((card) => [cardId(card), JSON.stringify(card)]));
  return cards(after, context).filter((card) => old.get(cardId(card)) !== JSON.stringify(card));
}

const cardId = (card: Message): string => `${'person' in card.to ? card.to.person : ''} ${card.key}`;

/** Papers, for approvers and personnel only (attendance.11). */
export const papersOf = ({ files, certificates }: Leave): string[] => [
  ...new Set([...files, ...certificates.flatMap((one) => one.files)].map(({ hash }) => hash)),
];

function cards(leave: Leave, context: Context): Message[] {
  const papers = papersOf(leave);
  return Object.entries(leave.cards).flatMap(([person, count]) => {
    if (person === leave.requester)
      return [
        tell(person, 'leave.ownCard', ownCard(leave, context), { key: 'card', buttons: ownButtons(leave, context) }),
      ];
    const card = tell(person, 'leave.approverCard', approverCard(leave, person, context), {
      key: `card:${count}`,
      buttons: approverButtons(leave, person, context),
      ...(papers.length ? { files: papers } : {}),
      ...(leave.kind === 'emergencyVisit' && leave.step?.name === 'decide' && leave.step.holder === person
        ? { urgent: true }
        : {}),
    });
    return count === 1 ? [card] : [tell(person, 'leave.pastCard', {}, { key: `card:${count - 1}`, buttons: [] }), card];
  });
}

/** What happens next, who has it, until when. */
export function next({ step }: Leave, context: Context): LeaveNext | undefined {
  return step && { step: step.name, who: nameOf(step.holder, context), until: step.until };
}

export function whatOf(leave: Leave, context: Context): What {
  const { start, end, from, to, minutes, days } = leave.span;
  const statutory = statutoryName(leave, context);
  return { kind: leave.kind, ...(statutory ? { statutory } : {}), span: { start, end, from, to, minutes, days } };
}

/** Level by level, as each next one sees it: the decisions so far, whose turn it is. */
export function levelLines(leave: Leave, context: Context): LevelLine[] {
  const decided = leave.verdicts.map(({ level }) => level);
  return [...decided, ...leave.levels.filter((level) => !decided.includes(level))].map((level) => {
    const verdict = leave.verdicts.find((one) => one.level === level);
    const acting = verdict ? level : actingAt(level, matterOf(leave), context).holder;
    return {
      who: nameOf(level, context),
      ...(acting === level ? {} : { acting: nameOf(acting, context) }),
      ...(verdict
        ? {
            decided: {
              by: nameOf(verdict.by, context),
              at: verdict.at,
              ...(verdict.text ? { text: verdict.text } : {}),
            },
          }
        : {}),
      now: leave.turn?.level === level,
    };
  });
}

const missingOf = (leave: Leave, context: Context) =>
  wantsPapers(leave, context) && !leave.papers ? uncovered(leave) : [];

function ownCard(leave: Leave, context: Context): OwnCard {
  const { reason, ground, compensation, madeBy, confirmed, refusal, returned, proposal } = leave;
  const question = leave.questions.find(({ answer }) => answer === undefined);
  const then = next(leave, context);
  return {
    ...whatOf(leave, context),
    standing: leave.standing,
    ...(reason ? { reason } : {}),
    ...(ground ? { ground } : {}),
    ...(compensation ? { compensation } : {}),
    ...(madeBy ? { madeBy: nameOf(madeBy, context) } : {}),
    ...(confirmed ? { confirmed } : {}),
    notice: leave.notice,
    pendingAtShift: leave.pendingAtShift,
    levels: levelLines(leave, context),
    ...(then ? { next: then } : {}),
    ...(refusal ? { refusal: { by: nameOf(refusal.by, context), text: refusal.text } } : {}),
    ...(question ? { question: { by: nameOf(question.by, context), text: question.text } } : {}),
    ...(returned ? { returned } : {}),
    ...(proposal ? { proposal: { ...proposal, by: nameOf(proposal.by, context) } } : {}),
    missing: missingOf(leave, context),
    closed: leave.closedAt !== undefined,
  };
}

function ownButtons(leave: Leave, context: Context): Press[] {
  if (leave.standing === 'withdrawn' || leave.standing === 'rejected') return [];
  if (leave.step?.name === 'back') return [{ action: 'markBack', style: 'primary' }];
  const papers: Press[] = missingOf(leave, context).length > 0 ? [certificateButton(leave)] : [];
  if (!isUndecided(leave)) {
    const over = leave.span.to <= context.now || leave.kind === 'overtime' || leave.back;
    return [...papers, ...(over ? [] : [{ action: 'comeBackEarly', form: true }])];
  }
  return [
    ...answerButtons(leave),
    ...papers,
    { action: 'remind' },
    { action: 'changeDates', args: dates(leave), form: true },
    { action: 'withdrawLeave' },
  ];
}

const dates = ({ span }: Leave) => ({ start: span.start, end: span.end });

function answerButtons({ step, proposal }: Leave): Press[] {
  if (step?.name === 'answer') return [{ action: 'answerBack', form: true, style: 'primary' }];
  if (step?.name !== 'change') return [];
  return proposal
    ? [
        {
          action: 'changeDates',
          args: { start: proposal.start, end: proposal.end },
          label: 'takeDates',
          style: 'primary',
        },
      ]
    : [{ action: 'resubmit', form: true, style: 'primary' }];
}

export function certificateButton(leave: Leave): Press {
  const [from, to] = [uncovered(leave)[0], uncovered(leave).at(-1)];
  return { action: 'addCertificate', args: { from, to }, form: true, style: 'primary' };
}

function approverCard(leave: Leave, person: PersonId, context: Context): ApproverCard {
  const { circumstances, reason, ground, compensation, delegate, madeBy, confirmed, refusal } = leave;
  const { month, balance, away, onShift, locked, overtime } = circumstances;
  const then = next(leave, context);
  return {
    ...whatOf(leave, context),
    requester: nameOf(leave.requester, context),
    ...(madeBy ? { madeBy: nameOf(madeBy, context) } : {}),
    ...(confirmed ? { confirmed } : {}),
    ...(reason ? { reason } : {}),
    ...(ground ? { ground } : {}),
    ...(compensation ? { compensation } : {}),
    ...(delegate ? { delegate: nameOf(delegate, context) } : {}),
    standing: leave.standing,
    askedAt: leave.askedAt,
    notice: leave.notice,
    month,
    ...(balance ? { balance } : {}),
    away: away.map((one) => nameOf(one, context)),
    onShift,
    locked,
    ...(overtime ? { overtime } : {}),
    certificates: leave.certificates.map(({ from, to }) => ({ from, to })),
    missing: missingOf(leave, context),
    files: leave.files.length + leave.certificates.reduce((sum, { files }) => sum + files.length, 0),
    levels: levelLines(leave, context),
    questions: leave.questions.map(({ by, text, answer }) => ({
      by: nameOf(by, context),
      text,
      ...(answer === undefined ? {} : { answer }),
    })),
    opinions: leave.opinions.map(({ of, text }) => ({ of: nameOf(of, context), ...(text ? { text } : {}) })),
    ...(then ? { next: then } : {}),
    ...(refusal ? { refusal: { by: nameOf(refusal.by, context), text: refusal.text } } : {}),
    yours: leave.step?.holder === person,
    closed: leave.closedAt !== undefined || isGranted(leave),
  };
}

function approverButtons(leave: Leave, person: PersonId, context: Context): Press[] {
  const { step, turn } = leave;
  if (step?.name === 'judge' && step.holder === person)
    return [
      { action: 'judgePapers', args: { verdict: 'accepted' }, label: 'acceptPapers', style: 'primary' },
      { action: 'judgePapers', args: { verdict: 'notAccepted' }, label: 'refusePapers', form: true },
    ];
  const turnIsTheirs =
    isUndecided(leave) && step?.name !== 'change' && (turn?.holder === person || turn?.level === person);
  return turnIsTheirs ? decideButtons(leave, context) : [];
}

function decideButtons(leave: Leave, { organisation }: Context): Press[] {
  const answer = leave.statutory && attendanceOf(organisation).statutory[leave.statutory]?.answer;
  const note = takesNote(leave) || answer === 'note';
  const yes: Press = { action: 'approve', style: 'primary', ...(note ? { label: 'noteLeave' } : {}) };
  const no: Press[] = note
    ? []
    : answer === 'dates'
      ? [{ action: 'proposeDates', form: true }]
      : [{ action: 'reject', form: true, style: 'danger' }];
  const more: Press[] = note ? [] : [{ action: 'returnForChange', form: true }];
  const level = leave.turn?.level;
  const pass: Press[] =
    level !== undefined && superiorOf(organisation, level) ? [{ action: 'transfer', form: true }] : [];
  return [yes, ...no, { action: 'askBack', form: true }, { action: 'askOpinion', form: true }, ...more, ...pass];
}
