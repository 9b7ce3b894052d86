import type { LeaveKind } from '../../../rules/attendanceSettings.js';
import type { LeaveDone, LeaveNews, LeaveNext } from '../../../rules/leave/messages.js';
import type { LeaveStepName } from '../../../rules/leave/state.js';
import { weekdayOf } from '../../../rules/zone.js';
import type { Catalogue, Wording } from '../catalogue.js';
import { approverCard, leaveLine, ownCard, summaryCard, type LeaveCardWords } from '../leaveCards.js';
import { cut, joined, labelled, linesOf, shortNumber } from '../parts.js';

export const leaveKindNames: Record<LeaveKind, string> = {
  personal: 'personal leave',
  special: 'special personal leave',
  sick: 'sick leave',
  emergencyVisit: 'emergency visit',
  public: 'public leave',
  statutory: 'statutory leave',
  timeOff: 'time off',
  overtime: 'overtime',
  outing: 'business outing',
  offPost: 'leaving the post',
};

const steps: Record<LeaveStepName, string> = {
  decide: 'approval',
  answer: 'an answer',
  change: 'changes, then send again',
  certify: 'the certificate',
  judge: 'a decision on the papers',
  back: 'to report back',
  read: 'to be read',
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const dayOf = (date: string): string => `${weekdays[weekdayOf(date) - 1]} ${localDate(date)}`;
const localDate = (date: string): string => `${Number(date.slice(8, 10))} ${months[Number(date.slice(5, 7)) - 1]}`;
const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`;
const hours = (minutes: number): string => count(Math.round((minutes / 60) * 10) / 10, 'hour');

/** `Fri 27 Nov 13:30 – 17:30`; whole days without times. */
function time({ start, end }: { start: string; end: string }): string {
  const [begins, ends] = [start.slice(0, 10), end.slice(0, 10)];
  const first = `${dayOf(begins)} ${start.slice(11)}`.trim();
  if (begins === ends) return end.length > 10 ? `${first} – ${end.slice(11)}` : first;
  return `${first} – ${dayOf(ends)} ${end.slice(11)}`.trim();
}

const turn = ({ step, who, until, from }: LeaveNext, w: Wording): string =>
  joined([
    `${steps[step]}: ${w.name(who)}`,
    until < w.at ? `was due ${w.when(until)}` : `by ${w.when(until)}`,
    from && `gets it on shift, ${w.when(from)}`,
  ]);

const words: LeaveCardWords = {
  kind: ({ kind, statutory }, w) => (statutory ? w.name(statutory) : leaveKindNames[kind]),
  standing: {
    waiting: 'waiting for approval',
    standing: 'stands, papers to follow',
    approved: 'approved',
    rejected: 'not approved',
    withdrawn: 'withdrawn',
  },
  length: ({ minutes, days }) => (days >= 1 ? count(days, 'day') : hours(minutes)),
  hours,
  time,
  when: 'When',
  reason: 'Reason',
  ground: 'Where to, or ground',
  compensation: 'Compensation',
  compensations: { pay: 'pay', timeOff: 'time off' },
  chain: 'Approval',
  acting: (who) => ` (${who} stands in)`,
  said: (by, at, text) => joined([`${by} agreed`, at, text]),
  nowAt: 'now',
  inTime: 'Asked for in good time.',
  late: 'Asked for late: it counts only once approved.',
  lateEffect: (first, onShift) =>
    `You can send it all the same. By the rules (attendance 8) it counts only once ${first} has approved it; not being there before that may be treated as absence. Best to call now${onShift ? `: ${first} is on shift` : ''}.`,
  standsAtOnce: 'It stands as soon as it is sent; your superior is told.',
  papersLater:
    'For a full day or more please get a certificate that covers every day; it is due on the first shift after the leave.',
  statutoryNote: 'The company does not refuse this kind for short notice.',
  pendingAtShift: 'You asked in time; until it is decided it is pending, never absence.',
  onShift: (working, away) =>
    `${count(working, 'colleague')} on shift then${away > 0 ? `, ${count(away, 'colleague')} off` : ''}.`,
  away: (names) => `Also off: ${names}`,
  month: (times, length) => (times > 0 ? `This month so far: ${times} times, ${length}` : 'No leave this month so far'),
  balance: (left, days) => `${count(days, 'day')} a year; ${left} left after this${left < 0 ? ' (over)' : ''}`,
  locked: (why) => `Few hands on these days (${why}); please talk to your superior first.`,
  overtime: ({ dayHours, monthHours, overDay, overMonth }) =>
    joined([
      `${count(dayHours, 'hour')} overtime that day${overDay ? ' (over the mark of 3)' : ''}`,
      `${count(monthHours, 'hour')} that month${overMonth ? ' (over the mark of 36)' : ''}`,
    ]),
  for: (who) => `For ${who}, who will be asked to confirm.`,
  madeBy: (who, confirmed) =>
    `Asked for by ${who}${confirmed === 'yes' ? ', confirmed by the person' : confirmed === 'no' ? '; the person says no' : '; the person has not confirmed yet'}`,
  delegate: (who) => `${who} stands in meanwhile`,
  asked: 'Asked',
  askedAt: (when) => when,
  question: (by) => `${by} asks`,
  answer: 'Answer',
  opinion: (of) => `${of}'s opinion`,
  noOpinion: 'not given yet (approval does not wait for it)',
  returned: 'Sent back because',
  proposal: (by) => `Dates that ${by} proposes`,
  refusal: (by) => `${by} did not agree`,
  missing: (dates) => `No certificate yet for: ${dates}`,
  covered: (dates) => `Certificate for: ${dates}`,
  files: (number) => `${count(number, 'file')} attached (the diagnosis may be covered)`,
  next: 'Next',
  yours: 'Your turn',
  turn,
  list: (parts) => parts.join(', '),
  date: localDate,
  helpSick: 'If you are unwell, other rules apply.',
};

