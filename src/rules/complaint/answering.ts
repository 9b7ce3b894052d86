import type { Context, Message, Press } from '../case.js';
import { officeManagerOf } from '../chain.js';
import { refuse, type Refusal } from '../refusal.js';
import { othersData, tabooWords } from '../serviceWording.js';
import { day, plus } from '../time.js';
import { departmentName } from './cards.js';
import type { CommandOf } from './commands.js';
import { begin } from './limits.js';
import { tell, type ComplaintSays } from './messages.js';
import { done, during, notNow, type Outcome } from './outcome.js';
import { actorOf, callerFor, isService, knownAs } from './people.js';
import type { CallbackMode, Complaint, ComplaintEvent, Ending } from './state.js';

/** The answer goes to the resident and to the management-office manager (reception.3). */
export function sendAnswer(
  complaint: Complaint,
  { text, asIs }: CommandOf<'sendAnswer'>,
  context: Context,
): Outcome | Refusal {
  const underWay = complaint.answer && !complaint.answer.toldResident;
  const refusal =
    answering(complaint, context) ??
    (underWay ? refuse('complaint.answerUnderWay') : checked(complaint, text, asIs === 'yes'));
  if (refusal) return refusal;
  if (!complaint.reporter.reachable)
    return refuse(
      'complaint.tellThem',
      {},
      { article: 'complaint.1', instead: [{ action: 'recordTold', args: { text }, form: true }] },
    );
  return {
    events: [{ type: 'answerSent', text, final: false }],
    say: (state) => [...done('answerSent', context)(state), ...answerMessages(state, context)],
  };
}

/** No messenger (letter, phone): the clerk tells them and records how. */
export function recordTold(
  complaint: Complaint,
  { how, text }: CommandOf<'recordTold'>,
  context: Context,
): Outcome | Refusal {
  const refusal =
    answering(complaint, context) ??
    heldBack(complaint, text, { action: 'recordTold', args: { how, text }, form: true, label: 'reword' });
  if (refusal) return refusal;
  const final = !!complaint.answer?.final && !complaint.answer.toldResident;
  const events: ComplaintEvent[] = [
    ...(final ? [] : [{ type: 'answerSent' as const, text, final }]),
    { type: 'residentTold', how },
  ];
  return {
    events: [...events, ...(complaint.nature === 'question' ? [] : callbackBegins(complaint, context))],
    say: (state) => [
      ...done('told', context)(state),
      ...(final || state.nature === 'question' ? [] : officeMessage(state, 'done', context)),
    ],
  };
}

function answering(complaint: Complaint, context: Context): Refusal | undefined {
  const service =
    isService(actorOf(context), complaint.site, context) && actorOf(context) !== complaint.reporter.person;
  return service && during(complaint, 'answer') ? undefined : notNow(complaint, context, 'complaint.1');
}

/** Words that a resident will read hold no other customer's data (security.1); `again` offers to change them. */
export function heldBack({ reporter, place }: Complaint, text: string, again: Press): Refusal | undefined {
  const found = othersData(text, [reporter.phone, reporter.room, place]);
  return found.length
    ? refuse('complaint.heldBack', { found }, { article: 'security.1', instead: [again] })
    : undefined;
}

/** Checked before it goes out: others' data is held back, service-taboo words are hinted (conduct.1). */
export function checked(complaint: Complaint, text: string, asIs: boolean, action = 'sendAnswer'): Refusal | undefined {
  const held = heldBack(complaint, text, { action, args: { text }, form: true, label: 'reword' });
  if (held) return held;
  const words = tabooWords(text);
  if (words.length === 0 || asIs) return undefined;
  const instead: Press[] = [
    { action, args: { text }, form: true, label: 'reword', style: 'primary' },
    { action, args: { text, asIs: 'yes' }, label: 'sendAsIs' },
  ];
  return refuse('complaint.tabooWords', { words }, { article: 'conduct.6', instead });
}

export function answerMessages(state: Complaint, context: Context): Message[] {
  const { reporter, answer, nature } = state;
  if (!reporter.person || !answer) return [];
  const facts = {
    text: answer.text,
    final: answer.final,
    ...(nature === 'question' ? {} : { callback: callbackPlan(state, context) }),
  };
  const message = tell(reporter.person, 'complaint.answer', facts, {
    key: answerKey(state),
    buttons: answerButtons(state),
  });
  return [message, ...(nature === 'question' ? [] : officeMessage(state, 'done', context))];
}

