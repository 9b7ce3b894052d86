import type { ApproverCard, LeaveNext, LevelLine, OwnCard, What } from '../../rules/leave/messages.js';
import type { Instant } from '../../rules/time.js';
import type { LeaveLine, LeaveSummary } from '../leave/says.js';
import type { CardLine } from '../messenger.js';
import type { Worded, Wording } from './catalogue.js';
import { cut, joined, labelled, linesOf } from './parts.js';

/** What a language says around the facts of a leave. */
export interface LeaveCardWords {
  kind(what: Pick<What, 'kind' | 'statutory'>, w: Wording): string;
  standing: Record<OwnCard['standing'], string>;
  /** `4 小时`, `3 天` */
  length(span: { minutes: number; days: number }): string;
  hours(minutes: number): string;
  /** `11月27日（周五）13:30–17:30` */
  time(span: { start: string; end: string; from: Instant; to: Instant }, w: Wording): string;
  when: string;
  reason: string;
  ground: string;
  compensation: string;
  compensations: Record<'pay' | 'timeOff', string>;
  chain: string;
  acting(who: string): string;
  said(by: string, at: string, text: string | undefined): string;
  nowAt: string;
  inTime: string;
  late: string;
  lateEffect(first: string, onShift: boolean): string;
  standsAtOnce: string;
  papersLater: string;
  statutoryNote: string;
  pendingAtShift: string;
  onShift(count: number, away: number): string;
  away(names: string): string;
  month(times: number, length: string): string;
  balance(left: number, days: number): string;
  locked(why: string): string;
  overtime(marks: { dayHours: number; monthHours: number; overDay: boolean; overMonth: boolean }): string;
  for(who: string): string;
  madeBy(who: string, confirmed: 'asked' | 'yes' | 'no' | undefined): string;
  delegate(who: string): string;
  asked: string;
  askedAt(when: string): string;
  question(by: string): string;
  answer: string;
  opinion(of: string): string;
  noOpinion: string;
  returned: string;
  proposal(by: string): string;
  refusal(by: string): string;
  missing(dates: string): string;
  covered(dates: string): string;
  files(count: number): string;
  next: string;
  yours: string;
  turn(next: LeaveNext, w: Wording): string;
  list(parts: string[]): string;
  date(date: string): string;
  helpSick: string;
}

const arrow = ' → ';

/** Who decides, in order; the decisions so far. */
function chain(levels: Pick<LevelLine, 'who' | 'acting'>[], w: Wording, words: LeaveCardWords): string {
  return levels.map(({ who, acting }) => joined([w.name(who), acting && words.acting(w.name(acting))], '')).join(arrow);
}

const decisions = (levels: LevelLine[], w: Wording, words: LeaveCardWords): CardLine[] =>
  levels.flatMap(({ who, decided }) =>
    decided
      ? [
          {
            label: w.name(who),
            text: words.said(w.name(decided.by), w.when(decided.at), decided.text && cut(decided.text, 300)),
          },
        ]
      : [],
  );

const title = (card: What, w: Wording, words: LeaveCardWords): string =>
  joined([words.kind(card, w), words.length(card.span)]);

/** Before it is sent: which rule applies, who decides in which order, what happens if it is late. */
export function summaryCard(card: LeaveSummary, w: Wording, words: LeaveCardWords): Worded {
  const [first] = card.levels;
  const effect = !card.notice.late
    ? card.standing === 'standing'
      ? words.standsAtOnce
      : card.notice.by && words.inTime
    : words.lateEffect(w.name(first?.acting ?? first?.who), card.firstOnShift);
  return {
    card: {
      tone: 'plain',
      title: joined([words.kind(card, w), words.time(card.span, w), words.length(card.span)]),
      lines: linesOf(
        card.requester && { text: words.for(w.name(card.requester)) },
        labelled(words.reason, card.reason && cut(card.reason, 300)),
        labelled(words.ground, card.ground),
        labelled(words.compensation, card.compensation && words.compensations[card.compensation]),
        labelled(words.chain, chain(card.levels, w, words)),
        effect && { text: effect },
        card.kind === 'statutory' && { text: words.statutoryNote },
        card.kind === 'sick' && card.span.days >= 1 && { text: words.papersLater },
        ...circumstances(card, w, words),
        card.notice.late && ['personal', 'special'].includes(card.kind) && !card.requester && { text: words.helpSick },
      ),
    },
  };
}

function circumstances(
  card: Pick<LeaveSummary, 'kind' | 'onShift' | 'month' | 'balance' | 'locked' | 'overtime'> & { away: number },
  w: Wording,
  words: LeaveCardWords,
) {
  const absent = !['overtime', 'outing', 'offPost'].includes(card.kind);
  return [
    absent && { text: words.onShift(card.onShift, card.away) },
    card.balance && { text: words.balance(card.balance.left, card.balance.days) },
    ...card.locked.map(({ why }) => ({ text: words.locked(w.name(why)) })),
    card.overtime && { text: words.overtime(card.overtime) },
  ];
}