const said: Record<LeaveNews, (by: string, text: string) => string> = {
  asked: () => 'Sent.',
  stands: () => 'Noted; it stands at once. Get well soon. Your superior has it.',
  approvedHere: (by, text) => `${by} agreed${text}.`,
  approved: (by, text) => `Approved by ${by}${text}.`,
  noted: (by, text) => `${by} has taken note${text}.`,
  rejected: (by, text) => `${by} did not agree${text}.`,
  askedBack: (by, text) => `${by} has a question${text}. Just answer here.`,
  returned: (by, text) => `${by} asks you to complete it${text}. Then send it again.`,
  proposed: (by, text) => `${by} proposes other dates${text}.`,
  transferred: (by) => `Passed on to ${by}.`,
  chainChanged: () => 'Who approves has changed; it goes on in the new order.',
  waitsTold: (by) => `Not decided yet; ${by} has been told.`,
  pending: () => 'The shift has begun and nobody has decided yet: it is pending, never absence.',
  pendingLate: () =>
    'The shift has begun and nobody has decided yet. It was asked for late and counts only once approved; please get in touch with the approver.',
  furtherUp: (by) => `Your superior has not answered yet; ${by} has been asked.`,
  papersDone: () => 'The certificate is complete. Thank you.',
  papersPartly: () => 'The certificate has arrived; it does not cover every day yet.',
  papersAccepted: (by, text) => `${by} accepted the papers${text}.`,
  papersNotAccepted: (by, text) => `${by} did not accept the papers${text}. If you see it differently, please say so.`,
  toJudge: (by) => `The certificate is not complete; ${by} decides. If there is a difficulty, please say so.`,
  withdrawn: () => 'Withdrawn.',
  datesChanged: () => 'Dates changed; approval starts at the first level again.',
  cameBackEarly: () => 'Back early; counted as it was.',
  back: () => 'Welcome back. Noted.',
  denied: () => 'Noted that you did not want it; the request is void.',
  answered: () => 'Passed on to the approver.',
  resubmitted: () => 'Sent again.',
  reminded: (by) => `${by} has been reminded.`,
  copied: (by) => `${by} knows when you are off, and nothing about why.`,
};

const did: Record<LeaveDone, string> = {
  approved: 'approved',
  noted: 'taken note of',
  rejected: 'not approved; they hear your reason',
  askedBack: 'asked; you can decide all the same',
  returned: 'sent back to be completed',
  proposed: 'they have the dates that you propose',
  transferred: 'passed on',
  opinionAsked: 'a colleague is asked; your decision does not wait for it',
  opinionGiven: 'your opinion is with the approver',
  judged: 'your decision is recorded',
  confirmed: 'confirmed',
  denied: 'recorded',
  read: 'read, thank you',
  askedFor: 'asked for on their behalf; they will be asked to confirm',
};