export const answerKey = ({ reopened }: Complaint): string => `answer:${reopened}`;

function callbackPlan(complaint: Complaint, context: Context): ComplaintSays['complaint.answer']['callback'] {
  const { settings } = context.organisation;
  return {
    mode: modeFor(complaint),
    by: knownAs(callerFor(complaint, context).id, context),
    until: plus(context.now, settings.complaint.callbackDays[complaint.size] * day),
  };
}

/** By size (complaint.4): on site for major and ordinary ones, by chat or phone for minor ones. */
function modeFor({ size, reporter }: Complaint): CallbackMode {
  if (size !== 'minor') return 'visit';
  return reporter.reachable ? 'chat' : 'phone';
}

function answerButtons(complaint: Complaint): Press[] {
  if (complaint.nature === 'question') return [];
  const marks = [1, 2, 3, 4, 5].map((rating) => ({ action: 'rate', args: { rating }, label: `rate.${rating}` }));
  const visit: Press[] =
    modeFor(complaint) === 'visit' ? [{ action: 'arrangeCallback', form: true }, { action: 'preferCall' }] : [];
  return [...marks, { action: 'notSolved', form: true, style: 'danger' }, ...visit];
}

/** What the management-office manager hears of every case (reception.3). */
export function officeMessage(state: Complaint, how: Ending, context: Context, reason?: string): Message[] {
  const decision = state.decisions.at(-1);
  return [
    tell(
      officeManagerOf(context.organisation, state.site).id,
      'complaint.resultToOffice',
      {
        how,
        category: state.category,
        size: state.size,
        place: state.place,
        handling: decision?.handling,
        department: decision && departmentName(decision.department, context),
        result: state.results.at(-1)?.text,
        answer: how === 'done' ? state.answer?.text : undefined,
        reason,
        reopened: state.reopened,
      },
      { key: `result:${state.reopened}:${how}` },
    ),
  ];
}

/** After the answer a callback is due (complaint.4). */
export function callbackBegins(complaint: Complaint, context: Context): ComplaintEvent[] {
  const caller = callerFor(complaint, context).id;
  return [
    { type: 'callbackArranged', mode: modeFor(complaint), by: caller },
    begin(complaint, 'callback', caller, context),
  ];
}

/** The resident's mark, in the answer; for a minor case their word in chat is the callback (complaint.4). */
export function rate(complaint: Complaint, { rating, words }: CommandOf<'rate'>, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  const { answer, callback, step } = complaint;
  if (!actor || actor !== complaint.reporter.person) return notNow(complaint, context, 'complaint.4');
  if (!answer?.toldResident || complaint.nature === 'question')
    return refuse('complaint.notAnsweredYet', {}, { article: 'complaint.4' });
  if (!step && complaint.rating) return refuse('complaint.alreadyClosed', { at: complaint.closed?.at });
  if (step && !during(complaint, 'callback', 'close'))
    return refuse('complaint.notAnsweredYet', {}, { article: 'complaint.4' });
  const chat: ComplaintEvent[] =
    step?.name === 'callback' && callback?.mode === 'chat' && !callback.done
      ? [{ type: 'calledBack', mode: 'chat', words: words ?? `${rating ?? ''}/5` }]
      : [];
  const past = tell(
    actor,
    'complaint.answerPast',
    { text: answer.text, final: answer.final, rating },
    { key: answerKey(complaint), buttons: pastButtons(complaint, chat.length > 0) },
  );
  const holder = step?.holder;
  return {
    events: [{ type: 'rated', ...(rating ? { rating } : {}), ...(words ? { words } : {}) }, ...chat],
    say: () => [
      past,
      tell(actor, 'complaint.rated', { rating }),
      ...(holder && holder !== actor ? [tell(holder, 'complaint.residentRated', { rating, words })] : []),
    ],
  };
}

function pastButtons(complaint: Complaint, calledBack: boolean): Press[] {
  const visit = complaint.callback?.mode === 'visit' && !calledBack && complaint.step?.name === 'callback';
  return [
    ...(complaint.finalAnswered ? [] : [{ action: 'notSolved', form: true }]),
    ...(visit ? [{ action: 'arrangeCallback', form: true }, { action: 'preferCall' }] : []),
  ];
}
