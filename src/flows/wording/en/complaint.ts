import type { CallbackMode } from '../../../rules/complaint/state.js';
import { residentCard, staffCard } from '../cards.js';
import type { Catalogue, Wording } from '../catalogue.js';
import { cut, joined, labelled, linesOf } from '../parts.js';
import { by, closingWords, ended, progress, residentCardWords, sentence, staffCardWords, subject } from './cards.js';
import { doneWords } from './done.js';
import { terms } from './terms.js';

const callsBack: Record<CallbackMode, string> = {
  visit: 'come to see you',
  phone: 'call you',
  chat: 'ask you here',
};
const about = ({ short }: Wording): string => (short ? ` (${short})` : '');
const count = (files: number): string => (files === 1 ? '1 photo or file' : `${files} photos or files`);
const withFiles = (files: number): string => (files ? ` (with ${count(files)})` : '');
const quoted = (text: string): string => (text ? `: ${cut(text, 2000)}` : '');
const outside = "the owners' committee, the residents' committee or subdistrict office, or the 12345 hotline";

/** Everything that a complaint says. */
export const complaint: Catalogue['complaint'] = {
  'complaint.residentCard': (card, w) => residentCard(card, w, residentCardWords),
  'complaint.staffCard': (card, w) => staffCard(card, w, terms, staffCardWords, closingWords),
  'complaint.pastCard': (_, w) => ({
    card: { tone: 'done', title: `${w.short} goes on in the newer card below`, lines: [] },
  }),
  'complaint.wordsAdded': ({ at, who, files }, w) => ({
    text: joined(
      [
        `Thank you, added to the record (${w.when(at)}${files ? `, ${count(files)}` : ''}). ${sentence(subject(w.name(who)))} has it.`,
        w.hasButtons && 'This matter is closed; if it is not solved yet, please press the button below.',
      ],
      ' ',
    ),
  }),
  'complaint.newWords': ({ text, files }, w) => ({ text: `${w.short} New words${withFiles(files)}${quoted(text)}` }),
  'complaint.sentBack': ({ by: who, reason, until }, w) => ({
    text: `${w.short} ${w.name(who)} asks you to look again: ${cut(reason, 2000)}. Please add what you find by ${w.when(until)}.`,
  }),
  'complaint.noteAdded': ({ by: who, text, files }, w) => ({
    text: `${w.short} Note by ${w.name(who)}${withFiles(files)}${quoted(text)}`,
  }),
  'complaint.corrected': ({ place, category }) => ({
    text: `Thank you, corrected: ${joined([place && `place ${place}`, category && `category ${terms.categories[category]}`], ', ')}.`,
  }),
  'complaint.decided': ({ department, until }, w) => ({
    text: `It is decided what will be done about your matter${about(w)}. ${sentence(subject(w.name(department)))} is responsible and takes it on ${by(until, w)}; we will keep you informed.`,
  }),
  'complaint.newDate': ({ until, reason }, w) => ({
    text: `Your matter${about(w)} needs a little more time: ${reason}. The new date is ${w.when(until)}. We are sorry for the wait and thank you for your patience.`,
  }),
  'complaint.answer': ({ text, final, callback }, w) => {
    const time = callback?.slot ? `, at the time you picked: ${callback.slot}` : '';
    const choose = callback?.mode === 'visit' && !callback.slot ? '; please pick the time that suits you' : '';
    const plan =
      callback &&
      `${sentence(subject(w.name(callback.by)))} will ${callsBack[callback.mode]} ${by(callback.until, w)}${time}${choose}.`;
    const ways =
      final &&
      `This is the final answer of the management office. If you see it differently, you can turn to ${outside}.`;
    return {
      text: joined([text, plan, ways], '\n'),
      ...(w.hasButtons && {
        card: {
          tone: 'plain' as const,
          title: 'Are you satisfied with how this was handled?',
          lines: [{ text: '5 is best. If it is not solved yet, tell us and we go on.' }],
        },
      }),
    };
  },
  'complaint.answerPast': ({ text, rating }, w) => ({
    text,
    ...((rating || w.hasButtons) && {
      card: {
        tone: 'done' as const,
        title: rating ? `Thank you for your mark: ${rating} of 5` : 'Thank you for telling us',
        lines: w.hasButtons ? [{ text: 'If it is not solved yet, tell us at any time.' }] : [],
      },
    }),
  }),
  'complaint.rated': ({ rating }) => ({
    text:
      rating && rating <= 2
        ? 'Thank you for being frank. We are sorry that this did not satisfy you, and we will do better. If it is not solved yet, please press “Not solved yet” and we go on.'
        : 'Thank you for telling us. We will keep doing our best.',
  }),
  'complaint.residentRated': ({ rating, words }, w) => ({
    text: `${w.short} The resident ${joined([rating && `rated ${rating} of 5`, words && `said: ${cut(words, 2000)}`], ' and ') || 'answered'}`,
  }),
  'complaint.reopened': ({ who, until, final }, w) => ({
    text: final
      ? `We are sorry that it is not solved yet. ${sentence(subject(w.name(who)))} now sees to your matter${about(w)} in person and will give you the final answer ${by(until, w)}. Everything so far is on record.`
      : `We are sorry that it is not solved yet. Your matter${about(w)} is taken up again with everything that went before; ${subject(w.name(who))} will look into it again ${by(until, w)}.`,
  }),
  'complaint.residentNotSolved': ({ words, reopened }, w) => ({
    text: `${w.short} The resident says that it is not solved (time ${reopened}); it is taken up again: ${cut(words, 2000)}`,
  }),
  'complaint.outsideWays': (_, w) => ({
    text: `Your words are added to the record. The management office has given its final answer on this matter${about(w)}; if you see it differently, you can turn to ${outside}.`,
  }),
  'complaint.stillWorking': ({ next }, w) => ({
    text: `Your matter${about(w)} is still being worked on. ${progress(next, w)}`,
  }),
  'complaint.callbackArranged': ({ mode, slot, by: who }, w) => ({
    text: `All right: ${subject(w.name(who))} will ${callsBack[mode]}${slot ? `, ${slot}` : ''}. To change it, just write here.`,
  }),
  'complaint.callbackSlot': ({ mode, slot }, w) => ({
    text: `${w.short} The resident picked the callback: ${terms.modes[mode].toLowerCase()}${slot ? `, ${slot}` : ''}`,
  }),
  'complaint.withdrawalPassed': ({ who }, w) => ({
    text: `All right, ${subject(w.name(who))} has your wish, and we will tell you when it is confirmed. If you change your mind before, just write here.`,
  }),
  'complaint.notWithdrawn': ({ reason }, w) => ({
    text: `We would like to see this matter${about(w)} through for you: ${reason}. You need not do anything; we will keep you informed.`,
  }),
  'complaint.closed': ({ closing }, w) => ({
    text:
      closing.how === 'done'
        ? `Your matter${about(w)} is closed. Thank you for your trust and help.\n${ended(closing, w)}`
        : ended(closing, w),
  }),
  'complaint.done': (done, w) => ({ text: doneWords(done, w) }),
  'complaint.reminder': ({ step, until }, w) => ({
    text:
      until <= w.at
        ? `${w.short} To ${terms.steps[step]} was due ${w.when(until)}. Please see to it soon; if something is in the way, write it here and we find a way together.`
        : `${w.short} Reminder: ${terms.steps[step]}, please, by ${w.when(until)}.`,
  }),
  'complaint.missed': ({ step, holder, until, category, size }, w) => ({
    text: `${w.short} ${terms.categories[category]} · ${terms.sizes[size]}: “${terms.steps[step]}” was due ${w.when(until)} and is not done yet. ${w.name(holder)} has it; please see what help is needed.`,
  }),
  'complaint.fullAsked': ({ until }, w) => ({
    text: `${w.short} The full investigation of this case received at night is due (${w.when(until)}). Please write the findings here.`,
  }),
  'complaint.resultToOffice': (result, w) => ({
    card: {
      tone: result.how === 'done' ? 'done' : 'plain',
      title: joined([
        `Result ${w.number}`,
        terms.categories[result.category],
        terms.sizes[result.size],
        result.place,
        result.how !== 'done' && terms.endings[result.how],
      ]),
      lines: linesOf(
        labelled('Handling', result.handling && cut(result.handling)),
        labelled('Responsible', result.department && w.name(result.department)),
        labelled('Result', result.result && cut(result.result)),
        labelled('Answer', result.answer && result.answer !== result.result && cut(result.answer)),
        labelled('Reason', result.reason && cut(result.reason)),
        result.reopened > 0 && {
          text: `Taken up again ${result.reopened}× because the resident said it was not solved`,
        },
      ),
    },
  }),
  'complaint.moreTimeAsked': ({ until, reason, department, due, open }, w) => ({
    card: {
      tone: open ? 'plain' : 'done',
      title: `${w.short} ${w.name(department)} asks for more time${open ? '' : ' (settled)'}`,
      lines: linesOf(
        labelled('Due', w.when(due)),
        labelled('Asked until', w.when(until)),
        labelled('Reason', cut(reason)),
      ),
    },
  }),
  'complaint.moreTimeRefused': ({ reason, until }, w) => ({
    text: `${w.short} More time was not granted: ${reason}. Please finish by ${w.when(until)}, and say so if something is in the way.`,
  }),
  'complaint.phone': ({ name, phone }, w) => ({
    text: `${w.short} ${joined([name, phone], ' ')} (for this case only; that you saw it is on record)`,
  }),
  'complaint.notDelivered': ({ reason }, w) => ({
    card: {
      tone: 'urgent',
      title: `${w.short} The answer did not reach the resident`,
      lines: linesOf(
        { text: 'Please tell them by phone, in writing or in person, and record it.' },
        labelled('Reason', cut(reason, 200)),
      ),
    },
  }),
};