const questions: Record<'when' | 'reason' | 'ground' | 'statutory' | 'who', (kind: LeaveKind) => string> = {
  when: (kind) =>
    kind === 'outing' || kind === 'offPost'
      ? 'About when will you be back?'
      : kind === 'overtime'
        ? 'From when to when?'
        : 'Which days? For example "tomorrow afternoon" or "Monday to Wednesday".',
  reason: () => 'What came up? One line is enough.',
  ground: (kind) =>
    kind === 'public' ? 'On what ground? A meeting, training, a trip, an injury at work…' : 'Where to, and what for?',
  statutory: () => 'Which kind of leave?',
  who: () => 'For whom? Please give the name.',
};

const card = (title: string, lines: ReturnType<typeof linesOf>, tone: 'plain' | 'urgent' | 'done' = 'plain') => ({
  card: { tone, title, lines },
});

export const leave: Catalogue['leave'] = {
  'leave.ownCard': (facts, w) => ownCard(facts, w, words),
  'leave.approverCard': (facts, w) => approverCard(facts, w, words),
  'leave.pastCard': (_, w) => card(`${w.short} See the newest card`, [], 'done'),
  'leave.news': ({ what, by, text, missing, next }, w) => ({
    text: joined(
      [
        w.short,
        said[what](by ? w.name(by) : '', text ? `: ${cut(text, 300)}` : ''),
        missing?.length ? `Missing: ${words.list(missing.map(localDate))}.` : '',
        next && `Next, ${turn(next, w)}.`,
      ],
      ' ',
    ),
  }),
  'leave.done': ({ what, requester, next }, w) => ({
    text: joined([w.short, `${w.name(requester)}: ${did[what]}.`, next && `Next, ${turn(next, w)}.`], ' '),
  }),
  'leave.reminder': ({ step, until, requester }, w) => ({
    text: `${w.short} A reminder: ${w.name(requester)}'s request waits for ${steps[step]} by you, by ${w.when(until)}.`,
  }),
  'leave.nudged': ({ requester, until }, w) => ({
    text: `${w.short} ${w.name(requester)} asks you to have a look (by ${w.when(until)}).`,
  }),
  'leave.waits': ({ requester, holder, since, until }, w) => ({
    text: `${w.short} For your information: ${w.name(requester)}'s request has waited for ${w.name(holder)} since ${w.when(since)}, due ${w.when(until)}. You need not decide it.`,
  }),
  'leave.answered': ({ requester, text }, w) => ({ text: `${w.short} ${w.name(requester)} answers: ${cut(text)}` }),
  'leave.opinionAsked': ({ requester, by, question, from, to }, w) =>
    card(`${w.short} ${w.name(by)} would like your opinion`, [
      { label: w.name(requester), text: `off ${w.moments([from, to]).join(' – ')}` },
      { label: 'Question', text: cut(question) },
      { text: 'It is for the approver to weigh; the approver decides.' },
    ]),
  'leave.opinionGiven': ({ of, text }, w) => ({ text: `${w.short} ${w.name(of)}'s opinion: ${cut(text)}` }),
  'leave.confirmAsked': (facts, w) =>
    card(`${w.number} ${w.name(facts.by)} asked for ${words.kind(facts, w)} for you`, [
      { label: 'When', text: joined([time(facts.span), words.length(facts.span)]) },
      { text: 'Is this what you wanted?' },
    ]),
  'leave.confirmPast': ({ yes }, w) =>
    card(`${w.number} ${yes ? 'You confirmed it' : 'Void, as you said'}`, [], 'done'),
  'leave.notConfirmed': ({ requester }, w) => ({
    text: `${w.short} ${w.name(requester)} did not ask for this leave; it is void.`,
  }),
  'leave.copied': (facts, w) => ({ text: `${w.name(facts.requester)} is off ${time(facts)}.` }),
  'leave.skipped': ({ requester, by, asked, decided, read }, w) =>
    card(
      `${w.short} Told afterwards · ${w.name(requester)}, emergency visit`,
      [
        {
          text: `You were told ${w.when(asked)}; there was no answer before the shift, so ${w.name(by)} was asked as the rules say, and dealt with it ${w.when(decided)}.`,
        },
        ...(read ? [{ text: 'Read.' }] : []),
      ],
      read ? 'done' : 'plain',
    ),
  'leave.certificateAsked': ({ missing, again, until }, w) =>
    card(`${w.short} ${again ? 'Once more: the' : 'The'} certificate, please`, [
      { label: 'To cover', text: words.list(missing.map(localDate)) },
      {
        text: `${again ? 'If there is a difficulty, just say so.' : `A photo or file by ${w.when(until)} is enough.`} The diagnosis may be covered; only approvers and personnel see it.`,
      },
    ]),
  'leave.toPersonnel': (facts, w) =>
    card(
      `${w.short} ${w.name(facts.requester)} · ${words.kind(facts, w)}`,
      linesOf(
        labelled(
          'When',
          joined([time(facts.span), facts.kind === 'overtime' ? hours(facts.span.minutes) : words.length(facts.span)]),
        ),
        labelled('Ground', facts.ground),
        facts.workInjury && { text: 'Injury at work: the application for recognition is due within 30 days.' },
        facts.papers && { text: 'Papers to follow.' },
      ),
    ),
  'leave.backAsked': ({ since }, w) => ({
    text: `${w.short} You were to be back by ${w.when(since)}. Are you? If not yet, about when?`,
  }),
  'leave.changed': ({ requester, what, to }, w) => ({
    text: `${w.short} ${w.name(requester)} ${what === 'withdrawn' ? 'withdrew it' : what === 'back' ? `is back${to ? ` (${w.when(to)})` : ''}` : `came back early${to ? `, ${w.when(to)}` : ''}`}.`,
  }),
  'leave.forColleague': ({ requester, what }, w) => ({
    text: `${w.name(requester)}'s leave: ${what === 'approved' ? 'the superior has taken note' : 'not approved; please let them get in touch with their superior'}.`,
  }),
  'leave.summary': (facts, w) => summaryCard(facts, w, words),
  'leave.question': ({ field, kind }) => ({ text: `${leaveKindNames[kind]}: ${questions[field](kind)}` }),
  'leave.which': ({ names }, w) => ({ text: `Which one? ${words.list(names.map((name) => w.name(name)))}` }),
  'leave.dropped': () => ({ text: 'All right, nothing was sent.' }),
  'leave.phone': ({ who, phone, onShift }, w) => ({
    text: `${w.name(who)}: ${phone ?? `no number on file, the duty phone is ${w.dutyPhone}`}; ${onShift ? 'on shift now' : 'not on shift now'}.`,
  }),
  'leave.colleagueReminded': ({ who }, w) => ({ text: `${w.name(who)} has been reminded to ask.` }),
  'leave.askYourself': ({ by }, w) => ({
    text: `${w.name(by)} says that you need leave. Personal leave is asked for by the person: one line to me is enough, such as "tomorrow morning off".`,
  }),
  'leave.mine': ({ leaves }, w) =>
    card(
      'My leave, overtime and outings',
      leaves.map((line) => ({ label: line.number, text: leaveLine(line, w, words, false) })),
    ),
  'leave.waiting': ({ leaves }, w) =>
    card(
      `${count(leaves.length, 'request')} waiting for you`,
      leaves.map((line) => ({ label: shortNumber(line.number), text: leaveLine(line, w, words, true) })),
    ),
  'leave.verdictAsUnderstood': ({ text }, w) =>
    card(`${w.short} Do you agree, on this condition?`, [{ text: cut(text, 300) }]),
  'leave.notVerdict': (_, w) => ({ text: `${w.short} Do you agree, not agree, or have a question?` }),
  'leave.whichOfMine': ({ leaves }) => ({ text: `Which one do you mean? You have ${leaves.length}.` }),
  'leave.certificateDates': ({ files }, w) => ({
    text: `${w.short} Received ${count(files, 'file')}. From which day to which does the certificate say?`,
  }),
};

export const leaveChoices: Catalogue['leaveChoices'] = {
  kind: leaveKindNames,
  compensation: words.compensations,
  verdict: { accepted: 'accepted', notAccepted: 'not accepted' },
  yes: { yes: 'yes, I asked for it', no: 'no' },
};
