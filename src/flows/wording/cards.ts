import type { Closing, Next, ResidentCard, StaffCard } from '../../rules/complaint/messages.js';
import type { Instant } from '../../rules/time.js';
import type { Terms, Worded, Wording } from './catalogue.js';
import { cut, joined, labelled, linesOf } from './parts.js';

/** What a language calls the parts of the end's one line. */
export interface ClosingWords {
  registered: string;
  found: string;
  decided: string;
  answered: string;
  calledBack: string;
  satisfied(rating: number): string;
}

/** Registered, first finding, decided, answered, called back, how satisfied: in one line. */
export function closingLine(closing: Closing, w: Wording, words: ClosingWords): string {
  const steps: [string, Instant | undefined][] = [
    [words.registered, closing.registered],
    [words.found, closing.found],
    [words.decided, closing.decided],
    [words.answered, closing.answered],
    [words.calledBack, closing.calledBack],
  ];
  const done = steps.filter((step): step is [string, Instant] => !!step[1]);
  const times = w.moments(done.map(([, at]) => at));
  return joined([...done.map(([what], n) => `${what} ${times[n]}`), closing.rating && words.satisfied(closing.rating)]);
}

export interface ResidentCardWords {
  opening(card: ResidentCard, w: Wording): string;
  title(card: ResidentCard, w: Wording): string;
  /** What comes of it: until it is decided. */
  plan(card: ResidentCard, w: Wording): string;
  /** Who has it and until when. */
  progress(next: Next, w: Wording): string;
  following: string;
  asksPlace: string;
  originals(count: number): string;
  reopened(times: number): string;
  ended(closing: Closing, w: Wording): string;
}

/** The resident's card: number, what happens next, who has it, until when. */
export function residentCard(card: ResidentCard, w: Wording, words: ResidentCardWords): Worded {
  const { next, closed } = card;
  const title = words.title(card, w);
  if (closed) return { card: { tone: 'done', title, lines: [{ text: words.ended(closed, w) }] } };
  const keeper = w.name(card.keeper);
  const lines = linesOf(
    card.reopened > 0 && { text: words.reopened(card.reopened) },
    card.decideBy && { text: words.plan(card, w) },
    next && { text: words.progress(next, w) },
    next && w.name(next.who) !== keeper && labelled(words.following, keeper),
    card.asksPlace && { text: words.asksPlace },
    card.originals > 0 && { text: words.originals(card.originals) },
  );
  return { text: words.opening(card, w), card: { tone: 'plain', title, lines } };
}

export interface StaffCardWords {
  size(name: string, confirmed: boolean): string;
  night: string;
  received(at: string): string;
  earlier(times: number): string;
  originals(count: number): string;
  again(times: number): string;
  yours: string;
  next: string;
  overdue(when: string): string;
  until(when: string, provisional: boolean): string;
  twoOfYou: string;
  fullBy(when: string): string;
  customer: string;
  unverified: string;
  unreachable: string;
  said: string;
  added: string;
  finding(first: boolean): string;
  proposal: string;
  decision: string;
  decided(by: string, department: string, when: string): string;
  notOurs: string;
  moreTime: string;
  result: string;
  answer: string;
  callback: string;
  slot(slot: string): string;
  tries(times: number): string;
  ending: string;
  rating(rating: number): string;
  investigator: string;
  closed: string;
}

/** The card of whoever works on it, brief and dense: what was said, found, proposed, decided, and whose turn it is. */
export function staffCard(
  card: StaffCard,
  w: Wording,
  terms: Terms,
  words: StaffCardWords,
  closing: ClosingWords,
): Worded {
  const late = !card.closed && !!card.next && card.next.until < w.at;
  const urgent = late || (card.size === 'major' && card.yours);
  return {
    card: {
      tone: card.closed ? 'done' : urgent ? 'urgent' : 'plain',
      title: joined([
        w.short,
        card.nature !== 'complaint' && terms.natures[card.nature],
        terms.categories[card.category],
        card.nature === 'complaint' && words.size(terms.sizes[card.size], card.sizeConfirmed),
        card.place,
      ]),
      lines: linesOf(
        turnLine(card, w, terms, words),
        { text: circumstances(card, w, terms, words) },
        customerLine(card, words),
        ...wordsLines(card, words),
        ...workLines(card, w, terms, words),
        card.closed && labelled(words.closed, closingLine(card.closed, w, closing)),
      ),
    },
  };
}

function turnLine({ next, yours, night, fullBy, place }: StaffCard, w: Wording, terms: Terms, words: StaffCardWords) {
  if (!next) return undefined;
  const when = w.when(next.until);
  const investigating = ['takeUp', 'investigate'].includes(next.step);
  return {
    label: yours ? words.yours : words.next,
    text: joined([
      terms.steps[next.step],
      !yours && w.name(next.who),
      next.until < w.at ? words.overdue(when) : words.until(when, next.provisional),
      night && investigating && !!place && words.twoOfYou,
      fullBy && words.fullBy(w.when(fullBy)),
    ]),
  };
}

const circumstances = (card: StaffCard, w: Wording, terms: Terms, words: StaffCardWords): string =>
  joined([
    card.night && words.night,
    terms.channels[card.channel],
    words.received(w.when(card.receivedAt)),
    card.earlier > 0 && words.earlier(card.earlier),
    card.originals > 0 && words.originals(card.originals),
    card.reopened > 0 && words.again(card.reopened),
  ]);

function customerLine({ customer }: StaffCard, words: StaffCardWords) {
  const { name, phone, room, verified, reachable } = customer;
  const home = room && (verified ? room : `${room}${words.unverified}`);
  return labelled(words.customer, joined([name, phone, home, !reachable && words.unreachable]));
}

const wordsLines = (card: StaffCard, words: StaffCardWords) => [
  labelled(words.said, cut(card.text)),
  ...card.words.map((text) => labelled(words.added, cut(text, 300))),
];

/** The work so far; how the customer was told stands at its end. */
function workLines(card: StaffCard, w: Wording, terms: Terms, words: StaffCardWords) {
  const { finding, decision, moreTime, result, callback, ending } = card;
  return [
    labelled(words.investigator, !finding && card.investigator && w.name(card.investigator)),
    finding && labelled(words.finding(finding.first), joined([cut(finding.text), w.when(finding.at)])),
    finding && labelled(words.proposal, cut(finding.proposal)),
    decision && labelled(words.decision, cut(decision.handling)),
    decision && { text: words.decided(w.name(decision.by), w.name(decision.department), w.when(decision.at)) },
    labelled(words.notOurs, card.notOurs && cut(card.notOurs)),
    moreTime && labelled(words.moreTime, `${w.when(moreTime.until)} · ${cut(moreTime.reason, 300)}`),
    result && labelled(words.result, cut(result.text)),
    labelled(words.answer, card.answer && card.answer !== result?.text && cut(card.answer)),
    callback &&
      labelled(
        words.callback,
        joined([
          terms.modes[callback.mode],
          w.name(callback.by),
          callback.slot && words.slot(callback.slot),
          callback.tries > 0 && words.tries(callback.tries),
        ]),
      ),
    ending && labelled(words.ending, joined([terms.endings[ending.how], ending.reason && cut(ending.reason, 300)])),
    card.rating && { text: words.rating(card.rating) },
  ];
}