/** The requester's own card: where it stands at every step. */
export function ownCard(card: OwnCard, w: Wording, words: LeaveCardWords): Worded {
  const over = card.standing === 'rejected' || card.standing === 'withdrawn' || card.closed;
  return {
    card: {
      tone: over ? 'done' : 'plain',
      title: joined([w.number, words.kind(card, w), words.standing[card.standing]]),
      lines: linesOf(
        labelled(words.when, joined([words.time(card.span, w), words.length(card.span)])),
        card.madeBy && { text: words.madeBy(w.name(card.madeBy), card.confirmed) },
        labelled(words.reason, card.reason && cut(card.reason, 300)),
        labelled(words.ground, card.ground),
        labelled(words.compensation, card.compensation && words.compensations[card.compensation]),
        labelled(words.chain, chain(card.levels, w, words)),
        ...decisions(card.levels, w, words),
        card.next && !over && { label: words.next, text: words.turn(card.next, w) },
        card.notice.late && card.standing === 'waiting' && { text: words.late },
        card.pendingAtShift && card.standing === 'waiting' && !card.notice.late && { text: words.pendingAtShift },
        card.question && labelled(words.question(w.name(card.question.by)), cut(card.question.text, 300)),
        labelled(words.returned, card.returned && cut(card.returned, 300)),
        card.proposal && {
          label: words.proposal(w.name(card.proposal.by)),
          text: joined([`${card.proposal.start} – ${card.proposal.end}`, card.proposal.reason]),
        },
        card.missing.length > 0 && { text: words.missing(words.list(card.missing.map(words.date))) },
        card.refusal && labelled(words.refusal(w.name(card.refusal.by)), cut(card.refusal.text, 300)),
      ),
    },
  };
}

/** What an approver decides by. */
export function approverCard(card: ApproverCard, w: Wording, words: LeaveCardWords): Worded {
  return {
    card: {
      tone: card.closed ? 'done' : card.kind === 'emergencyVisit' && card.yours ? 'urgent' : 'plain',
      title: joined([
        w.short,
        w.name(card.requester),
        title(card, w, words),
        card.closed && words.standing[card.standing],
      ]),
      lines: linesOf(
        card.next && !card.closed && { label: card.yours ? words.yours : words.next, text: words.turn(card.next, w) },
        labelled(words.when, words.time(card.span, w)),
        labelled(words.reason, card.reason && cut(card.reason, 300)),
        labelled(words.ground, card.ground),
        labelled(words.compensation, card.compensation && words.compensations[card.compensation]),
        labelled(
          words.asked,
          joined([
            words.askedAt(w.when(card.askedAt)),
            card.notice.by && (card.notice.late ? words.late : words.inTime),
          ]),
        ),
        card.madeBy && { text: words.madeBy(w.name(card.madeBy), card.confirmed) },
        { text: words.month(card.month.times, words.hours(card.month.minutes)) },
        ...circumstances({ ...card, away: card.away.length }, w, words),
        card.away.length > 0 && { text: words.away(words.list(card.away.map((one) => w.name(one)))) },
        card.delegate && { text: words.delegate(w.name(card.delegate)) },
        card.levels.length > 1 && labelled(words.chain, chain(card.levels, w, words)),
        ...decisions(card.levels, w, words),
        ...card.questions.flatMap(({ by, text, answer }) => [
          { label: words.question(w.name(by)), text: cut(text, 300) },
          answer !== undefined && { label: words.answer, text: cut(answer, 300) },
        ]),
        ...card.opinions.map(({ of, text }) => ({
          label: words.opinion(w.name(of)),
          text: text ? cut(text, 300) : words.noOpinion,
        })),
        card.certificates.length > 0 && {
          text: words.covered(
            words.list(
              card.certificates.map(({ from, to }) =>
                from === to ? words.date(from) : `${words.date(from)}–${words.date(to)}`,
              ),
            ),
          ),
        },
        card.missing.length > 0 && { text: words.missing(words.list(card.missing.map(words.date))) },
        card.files > 0 && { text: words.files(card.files) },
        card.refusal && labelled(words.refusal(w.name(card.refusal.by)), cut(card.refusal.text, 300)),
      ),
    },
  };
}

/** A request as a line of a list. */
export function leaveLine(line: LeaveLine, w: Wording, words: LeaveCardWords, withName: boolean): string {
  const next = line.step && line.who && line.until ? { step: line.step, who: line.who, until: line.until } : undefined;
  return joined([
    withName && w.name(line.requester),
    words.kind(line, w),
    words.time(line, w),
    next ? words.turn(next, w) : words.standing[line.standing],
  ]);
}
