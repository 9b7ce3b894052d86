import type { Catalogue } from '../catalogue.js';
import { by, sentence } from './cards.js';
import { leaveRefusals } from './leaveRest.js';
import { terms } from './terms.js';

/** The rule in plain words, and what can be done instead. */
export const refusals: Catalogue['refusals'] = {
  ...leaveRefusals,
  unknownAction: () => 'This button no longer works. Just write what you would like done, and I will see to it.',
  'complaint.notYours': (_, w) =>
    w.forStaff
      ? 'You have no part in this case; customer data is shown only to those who handle it. If you can help, ask the customer-service supervisor.'
      : 'I cannot find this matter among yours. Write to me what it is about, and I will register it at once.',
  'complaint.turnOf': ({ who, step, until }, w) =>
    w.forStaff
      ? `This step (${terms.steps[step]}) is for ${w.name(who)}, ${until <= w.at ? 'who is being reminded: it is due' : `by ${w.when(until)}`}. You can leave them a note here.`
      : `Our colleagues are doing this step; you will hear more ${by(until, w)} and need not do anything. If there is anything new, just write it here.`,
  'complaint.alreadyDecided': ({ by: who, at, handling }, w) =>
    `${sentence(w.name(who))} decided it (${w.when(at)}): ${handling}. If something is missing, leave a note here.`,
  'complaint.alreadyClosed': ({ at }, w) =>
    `This matter is closed${at ? ` (${w.when(at)})` : ''}. ${
      w.forStaff
        ? 'Please register anything new separately.'
        : 'If it is not solved yet or there is anything new, just write to me and we go on.'
    }`,
  'complaint.nothingToAdd': () => 'There is nothing in it yet. Please write a few words, or attach a photo or file.',
  'complaint.sizeNeedsReason': () =>
    'After the investigation the manager changes the size with a reason. Please add it and submit again.',
  'complaint.notAColleague': () =>
    'Please pick a colleague from the list: of this site, and neither concerned nor the one who did the work.',
  'complaint.unknownDepartment': () =>
    'The manager decides the handling and the responsible department. Please pick a department of this site.',
  'complaint.needsFindings': () =>
    'First the findings and a proposal, then the manager decides. There are no findings yet; you can send it back to be looked into.',
  'complaint.noSuchDate': ({ until }) => `There is no date “${until}”. Please pick another one.`,
  'complaint.dateNotLater': ({ until }, w) =>
    `The new date has to be later than the present one (${w.when(until)}) and within 90 days. Please pick another one.`,
  'complaint.answerUnderWay': () => 'The answer is on its way already; it need not be sent again.',
  'complaint.tellThem': () =>
    'This customer is not in chat. Please tell them by phone, in writing or in person, and record how and what.',
  'complaint.heldBack': ({ found }) =>
    `Customer data does not leave the company, and this answer has data of another household: ${terms.list(found)}. Please change it and send again.`,
  'complaint.tabooWords': ({ words }) =>
    `Answers use the standard service wording. These words may hurt: ${terms.list(words.map((word) => `“${word}”`))}. It is better to change them.`,
  'complaint.notAnsweredYet': () =>
    'The answer has not arrived yet, so it cannot be rated or taken up again. Please add what is new here, and we see to it together.',
  'complaint.ownWork': () => 'Whoever did the work does not call back on it. Please let a colleague do it.',
  'complaint.visitNeeded': () =>
    'This one needs a visit; it becomes a call only when the resident picks that. If you did not reach them, please record the try.',
  'complaint.withdrawalUnderWay': () => 'The manager has your wish and is confirming it; you need not send it again.',
  'complaint.noPhone': () =>
    'There is no phone number of this customer yet. Write to them in the chat, or complete their details first.',
};
