import { emergencyTold } from './emergency.js';
import { joined } from '../../flows/wording/parts.js';
import { termsOf } from '../../flows/wording/index.js';
import type { DeskWords } from './words.js';

const terms = termsOf('en');
const files = (count: number): string => (count ? ` (originals: ${count})` : '');

export const en: DeskWords = {
  nameless: 'no name given',
  voidReasons: { parked: 'registration did not finish (a fault); the administrator was told' },
  voided: (reason) => `Void: ${reason}`,
  csv: {
    columns: {
      number: 'Number',
      receivedAt: 'Received',
      summary: 'Nature or summary',
      customer: 'Customer',
      place: 'Place',
      nature: 'Kind',
      category: 'Category',
      size: 'Size',
      channel: 'Channel',
      status: 'Status',
      overdue: 'Overdue',
      holder: 'With',
      until: 'Until',
      department: 'Responsible department',
      result: 'Result',
      rating: 'Satisfaction',
    },
    yes: 'yes',
  },
  form: {
    title: 'Complaint handling form',
    number: 'Number',
    received: 'Received',
    channel: 'Channel',
    night: 'received at night',
    keeper: 'Kept by',
    customer: 'Customer',
    phone: 'Phone',
    room: 'Room',
    unverified: ' (unverified)',
    place: 'Place',
    nature: 'Kind',
    category: 'Category',
    size: 'Size',
    proposed: ' (proposed)',
    earlier: 'Before in the register',
    times: (count) => (count === 1 ? 'once' : `${count} times`),
    status: 'Status',
    holder: 'With',
    until: 'Until',
    said: 'What was said',
    originals: 'Originals',
    noOriginals: 'No originals',
    original: { number: 'Number', name: 'Name', type: 'Type', received: 'Received' },
    course: 'Course of events',
    step: { time: 'Time', who: 'Who', what: 'What', text: 'Text' },
    handling: 'Handling',
    department: 'Responsible department',
    result: 'Result',
    answer: 'Answer to the resident',
    rating: 'Rated by the resident',
    resident: 'Resident',
    product: 'System',
    signatures: ['Handled by', 'Department manager', 'Management-office manager'],
    date: 'Date',
    printed: (by, at) => `Printed by ${by}, ${at}`,
  },
  events: {
    registered: ({ text, files: sent }) => ({ what: 'Registered', text: `${text}${files(sent.length)}` }),
    wordsAdded: ({ text, files: sent }) => ({ what: 'Added by the resident', text: `${text}${files(sent.length)}` }),
    noted: ({ text, files: sent }) => ({ what: 'Internal note', text: `${text}${files(sent.length)}` }),
    corrected: ({ place, category }) => ({
      what: 'Corrected',
      text: joined([place && `place ${place}`, category && `category ${terms.categories[category]}`]),
    }),
    callerCompleted: () => ({ what: 'Customer details completed' }),
    sizeSet: ({ size, reason }) => ({ what: 'Size set', text: joined([terms.sizes[size], reason]) }),
    takenUp: ({ by }, { person }) => ({ what: 'Taken up', text: person(by) }),
    handedOver: ({ to }, { person }) => ({ what: 'Handed over', text: person(to) }),
    findingsRecorded: ({ text, proposal, first, files: sent }) => ({
      what: first ? 'First finding' : 'Findings',
      text: `${text}${files(sent.length)}\nProposal: ${proposal}`,
    }),
    fullAsked: () => ({ what: 'Full investigation asked for' }),
    sentBack: ({ reason }) => ({ what: 'Sent back', text: reason }),
    decided: ({ handling, department, instead }, { person, department: name }) => ({
      what: 'Decided',
      text: joined(
        [handling, `Responsible: ${name(department)}`, instead && `at the level of ${person(instead)}`],
        '\n',
      ),
    }),
    accepted: () => ({ what: 'Accepted by the department' }),
    foundNotOurs: ({ reason }) => ({ what: 'Not theirs', text: reason }),
    moreTimeAsked: ({ until, reason }, { time }) => ({
      what: 'More time asked',
      text: `until ${time(until)}: ${reason}`,
    }),
    moreTimeGranted: ({ until }, { time }) => ({ what: 'More time granted', text: `until ${time(until)}` }),
    moreTimeRefused: ({ reason }) => ({ what: 'More time not granted', text: reason }),
    workReported: ({ text, files: sent }) => ({ what: 'Result reported', text: `${text}${files(sent.length)}` }),
    answerSent: ({ text, final }) => ({ what: final ? 'Final answer' : 'Answer', text }),
    residentTold: ({ how }) => ({ what: 'Resident told', text: terms.how[how as keyof typeof terms.how] ?? how }),
    rated: ({ rating, words }) => ({
      what: 'Rated by the resident',
      text: joined([rating && `${rating} of 5`, words]),
    }),
    reopened: ({ words }) => ({ what: 'Not solved yet: taken up again', text: words }),
    callbackArranged: ({ mode, by, slot }, { person }) => ({
      what: 'Callback arranged',
      text: joined([terms.modes[mode], person(by), slot]),
    }),
    callbackTried: ({ note }) => ({ what: 'Not reached', text: note }),
    calledBack: ({ mode, words }) => ({ what: 'Called back', text: joined([terms.modes[mode], words]) }),
    endProposed: ({ how, reason }) => ({ what: 'To be ended', text: joined([terms.endings[how], reason]) }),
    endRefused: ({ reason }) => ({ what: 'Not ended', text: reason }),
    phoneShown: ({ to }, { person }) => ({ what: 'Phone number shown', text: person(to) }),
    stepBegan: ({ step, holder, until }, { person, time }) => ({
      what: 'Next',
      text: `${terms.steps[step]}, ${person(holder)}, by ${time(until)}`,
    }),
    deadlineMoved: ({ until }, { time }) => ({ what: 'New deadline', text: time(until) }),
    holderReminded: () => ({ what: 'Holder reminded' }),
    missedDeadlineTold: ({ to }, { person }) => ({ what: 'Overdue: superior told', text: person(to) }),
    residentKeptPosted: () => ({ what: 'Resident kept posted' }),
    closed: ({ how }) => ({ what: 'Closed', text: terms.endings[how] }),
    delivered: ({ say, to }, { person }) => {
      if (say === 'complaint.answer') return { what: 'Answer delivered', text: person(to) };
      return say === 'complaint.resultToOffice'
        ? { what: 'Result to the management office', text: person(to) }
        : undefined;
    },
    upward: ({ event }) => {
      if (event.type === 'asked') return { what: 'Asked the superior', text: `${event.question}\n${event.proposal}` };
      if (event.type === 'answered') return { what: 'Superior answered', text: event.text };
      return event.type === 'passed' ? { what: 'Passed up', text: event.opinion } : undefined;
    },
    emergency: ({ event }, naming) => emergencyTold('en', event, naming),
    givenUp: ({ to, reason }, { person }) => ({ what: 'Not delivered', text: joined([person(to), reason]) }),
  },
};
