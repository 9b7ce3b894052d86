import type { Closing, Next, ResidentCard } from '../../../rules/complaint/messages.js';
import type { Instant } from '../../../rules/time.js';
import type { ClosingWords, ResidentCardWords, StaffCardWords } from '../cards.js';
import { closingLine } from '../cards.js';
import type { Wording } from '../catalogue.js';
import { joined } from '../parts.js';
import { terms } from './terms.js';

/** `by today 18:00`; what is overdue is promised as soon as possible, not for the past. */
export const by = (until: Instant, w: Wording, provisional = false): string =>
  until <= w.at ? 'as soon as possible' : `by ${w.when(until)}${provisional ? ' (provisional)' : ''}`;

/** `Ms Lin, customer service,` before a verb. */
export const subject = (name: string): string => (name.includes(',') ? `${name},` : name);
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Where somebody goes to look; the rest is looked into. */
const onSite = new Set(['noise', 'water', 'lift', 'parking', 'cleaning', 'security', 'pets', 'facilities']);

export const closingWords: ClosingWords = {
  registered: 'registered',
  found: 'first finding',
  decided: 'decided',
  answered: 'answered',
  calledBack: 'called back',
  satisfied: (rating) => `satisfied ${rating} of 5`,
};

/** What happens now, who has it and until when, as a resident hears it. */
export function progress({ step, who, until, provisional }: Next, w: Wording): string {
  const [name, time] = [sentence(subject(w.name(who))), by(until, w, provisional)];
  switch (step) {
    case 'takeUp':
      return `${name} has it and will start looking into it ${time}.`;
    case 'investigate':
      return `${name} is looking into it; you will have the findings ${time}.`;
    case 'decide':
      return `We have looked into it. ${name} will decide what is done and tell you ${time}.`;
    case 'accept':
      return `It is decided what will be done. ${name} will arrange it ${time}.`;
    case 'work':
      return `${name} is working on it and will be done ${time}.`;
    case 'answer':
      return `${name} will answer you ${time}.`;
    case 'callback':
      return `You have our answer. ${name} will call back ${time}.`;
    case 'finalAnswer':
      return `${name} is seeing to it in person and will give you the final answer ${time}.`;
    case 'sign':
      return `${name} has your wish and will confirm it ${time}.`;
    case 'close':
      return `It is done. ${name} will finish the paperwork ${time}.`;
  }
}

const opening = (card: ResidentCard, w: Wording): string =>
  card.called ? greeting(card).replace('Hello', `Hello ${w.name(card.called)}`) : greeting(card);

function greeting({ nature, channel, night, category }: ResidentCard): string {
  if (nature === 'suggestion') return 'Hello, thank you for your suggestion. We will give it careful thought.';
  if (nature === 'question')
    return 'Hello, I am not certain about this and do not want to mislead you, so I have asked a colleague to answer.';
  if (channel !== 'chat') return 'Hello, what you told us is registered. We are very sorry for the trouble.';
  if (night && category === 'noise') return 'Hello, we are very sorry that you cannot rest this late.';
  return category === 'noise'
    ? 'Hello, we are very sorry that you are disturbed.'
    : 'Hello, we are very sorry for the trouble.';
}

function plan({ nature, category, night, receivedAt, next, decideBy }: ResidentCard, w: Wording): string {
  const manager = subject(w.name(decideBy?.who));
  if (nature === 'suggestion') return `Once it is clear, ${manager} will decide and let you know.`;
  const check = onSite.has(category) ? 'Somebody will look on site' : 'We will look into it';
  const today = w.today(receivedAt);
  const soon = night && today ? 'tonight' : today && next && w.today(next.until) ? 'today' : 'as soon as possible';
  const time = decideBy && next && decideBy.until > next.until ? ` ${by(decideBy.until, w, next.provisional)}` : '';
  return `${check} ${soon}; then ${manager} will decide what is done and let you know${time}.`;
}

const headings = { complaint: 'Registered', suggestion: 'Registered', question: 'Received' };

export const residentCardWords: ResidentCardWords = {
  opening,
  title: ({ nature, category, place, closed }, w) =>
    joined([
      `${closed ? 'Closed' : headings[nature]} ${w.number}`,
      nature === 'complaint' ? terms.categories[category] : terms.natures[nature],
      place,
    ]),
  plan,
  progress,
  following: 'Following it',
  asksPlace: 'Where is it? For example “building 3, unit 2, entrance” or a room number. Then we can be there sooner.',
  originals: (count) => (count === 1 ? 'We have your photo or file.' : `We have your ${count} photos or files.`),
  reopened: (times) => `Taken up again after what you told us (round ${times + 1}); everything so far is on record.`,
  ended,
};

export function ended(closing: Closing, w: Wording): string {
  const line = sentence(closingLine(closing, w, closingWords));
  switch (closing.how) {
    case 'done':
      return line;
    case 'withdrawn':
      return `Withdrawn as you wished. ${line}`;
    case 'declined':
      return `No callback, as you wished. ${line}`;
    case 'notReached':
      return `We tried several times and could not reach you, so we end here for now; you can write to us at any time. ${line}`;
  }
}

export const staffCardWords: StaffCardWords = {
  size: (name, confirmed) => (confirmed ? name : `${name} (proposed)`),
  night: 'Received at night',
  received: (at) => `received ${at}`,
  earlier: (times) => `${times} before in the register`,
  originals: (count) => (count === 1 ? '1 original' : `${count} originals`),
  again: (times) => `not solved yet, round ${times + 1}`,
  yours: 'Your turn',
  next: 'Next',
  overdue: (when) => `overdue (${when})`,
  until: (when, provisional) => `by ${when}${provisional ? ' (provisional)' : ''}`,
  twoOfYou: 'please go together with a guard',
  fullBy: (when) => `full investigation by ${when}`,
  customer: 'Customer',
  unverified: ' (unverified)',
  unreachable: 'not in chat: tell them by phone, in writing or in person',
  said: 'Said',
  added: 'Added',
  finding: (first) => (first ? 'First finding' : 'Findings'),
  proposal: 'Proposal',
  decision: 'Handling',
  decided: (who, department, when) => `Decided by ${who}, responsible: ${department} (${when})`,
  notOurs: 'Department: not ours',
  moreTime: 'More time asked, until',
  result: 'Result',
  answer: 'Answer',
  callback: 'Callback',
  slot: (slot) => `time picked by the resident: ${slot}`,
  tries: (times) => (times === 1 ? 'not reached on 1 day' : `not reached on ${times} days`),
  ending: 'To be ended',
  rating: (rating) => `Rated ${rating} of 5 by the resident`,
  investigator: 'Investigator',
  closed: 'Closed',
};
