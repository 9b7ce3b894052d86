import type { ChainCatalogue } from '../catalogue.js';
import { emergency } from './emergency.js';
import { natures, report, reportStep } from './report.js';

/** Reports up the chain, and emergencies that skip it. */
export const chain: ChainCatalogue = {
  says: { ...emergency, ...report },
  natures,
  refusals: {
    'emergency.notYours': (_, w) =>
      w.forStaff
        ? 'You were not called to this emergency. If help is needed there you will be told.'
        : `There is no such matter of yours here. In danger just write to me, or call ${w.dutyPhone}.`,
    'emergency.over': ({ at, by }, w) =>
      `This emergency is over${at ? ` since ${w.when(at)}` : ''}${by ? ` (${w.name(by)})` : ''}. If something happens again, just write.`,
    'emergency.takesOverFirst': ({ who }, w) =>
      who
        ? `${w.name(who)} has it now; you can report how it stands.`
        : 'Please press “I take over” first; then you can end it or call it a false alarm.',
    'emergency.alreadyTaken': ({ who, at }, w) =>
      `${w.name(who)} took it over at ${w.when(at)}; you can report how it stands.`,
    'emergency.underWay': () => 'It is treated as an emergency already. If it was a mistake, press “A mistake”.',
    'emergency.superiorOnly': () => 'This is for a superior to decide; please ask first.',
    'emergency.neverLeave': () =>
      'Personal leave goes level by level, however urgent; it is not decided here. Just write that you need leave.',
    'emergency.yoursToDecide': () => 'There is no level above you: this is yours to decide.',
    'emergency.alreadyDecided': ({ by, at, text }, w) =>
      `${w.name(by)} decided${at ? ` at ${w.when(at)}` : ''}${text ? `: ${text}` : ''}.`,
    'emergency.reportOwedBy': ({ who }, w) =>
      `The after-report is for ${w.name(who)}, who took it over; you can add notes here.`,
    'emergency.reportIn': ({ at }, w) => `The after-report is in${at ? ` since ${w.when(at)}` : ''}.`,
    'emergency.notFiled': () => 'It is filed once the after-report is in and every account has been read.',
    'report.notYours': () => 'You have no part in this report.',
    'report.staffOnly': () =>
      'Reports are for colleagues. Whatever it is, just write it to me and I register it at once.',
    'report.turnOf': ({ who, step, until }, w) =>
      `This step (${reportStep(step)}) is for ${w.name(who)}, ${until <= w.at ? 'overdue and being chased' : `by ${w.when(until)}`}. You can leave a note here.`,
    'report.alreadyClosed': ({ at }, w) =>
      `This report is closed${at ? ` (${w.when(at)})` : ''}. For something new, write a new one.`,
    'report.alreadyAnswered': ({ at }, w) => `This request was answered at ${w.when(at)}.`,
    'report.wrongRecipient': ({ who }, w) =>
      `Reports go level by level: first to your direct superior ${w.name(who)}, who passes it up where needed.`,
    'report.companyAddress': ({ address }) =>
      `There is no level above; please write to the company's confidential address: ${address}.`,
    'report.top': () => 'There is no level above: please decide it yourself.',
    'report.executeFirst': () =>
      'What a superior upholds is executed first and raised afterwards. What is dangerous or against the rules is not: press “Danger or breach”.',
    'report.nothingToRaise': () =>
      'Once a suggestion was upheld and executed, it can be raised one level up, one time.',
    'report.dateNotAhead': ({ until }) => `“${until}” is not a date ahead; please choose another.`,
  },
  actions: {
    raiseEmergency: 'Emergency',
    yesEmergency: 'It is an emergency',
    noEmergency: 'No',
    seenAlert: 'Seen',
    takeOver: 'I take over',
    reportSituation: 'How it stands',
    askUrgently: 'Ask for a decision',
    decideUrgently: 'Decide',
    ratify: 'Confirm',
    objectTo: 'Object…',
    endHandling: 'All safe, end',
    callOff: 'A mistake',
    findNoEmergency: 'No emergency…',
    confirmAccount: 'Read',
    askTalk: 'Let us talk',
    submitAfterReport: 'Hand in',
    submitReport: 'Report or request',
    addProposal: 'Write a proposal',
    instruct: 'Instruct',
    passUp: 'Pass up with an opinion',
    settle: 'Answer',
    confirmReceipt: 'Received',
    disagree: 'I see it differently',
    uphold: 'Uphold',
    changeInstruction: 'Change it',
    markExecuted: 'Executed',
    reportResult: 'Report the result',
    raiseOnceMore: 'Raise one level up',
    stopInstruction: 'Danger or breach',
    remark: 'Note',
    askUpward: 'Ask the superior',
    answerUpward: 'Answer',
    passUpward: 'Pass up with an opinion',
    atScene: 'I am there',
    nowSafe: 'Safe now',
    emergencyAfterAll: 'It is an emergency',
    sendToSuperior: 'Send to my superior',
    aboutSuperior: 'Yes, about them',
    notAboutSuperior: 'No, send it as usual',
    'seenAlert.onMyWay': 'Seen, on my way',
  },
  labels: {
    question: 'What to decide',
    verdict: 'Decision',
    cause: 'Cause',
    measures: 'Measures taken',
    confidential: 'About my own superior',
    by: 'By when',
    instruction: 'Instruction',
    opinion: 'Your opinion',
    suggestion: 'Your suggestion',
    answer: 'Answer',
    nature: 'Report or request',
  },
  own: {
    'raiseEmergency.text': 'What, and where',
    'reportSituation.text': 'How it stands',
    'decideUrgently.text': 'Note or condition',
    'submitAfterReport.text': 'After-report',
    'submitReport.text': 'What happened',
    'settle.text': 'Answer',
    'remark.text': 'Note',
    'uphold.words': 'Note (optional)',
    'markExecuted.words': 'Note (optional)',
    'raiseOnceMore.words': 'What to raise',
    'stopInstruction.reason': 'What danger, or which rule',
    'callOff.reason': 'Note (optional)',
  },
  hints: {
    'endHandling.measures': 'Only when everybody is safe; the resident reads this',
    'submitReport.proposal': 'What to do about it; you are asked once more without it',
    'submitAfterReport.text': 'What happened is put together; two sentences are enough',
    'askUrgently.question': 'For example: nobody at 502, water pouring down; may we open and close the valve?',
    'submitReport.confidential': 'Yes sends it to the level above; they will not see it',
  },
  questions: {
    'addProposal.proposal': 'What do you propose?',
    'instruct.instruction': 'Please write the instruction; it is recorded word for word.',
    'passUp.opinion': 'Please add your opinion.',
    'disagree.suggestion': 'What do you suggest?',
    'stopInstruction.reason': 'What is the danger, or which rule is broken?',
    'raiseOnceMore.words': 'What would you like to raise?',
    'endHandling.cause': 'Good that all are safe. What was the cause?',
    'endHandling.measures': 'What was done?',
  },
  choices: {
    verdict: { yes: 'Yes', no: 'No' },
    confidential: { no: 'No', yes: 'Yes' },
    nature: { report: 'Report', request: 'Request' },
  },
};
