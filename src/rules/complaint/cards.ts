import type { Context, Message } from '../case.js';
import { departmentOf } from '../chain.js';
import { emergencyCards } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import { maskPhone } from '../privacy.js';
import { upwardCards } from '../upward.js';
import { hostOf } from './host.js';
import { limit } from './limits.js';
import { residentButtons, staffButtons } from './buttons.js';
import { calledBy, decidingLevel, knownAs, nameOf } from './people.js';
import { tell, type Closing, type Next, type ResidentCard, type StaffCard } from './messages.js';
import type { Complaint } from './state.js';

/** Cards of everybody who takes part are made anew after each decision; what changed is owed. So a button that no longer applies disappears. */
export function cardChanges(before: Complaint | undefined, after: Complaint, context: Context): Message[] {
  const old = before
    ? new Map(cards(before, context).map((card) => [cardId(card), JSON.stringify(card)]))
    : new Map<string, string>();
  return cards(after, context).filter((card) => old.get(cardId(card)) !== JSON.stringify(card));
}

const cardId = (card: Message): string => `${'person' in card.to ? card.to.person : ''} ${card.key}`;

const cards = (complaint: Complaint, context: Context): Message[] => [
  ...partCards(complaint, context),
  ...emergencyCards(complaint.emergency, hostOf(complaint), context),
  ...upwardCards(complaint.upward, context),
];

function partCards(complaint: Complaint, context: Context): Message[] {
  return Object.entries(complaint.cards).flatMap(([person, count]) => {
    if (person === complaint.reporter.person)
      return [
        tell(person, 'complaint.residentCard', residentCard(complaint, context), {
          key: 'card',
          buttons: residentButtons(complaint),
        }),
      ];
    const card = tell(person, 'complaint.staffCard', staffCard(complaint, person, context), {
      key: `card:${count}`,
      buttons: staffButtons(complaint, person, context),
    });
    return count === 1
      ? [card]
      : [tell(person, 'complaint.pastCard', {}, { key: `card:${count - 1}`, buttons: [] }), card];
  });
}

/** What happens next, who has it, until when. */
export function next(complaint: Complaint, context: Context, naming = nameOf): Next | undefined {
  const { step } = complaint;
  return (
    step && { step: step.name, who: naming(step.holder, context), until: step.until, provisional: step.provisional }
  );
}

export function closing(complaint: Complaint): Closing | undefined {
  const { closed, receivedAt, findings, decisions, answer, callback, rating } = complaint;
  return (
    closed && {
      at: closed.at,
      how: closed.how,
      registered: receivedAt,
      found: findings[0]?.at,
      decided: decisions.at(-1)?.at,
      answered: answer?.toldResident,
      calledBack: callback?.done?.at,
      rating,
    }
  );
}

function residentCard(complaint: Complaint, context: Context): ResidentCard {
  return {
    called: calledBy(complaint.reporter),
    nature: complaint.nature,
    category: complaint.category,
    place: complaint.place,
    receivedAt: complaint.receivedAt,
    night: complaint.night,
    channel: complaint.channel,
    keeper: knownAs(complaint.keeper, context),
    next: next(complaint, context, knownAs),
    decideBy: decisionPromised(complaint, context),
    asksPlace: complaint.asksPlace,
    originals: complaint.originals.length,
    reopened: complaint.reopened,
    closed: closing(complaint),
  };
}

/** Until it is known what happened, the resident hears by when it will be decided. */
function decisionPromised(complaint: Complaint, context: Context): ResidentCard['decideBy'] {
  const { step, reopened, receivedAt } = complaint;
  if (!step || !['takeUp', 'investigate'].includes(step.name)) return undefined;
  const level = decidingLevel(complaint, context).id;
  const from = reopened ? step.since : receivedAt;
  return { who: knownAs(level, context), until: limit(complaint, 'decide', level, { ...context, now: from }) };
}

/** Whoever handles the case sees who and where; the phone only after a press that is recorded (security.1). */
function staffCard(complaint: Complaint, person: PersonId, context: Context): StaffCard {
  const { reporter, answer, callback, moreTime, ending, step } = complaint;
  const finding = complaint.findings.at(-1);
  const decision = complaint.decisions.at(-1);
  const result = complaint.results.at(-1);
  return {
    nature: complaint.nature,
    channel: complaint.channel,
    category: complaint.category,
    size: complaint.size,
    sizeConfirmed: complaint.sizeConfirmed,
    place: complaint.place,
    customer: {
      name: reporter.name && `${reporter.name}${reporter.title ?? ''}`,
      phone: reporter.phone && maskPhone(reporter.phone),
      room: reporter.room,
      verified: reporter.verified,
      reachable: reporter.reachable,
    },
    text: complaint.text,
    words: complaint.words.slice(-5),
    earlier: complaint.earlier,
    night: complaint.night,
    receivedAt: complaint.receivedAt,
    originals: complaint.originals.length,
    reopened: complaint.reopened,
    keeper: nameOf(complaint.keeper, context),
    investigator: complaint.investigator === undefined ? undefined : nameOf(complaint.investigator, context),
    next: next(complaint, context),
    fullBy: complaint.fullBy,
    finding: finding && { at: finding.at, text: finding.text, proposal: finding.proposal, first: finding.first },
    decision: decision && {
      at: decision.at,
      by: nameOf(decision.by, context),
      handling: decision.handling,
      department: departmentName(decision.department, context),
    },
    notOurs: complaint.notOurs,
    moreTime: moreTime && { until: moreTime.until, reason: moreTime.reason },
    result: result && { at: result.at, text: result.text },
    answer: answer?.text,
    callback: callback && {
      mode: callback.mode,
      by: nameOf(callback.by, context),
      slot: callback.slot,
      tries: callback.tries.length,
    },
    ending: ending && { how: ending.how, reason: ending.reason },
    rating: complaint.rating,
    closed: closing(complaint),
    yours: step?.holder === person,
  };
}

export const departmentName = (id: string, { organisation }: Context) =>
  departmentOf(organisation, id)?.name ?? { zh: id, en: id };
