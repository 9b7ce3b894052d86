import type { Catalogue, Wording } from '../catalogue.js';
import { cut, joined, labelled, linesOf, shortNumber } from '../parts.js';
import type { StatusLine } from '../says.js';
import { by, progress } from './cards.js';
import { fields } from './fields.js';
import { terms } from './terms.js';

const fieldName = (field: string, action = ''): string =>
  fields.own[`${action}.${field}` as keyof typeof fields.own] ??
  fields.labels[field as keyof typeof fields.labels] ??
  'this field';

const matter = ({ category, place }: Pick<StatusLine, 'category' | 'place'>): string =>
  joined([category && terms.categories[category], place]);

function ownLine(line: StatusLine, w: Wording): string {
  if (line.status === 'closed' || !line.until)
    return joined([matter(line), line.closedAt && `closed ${w.when(line.closedAt)}`]);
  const who = line.who ?? { zh: terms.us, en: terms.us };
  return joined([matter(line), progress({ step: line.status, who, until: line.until, provisional: false }, w)]);
}

const waitingLine = (line: StatusLine, w: Wording): string =>
  joined([
    matter(line),
    line.size && terms.sizes[line.size],
    terms.steps[line.status],
    line.until && (line.until <= w.at ? `overdue (${w.when(line.until)})` : by(line.until, w)),
  ]);

/** Answers outside a case, and what the dialogue asks. */
export const general: Catalogue['general'] = {
  menu: () => ({ card: { tone: 'plain', title: 'Short cuts', lines: [] } }),
  welcome: ({ name, role }) => ({
    text:
      role === 'staff'
        ? `Hello ${name}. Write what a customer tells you and it is registered; reply under a card to work on that case.`
        : `Hello${name ? ` ${name}` : ''}, I am Huiyin of the service centre. If something is broken or wrong, or you have an idea, just write it: it is registered at once, and you can ask at any time where it stands.`,
  }),
  'help.resident': (_, w) => ({
    text: [
      'Just say what it is about, no form needed:',
      '· Complaints, repairs, suggestions: one sentence, with photos, recordings or files if you like',
      '· To add something: write on under the same matter',
      '· Where it stands: “what about my complaint?”',
      '· To withdraw: “no longer needed”',
      `If it is urgent or dangerous, please also call ${w.dutyPhone}.`,
    ].join('\n'),
  }),
  'help.staff': () => ({
    text: [
      'Just write:',
      '· A customer called, wrote or came: “phone call, Ms Wang 138…: …”, or press the button to register',
      '· Under a card: findings plus “proposal: …” go to the manager; the manager’s “agreed, engineering …” decides it',
      '· Other words are kept as internal notes; the resident sees only what you sent with “Send”',
      '· Leave, overtime, outings: “tomorrow afternoon off”, “overtime last night until ten”: you see the rule and who decides before you send it; approvers answer “agreed” or “no, …” under the card',
      '· “Waiting for me” lists what is your turn, with its deadline',
    ].join('\n'),
  }),
  privacyNotice: ({ company }, w) => ({
    text: [
      `About your data (${w.name(company)})`,
      '· What we use: your name, phone, room, and what you write and send, only to see to your matter.',
      '· Who sees it: only the colleagues who handle it; the phone number only after a press that is recorded. Lists and statistics show neither your name nor your room.',
      '· Whoever a complaint is about does not learn who made it.',
      '· Photos, recordings and files are not sent to outside language models.',
      '· After closing it is kept as long as the company’s rules say (as a rule three years); then names, contacts and originals are removed.',
      `· You may see, have copied, corrected or deleted what is about you: write here or call ${w.dutyPhone}.`,
    ].join('\n'),
  }),
  'status.resident': ({ cases, more }, w) =>
    cases.length === 0
      ? { text: 'Nothing of yours is open at the moment. If something is broken or wrong, just write to me.' }
      : {
          card: {
            tone: 'plain',
            title: cases.length + more === 1 ? 'Your matter' : `Your ${cases.length + more} matters`,
            lines: linesOf(
              ...cases.map((line) => ({ label: line.number, text: ownLine(line, w) })),
              more > 0 && { text: `And ${more} more.` },
            ),
          },
        },
  'status.staff': ({ cases, more }, w) =>
    cases.length === 0
      ? { text: 'Nothing is waiting for you.' }
      : {
          card: {
            tone: 'plain',
            title: `Waiting for you: ${cases.length + more}`,
            lines: linesOf(
              ...cases.map((line) => ({ label: shortNumber(line.number), text: waitingLine(line, w) })),
              more > 0 && { text: `And ${more} more.` },
            ),
          },
        },
  whichCase: ({ cases }) => ({
    card: { tone: 'plain', title: `Which matter is this about? You have ${cases.length} open.`, lines: [] },
  }),
  notUnderstood: () => ({
    text: 'Thank you, I have your message but am not sure that I understand it. Shall I register it for a colleague to see to?',
  }),
  filesWithoutWords: ({ files }) => ({
    text: `${files === 1 ? 'One photo or file' : `${files} photos or files`} arrived. Please write a sentence on what it shows and where, and attach ${files === 1 ? 'it' : 'them'} once more; then I register it at once.`,
  }),
  thanks: () => ({ text: 'You are welcome. Write to me at any time.' }),
  withdrawAsked: (_, w) => ({
    card: {
      tone: 'plain',
      title: `Withdraw ${w.number}?`,
      lines: [{ text: 'Press “Withdraw” and the manager confirms it and lets you know. Otherwise it simply goes on.' }],
    },
  }),
  draft: ({ text }, w) => ({
    card: { tone: 'plain', title: `${w.short} Answer to the resident: goes out when you press`, lines: [{ text }] },
  }),
  verdictAsUnderstood: ({ handling, department }, w) => ({
    card: {
      tone: 'plain',
      title: `${w.short} Is this what you decided?`,
      lines: linesOf(
        { label: 'Handling', text: cut(handling) },
        labelled('Responsible', department && w.department(department)),
      ),
    },
  }),
  'ask.field': ({ action, field }, w) => ({
    text: joined(
      [
        w.short,
        fields.questions[`${action}.${field}` as keyof typeof fields.questions] ??
          `Please add: ${fieldName(field, action)}.`,
        'To leave it, write “cancel”.',
      ],
      ' ',
    ),
  }),
  'ask.again': ({ field }) => ({
    text: `I did not understand “${fieldName(field)}”. Please write it once more, or use the form.`,
  }),
  'ask.left': () => ({ text: 'All right, left as it was; nothing has changed.' }),
  'form.faulty': ({ action, fields: faulty }) => ({
    card: {
      tone: 'plain',
      title: faulty.length
        ? `Almost there. Please check: ${terms.list(faulty.map((field) => fieldName(field, action)))}`
        : 'Almost there. Please check and submit again',
      lines: [{ text: 'What you filled in is kept.' }],
    },
  }),
  parked: (_, w) => ({
    text: `We are sorry, this could not be worked on; the administrator has been told. Please try again later, or call the front desk, ${w.dutyPhone}.`,
  }),
  parkedForAdministrator: ({ entry, error }) => ({
    card: {
      tone: 'urgent',
      title: 'A message failed five times and was set aside; the next ones go on',
      lines: [
        { label: 'Entry', text: cut(entry, 200) },
        { label: 'Error', text: cut(error, 500) },
      ],
    },
  }),
};
