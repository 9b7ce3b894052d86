import type { Context, Message } from '../case.js';
import { officeManagerOf } from '../chain.js';
import { refuse, type Refusal } from '../refusal.js';
import { answerKey, answerMessages, checked, officeMessage } from './answering.js';
import type { CommandOf } from './commands.js';
import { begin } from './limits.js';
import { tell } from './messages.js';
import { done, during, notNow, type Outcome } from './outcome.js';
import { actorOf, deciderNow, keeperNow, knownAs } from './people.js';
import type { Complaint, ComplaintEvent } from './state.js';

/** 还没解决: reopens with its history; after the second time the management-office manager gives the final answer (reception.3). */
export function notSolved(
  complaint: Complaint,
  { words }: CommandOf<'notSolved'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  if (!actor || actor !== complaint.reporter.person) return notNow(complaint, context, 'reception.3');
  return reopen(complaint, words, context);
}

/** Reopened by the resident's word, in chat or at the callback. */
export function reopen(complaint: Complaint, words: string, context: Context): Outcome | Refusal {
  const answered =
    !!complaint.answer?.toldResident &&
    (!complaint.step || during(complaint, 'callback', 'close') || complaint.ending?.resume === 'callback');
  if (complaint.closed?.how === 'withdrawn')
    return refuse(
      'complaint.alreadyClosed',
      { at: complaint.closed.at },
      { instead: [{ action: 'newMatter', args: { text: words }, style: 'primary' }] },
    );
  if (!answered)
    return refuse(
      'complaint.notAnsweredYet',
      {},
      { article: 'reception.3', instead: [{ action: 'addWords', args: { text: words }, form: true }] },
    );
  const { person, reachable } = complaint.reporter;
  const toResident = person && reachable ? person : undefined;
  if (complaint.finalAnswered) {
    return {
      events: [{ type: 'wordsAdded', text: words, files: [] }],
      say: () => (toResident ? [tell(toResident, 'complaint.outsideWays', {})] : []),
    };
  }
  const final = complaint.reopened + 1 >= context.organisation.settings.complaint.reopenTimes;
  const holder = final ? officeManagerOf(context.organisation, complaint.site).id : investigatorNow(complaint, context);
  const step = begin(complaint, final ? 'finalAnswer' : 'investigate', holder, context);
  const events: ComplaintEvent[] = [
    { type: 'reopened', words },
    ...(final ? [] : [{ type: 'takenUp' as const, by: holder }]),
    step,
  ];
  return {
    events,
    say: (state) => [
      ...(toResident
        ? [
            tell(toResident, 'complaint.reopened', {
              who: knownAs(holder, context),
              until: state.step?.until ?? context.now,
              final,
            }),
            pastAnswer(complaint, toResident),
          ]
        : []),
      tell(deciderNow(complaint, context).id, 'complaint.residentNotSolved', { words, reopened: state.reopened }),
    ],
  };
}

const pastAnswer = (complaint: Complaint, person: string): Message =>
  tell(
    person,
    'complaint.answerPast',
    { text: complaint.answer?.text ?? '', final: complaint.answer?.final ?? false, rating: complaint.rating },
    { key: answerKey(complaint), buttons: [] },
  );

function investigatorNow(complaint: Complaint, context: Context): string {
  const { investigator } = complaint;
  return investigator && context.calendar.onShift(investigator, context.now)
    ? investigator
    : keeperNow(complaint, context).id;
}

/** 终结答复 by the management-office manager, naming the ways outside (reception.3). */
export function giveFinalAnswer(
  complaint: Complaint,
  { text }: CommandOf<'giveFinalAnswer'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  if (!during(complaint, 'finalAnswer') || complaint.step?.holder !== actor)
    return notNow(complaint, context, 'reception.3');
  const refusal = checked(complaint, text, true, 'giveFinalAnswer');
  if (refusal) return refusal;
  const { reachable } = complaint.reporter;
  return {
    events: [{ type: 'answerSent', text, final: true }, begin(complaint, 'answer', complaint.keeper, context)],
    say: (state) => [
      ...done('finalAnswered', context)(state),
      ...(reachable ? answerMessages(state, context) : officeMessage(state, 'done', context)),
    ],
  };
}
