import type { Terms } from '../catalogue.js';

const regulations: Record<string, string> = {
  report: 'Reporting rules',
  security: 'Security and confidentiality rules',
  meeting: 'Meeting rules',
  conduct: 'Rules of work',
  hygiene: 'Hygiene rules',
  attendance: 'Attendance and leave rules',
  reception: 'Reception rules',
  complaint: 'Complaint-handling rules',
};

export const terms: Terms = {
  natures: { complaint: 'Complaint', suggestion: 'Suggestion', question: 'Question' },
  categories: {
    noise: 'Noise',
    water: 'Water and drains',
    lift: 'Lift',
    parking: 'Parking',
    cleaning: 'Cleaning',
    security: 'Security',
    staff: 'Staff',
    fees: 'Fees',
    pets: 'Pets',
    facilities: 'Facilities',
    other: 'Other',
  },
  sizes: { major: 'Major', ordinary: 'Ordinary', minor: 'Minor' },
  channels: {
    chat: 'Chat',
    phone: 'Phone call',
    letter: 'Letter',
    fax: 'Fax',
    visit: 'Visit',
    group: 'Group chat',
    authority: 'Passed on by 12345 or an authority',
  },
  steps: {
    takeUp: 'take up',
    investigate: 'investigate',
    decide: 'decide the handling',
    accept: 'accept by the department',
    work: 'do the work',
    answer: 'answer the resident',
    callback: 'call back',
    finalAnswer: 'final answer',
    sign: 'manager signs',
    close: 'file',
    closed: 'closed',
  },
  endings: {
    done: 'done',
    withdrawn: 'withdrawn by the resident',
    declined: 'callback declined',
    notReached: 'not reached',
  },
  modes: { visit: 'On site', phone: 'By phone', chat: 'By chat' },
  how: { phone: 'By phone', letter: 'In writing', visit: 'In person' },
  yesNo: { yes: 'Solved', no: 'Not solved yet' },
  posts: {
    clerk: 'Customer-service clerk',
    steward: 'Building steward',
    supervisor: 'Customer-service supervisor',
    serviceManager: 'Customer-service manager',
    officeManager: 'Management-office manager',
    departmentHead: 'Department head',
    engineer: 'Engineer',
    cleaner: 'Cleaner',
    guard: 'Guard',
    personnel: 'Personnel',
    administrator: 'Administrator',
  },
  us: 'the service centre',
  article(id) {
    const [regulation = '', number] = id.split('.');
    const name = regulations[regulation];
    return name && `${name}, article ${number}`;
  },
  list: (parts) => parts.join(', '),
};
