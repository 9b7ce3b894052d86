import type { Hazard } from '../../rules/emergency/hazards.js';
import type {
  AccountCard,
  AlertCard,
  EmergencySays,
  PersonCard,
  TimelineLine,
} from '../../rules/emergency/messages.js';
import type { CardLine } from '../messenger.js';
import type { Worded, Wording } from './catalogue.js';
import { cut, joined, labelled, linesOf } from './parts.js';

/** What a language says in an emergency; the cards are put together alike. */
export interface EmergencyWords {
  hazards: Record<Hazard, string>;
  /** Between several of them. */
  sign: string;
  /** What to do now, in two short sentences. */
  advice: Record<Hazard, string>;
  /** Whom to call besides the duty phone. */
  call: Record<Hazard, string>;
  dutyPhone(phone: string): string;
  person: Record<PersonCard['status'], (card: PersonCard, w: Wording) => string>;
  personLine: Record<PersonCard['status'], (card: PersonCard, w: Wording) => string>;
  takenBy(who: string): string;
  status: Record<AlertCard['status'], string>;
  labels: Record<
    | 'said'
    | 'where'
    | 'who'
    | 'call'
    | 'alerted'
    | 'taken'
    | 'latest'
    | 'asks'
    | 'cause'
    | 'measures'
    | 'reason'
    | 'why'
    | 'course'
    | 'report'
    | 'confirmed'
    | 'draft',
    string
  >;
  nobody: string;
  again(times: number): string;
  state(line: AlertCard['alerted'][number], w: Wording): string;
  happened(line: TimelineLine, w: Wording): string;
  question(one: AlertCard['questions'][number], w: Wording): string;
  account: {
    title(card: AccountCard, w: Wording, hazards: string): string;
    why(card: AccountCard, w: Wording): string;
    report(report: NonNullable<AccountCard['report']>, w: Wording): string;
  };
  report: {
    title(facts: EmergencySays['emergency.afterReportCard'], w: Wording): string;
    enough: string;
    offShift: string;
  };
}

const named = (hazards: Hazard[], words: EmergencyWords): string =>
  joined(
    hazards.map((one) => words.hazards[one]),
    words.sign,
  );

/** What to do now, whom to call, and what we have done: within one reply. */
export function personCard(card: PersonCard, w: Wording, words: EmergencyWords): Worded {
  const live = card.status === 'live';
  const title = words.person[card.status](card, w);
  const calls = [...new Set(card.hazards.map((one) => words.call[one]))];
  const lines: (CardLine | undefined)[] = [
    { text: words.personLine[card.status](card, w) },
    ...(live ? card.hazards.map((one) => ({ text: words.advice[one] })) : []),
    ...(live || card.status === 'doubt' ? [{ text: joined([words.dutyPhone(w.dutyPhone), ...calls]) }] : []),
    live && card.takenOver ? { text: words.takenBy(w.name(card.takenOver)) } : undefined,
  ];
  return {
    card: { tone: live || card.status === 'doubt' ? 'urgent' : 'done', title, lines: linesOf(...lines) },
  };
}

/** Where, whom to call, who has seen it, who is on it, what happened. */
export function alertCard(card: AlertCard, w: Wording, words: EmergencyWords): Worded {
  const live = card.status === 'live' || card.status === 'doubt';
  const { labels } = words;
  const customer = joined([card.customer.name, card.customer.room, card.customer.phone], ' ');
  return {
    card: {
      tone: live ? 'urgent' : 'done',
      title: joined([
        live && '🔴',
        words.status[card.status],
        named(card.hazards, words),
        card.place,
        w.when(card.since),
      ]),
      lines: linesOf(
        { label: labels.said, text: cut(card.text) },
        card.again > 0 && { text: words.again(card.again) },
        labelled(labels.call, customer),
        live &&
          labelled(
            labels.taken,
            card.takenOver ? `${w.name(card.takenOver.who)} ${w.when(card.takenOver.at)}` : words.nobody,
          ),
        live && labelled(labels.alerted, card.alerted.map((one) => words.state(one, w)).join('\n')),
        ...card.questions.map((one) => ({ label: labels.asks, text: words.question(one, w) })),
        labelled(labels.latest, course(card.timeline, w, words)),
        ...(card.ended
          ? [
              { label: labels.cause, text: card.ended.cause },
              { label: labels.measures, text: card.ended.measures },
            ]
          : []),
        labelled(labels.reason, card.reason),
      ),
    },
  };
}

export const course = (timeline: TimelineLine[], w: Wording, words: EmergencyWords): string => {
  const times = w.moments(timeline.map(({ at }) => at));
  return timeline.map((line, n) => `${times[n]} ${words.happened(line, w)}`).join('\n');
};

/** 事后告知: what happened, who decided, why the level was passed, the timings. */
export function accountCard(card: AccountCard, w: Wording, words: EmergencyWords): Worded {
  const { labels, account } = words;
  return {
    card: {
      tone: card.confirmed ? 'done' : 'plain',
      title: account.title(card, w, named(card.hazards, words)),
      lines: linesOf(
        { label: labels.why, text: account.why(card, w) },
        labelled(labels.course, course(card.timeline, w, words)),
        labelled(labels.cause, card.cause),
        labelled(labels.measures, card.measures),
        card.report && { label: labels.report, text: account.report(card.report, w) },
        card.confirmed && {
          label: labels.confirmed,
          text: `${w.name(card.confirmed.by)} ${w.when(card.confirmed.at)}`,
        },
      ),
    },
  };
}

/** The draft: the timeline; two sentences and [提交] are enough. */
export function afterReportCard(
  facts: EmergencySays['emergency.afterReportCard'],
  w: Wording,
  words: EmergencyWords,
): Worded {
  const { labels, report } = words;
  return {
    card: {
      tone: facts.text ? 'done' : 'plain',
      title: report.title(facts, w),
      lines: linesOf(
        labelled(labels.draft, course(facts.timeline, w, words)),
        labelled(labels.cause, facts.cause),
        labelled(labels.measures, facts.measures),
        facts.text ? { label: labels.report, text: cut(facts.text) } : { text: report.enough },
        facts.offShift && !facts.text && { text: report.offShift },
      ),
    },
  };
}
