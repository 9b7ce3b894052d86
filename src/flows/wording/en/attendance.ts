import type { FindingCard, FindingLine, TurnCard } from '../../../rules/attendance/messages.js';
import type { MonthRow } from '../../../rules/attendance/month.js';
import type { Interval } from '../../../rules/time.js';
import type { AttendanceCatalogue, Wording } from '../catalogue.js';
import { cut, joined, labelled, linesOf } from '../parts.js';

const steps: AttendanceCatalogue['steps'] = {
  correct: 'decide on the correction',
  decide: 'ask and put on record',
  explain: 'your explanation',
  judge: 'decision of the department head',
  review: 'review by personnel',
  selfCriticism: 'written self-criticism',
};

const findings: AttendanceCatalogue['findings'] = {
  late: 'late',
  early: 'left early',
  offPost: 'away from the post',
  absence: 'no sign of being there',
  repeated: 'several times this month',
  serious: 'with serious consequences',
};

const leaveNames: Record<string, string> = {
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
  annual: 'annual leave',
  marriage: 'marriage leave',
  bereavement: 'bereavement leave',
  maternity: 'maternity leave',
  paternity: 'paternity leave',
  parental: 'parental leave',
  care: 'care leave',
  antenatal: 'antenatal visit',
};

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const way = (what: 'in' | 'out') => (what === 'in' ? 'in' : 'out');
const monthOf = (month: string) => `${months[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`;
const shiftOf = ({ from, to }: Interval, w: Wording) => w.moments([from, to]).join('–');
const plural = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;
const minutesOf = ({ kind, minutes, breach }: FindingLine) =>
  kind === 'repeated'
    ? `${plural(minutes, 'time')} this month`
    : `${findings[kind]} ${plural(minutes, 'minute')}${breach && kind !== 'absence' ? ' (20 or more: proposed as a breach)' : ''}`;

function lineOf(line: FindingLine, w: Wording): string {
  const { verdict, by, text, reviewed } = line;
  const decided =
    verdict &&
    `${w.name(by)}: ${verdict === 'confirmed' ? 'stands' : 'does not count'}${reviewed ? ', reviewed by personnel' : ''}`;
  return joined([minutesOf(line), decided, text && cut(text, 200)]);
}

function ownText(card: FindingCard, w: Wording): string {
  const { kind, verdict, decider, explainUntil, explained, correcting, cleared, by } = card;
  if (cleared) return 'This no longer counts: worked out anew from a correction, approved leave or a later clock.';
  if (verdict === 'excused') return `${w.name(by)} looked into it: it does not count.`;
  if (verdict === 'confirmed')
    return kind === 'absence'
      ? `${w.name(by)} decided that it was an absence without leave${card.reviewed ? '; personnel have reviewed it' : '; personnel will review it'}. The monthly record names proposals only, and no amounts.`
      : `${w.name(by)} has talked about it and put it on record.`;
  if (correcting) return `Your correction is with ${w.name(decider)}; nothing goes on before it is decided.`;
  const then = explainUntil
    ? `You can explain until ${w.when(explainUntil)}; then ${w.name(decider)} decides.`
    : `${w.name(decider)} will look into it a little later.`;
  const heard = explained ? 'Your words go with it.' : 'Tell me first what happened, and it goes with it.';
  const kindly =
    kind === 'absence'
      ? 'This is only proposed from roster and clock: nothing is decided, and nobody has recorded you as absent without leave. Leave you had no time to ask for, or a forgotten clock, can still be put right.'
      : kind === 'repeated'
        ? 'By the rules the department head looks at it, and hears you first.'
        : 'This is only worked out from roster and clock; nothing is decided.';
  return joined([kindly, heard, then], ' ');
}

function dayLines({ date, shifts, marks }: Pick<TurnCard, 'date' | 'shifts' | 'marks'>, w: Wording) {
  return [
    labelled('Day', w.day(date)),
    labelled('Shift', shifts.map((shift) => shiftOf(shift, w)).join(', ')),
    labelled(
      'Clock',
      marks
        .map(({ what, at, source }) => `${way(what)} ${w.when(at)}${source === 'correction' ? ' (corrected)' : ''}`)
        .join(', ') || 'none',
    ),
  ];
}

function rowText(row: Omit<MonthRow, 'person'>, w: Wording): string {
  const counted = (name: string, { times, minutes }: { times: number; minutes: number }) =>
    times > 0 && `${name} ${plural(times, 'time')}, ${plural(minutes, 'minute')}`;
  return joined([
    `${plural(row.rostered, 'working day')}, there on ${row.present}`,
    counted('late', row.late),
    counted('left early', row.early),
    counted('away from the post', row.offPost),
    row.absent.length > 0 &&
      `absent without leave ${plural(row.absent.length, 'day')} (no pay for the day (proposed); bonus of the month by the published rules (proposed))`,
    ...row.leave.map(({ kind, hours }) => `${leaveNames[kind] ?? kind} ${hours} h`),
    row.incomplete.length > 0 && `a clock is missing: ${row.incomplete.map((date) => w.day(date)).join(', ')}`,
    row.undecided.length > 0 && `not decided yet: ${row.undecided.map((date) => w.day(date)).join(', ')}`,
  ]);
}

export const attendance: AttendanceCatalogue = {
  steps,
  findings,
  says: {
    'attendance.clocked': ({ what, at, shift, again }, w) => ({
      text: again
        ? `That clock-${way(what)} is on record already.`
        : `${joined([`Clocked ${way(what)} ${w.when(at)}`, shift ? `shift ${shiftOf(shift, w)}` : 'you have no shift now; if you were called in, you can register overtime'])}.`,
    }),
    'attendance.finding': (card, w) => ({
      card: {
        tone: card.cleared || card.verdict ? 'done' : 'plain',
        title: joined([w.day(card.date), minutesOf(card)]),
        lines: linesOf(
          ...dayLines(card, w),
          labelled(
            'Noted',
            card.note &&
              `${w.name(card.note.by)}: ${w.moments([card.note.from, card.note.to]).join('–')}, ${cut(card.note.text, 300)}`,
          ),
          labelled('Decision', card.text && cut(card.text, 300)),
          { text: ownText(card, w) },
        ),
      },
    }),
    'attendance.turn': (card, w) => ({
      card: {
        tone: card.now ? 'plain' : 'done',
        title: joined([`${w.short} ${w.name(card.person)}`, steps[card.step], card.now && `by ${w.when(card.until)}`]),
        lines: linesOf(
          ...dayLines(card, w),
          ...card.findings.map((one) => labelled('Proposed', lineOf(one, w))),
          labelled(
            'Correction',
            card.correction &&
              `${way(card.correction.what)} ${w.when(card.correction.at)}: ${cut(card.correction.reason, 300)}`,
          ),
          ...card.words.map(({ text }) => labelled('Says', cut(text, 300))),
          labelled('Call', card.care?.call && `${w.name(card.care.call.by)}: ${cut(card.care.call.text, 300)}`),
          card.now &&
            card.step === 'selfCriticism' && {
              text: 'Only you, the department head and personnel see it; it is filed.',
            },
          card.now && card.step === 'judge' && { text: 'You decide; the product only proposes. No amounts.' },
        ),
      },
    }),
    'attendance.pastCard': (_, w) => ({
      card: { tone: 'done', title: `${w.short} this step is past; see the later card`, lines: [] },
    }),
    'attendance.care': ({ since, done }, w) =>
      done
        ? { card: { tone: 'done', title: 'Thank you, good to know', lines: [] } }
        : {
            card: {
              tone: 'plain',
              title: 'Is all well?',
              lines: [
                {
                  text: `Your shift began ${w.when(since)} and there is no word from you yet. Held up, unwell, or forgot to clock: one line is enough.`,
                },
              ],
            },
          },
    'attendance.careCall': ({ person, since, answer, arrived, call }, w) => ({
      card: {
        tone: arrived || call ? 'done' : 'plain',
        title: `No word yet from ${w.name(person)}, shift ${w.when(since)}`,
        lines: linesOf(
          !arrived &&
            !call && {
              text: 'Please call first whether all is well, and write down what you hear. It concludes nothing.',
            },
          labelled('Says', answer && cut(answer, 300)),
          labelled('There', arrived && w.when(arrived)),
          labelled('Call', call && `${w.name(call.by)}: ${cut(call.text, 300)}`),
        ),
      },
    }),
    'attendance.done': ({ what, next }, w) => {
      const said: Record<typeof what, string> = {
        called: 'The call is on record',
        explained: 'Your words are on record and go to whoever decides',
        careAnswered: 'Thank you for answering; your superior knows',
        correctionAsked: 'The correction is with your superior',
        granted: 'Granted; the day is worked out anew',
        refused: 'Not granted; the reason was told',
        noted: 'Noted; the person sees it first and can answer',
        talkRecorded: 'The talk is on record',
        excused: 'It does not count; the person sees that',
        raised: 'Put before the department head, the person heard first',
        judged: 'The decision is on record',
        agreed: 'Reviewed',
        sentBack: 'Sent back to the department head',
        filed: 'Filed',
      };
      return {
        text: `${said[what]}.${next ? ` Next: ${steps[next.step]}, ${w.name(next.who)}, by ${w.when(next.until)}.` : ''}`,
      };
    },
    'attendance.correctionDecided': ({ what, at, granted, by, reason }, w) => ({
      text: granted
        ? `${w.name(by)} granted the correction: ${way(what)} ${w.when(at)}.`
        : `${w.name(by)} did not grant the correction (${way(what)} ${w.when(at)}): ${cut(reason ?? '', 300)}. You can still explain.`,
    }),
    'attendance.reminder': ({ step, until, person, own }, w) => ({
      text: own
        ? `${w.short} Reminder: ${steps[step]}, by ${w.when(until)}. Only you see this.`
        : `${w.short} Reminder about ${w.name(person)}: ${steps[step]}, by ${w.when(until)}.`,
    }),
    'attendance.waits': ({ step, until, person, holder }, w) => ({
      text: `${w.short} About ${w.name(person)}: ${steps[step]} was due ${w.when(until)} and waits with ${w.name(holder)}. For you to know, not to decide.`,
    }),
    'attendance.whichClock': () => ({ text: 'In or out?' }),
    'attendance.record': ({ month, row, marks }, w) => ({
      card: {
        tone: 'plain',
        title: `My attendance · ${monthOf(month)}`,
        lines: linesOf(
          { text: rowText(row, w) },
          ...marks.map((one) => ({
            label: w.day(one.date),
            text: joined([one.in && `in ${w.when(one.in)}`, one.out && `out ${w.when(one.out)}`], ', '),
          })),
        ),
      },
    }),
    'attendance.team': ({ month, people }, w) => ({
      card: {
        tone: 'plain',
        title: `Who is off · ${monthOf(month)}`,
        lines: people.length
          ? people.map(({ name, away }) => ({
              label: w.name(name),
              text: `off ${away.map(({ from, to }) => (from === to ? w.day(from) : `${w.day(from)} – ${w.day(to)}`)).join(', ')}`,
            }))
          : [{ text: 'Nobody so far.' }],
      },
    }),
    'attendance.waiting': ({ waiting }, w) => ({
      card: {
        tone: 'plain',
        title: `Attendance: ${waiting.length} waiting for you`,
        lines: waiting.map(({ number, who, step, date, month, until }) => ({
          label: number,
          text: joined([
            w.name(who),
            date && w.day(date),
            month && `confirm ${monthOf(month)}`,
            step && steps[step],
            until && `by ${w.when(until)}`,
          ]),
        })),
      },
    }),
    'attendance.calendar': ({ url }) => ({
      text: url
        ? `Your private calendar address. Keep it to yourself: whoever has it can read it. It says that somebody is off, never why.\n${url}`
        : 'The calendar address is not available now; please ask the administrator.',
    }),
    'attendance.correctionForm': () => ({ text: 'No matter: day, time and reason, and your superior decides.' }),
    'attendance.offPostForm': () => ({
      text: 'Who, which day, from when to when, and what you saw. The person sees it first and can answer. Toilet, water, meals, rounds, callbacks and assigned tasks are no leaving.',
    }),
    'attendance.draft': ({ text, step }) => ({
      card: { tone: 'plain', title: steps[step], lines: [{ text: cut(text) }] },
    }),
    'attendance.inThread': () => ({
      text: 'Noted. Nothing here waits for you; for a correction write "forgot to clock in, came at 8:30".',
    }),
    'attendanceMonth.card': ({ department, month, rows, confirmed }, w) => ({
      card: {
        tone: confirmed ? 'done' : 'plain',
        title: `${w.name(department)}, ${monthOf(month)}: attendance${confirmed ? ' (confirmed)' : ''}`,
        lines: linesOf(
          ...rows.map(({ person, ...row }) => ({ label: w.name(person), text: rowText(row, w) })),
          labelled('Confirmed', confirmed && `${w.name(confirmed.by)} ${w.when(confirmed.at)}`),
          !confirmed && {
            text: 'Personnel can export it once you confirm. Only what is decided is in it; both consequences are proposals, without amounts.',
          },
        ),
      },
    }),
    'attendanceMonth.toPersonnel': ({ department, month, by, undecided }, w) => ({
      text: `${w.name(department)}, ${monthOf(month)}: ${w.name(by)} has confirmed the attendance; it can be exported${undecided > 0 ? ` (${plural(undecided, 'day')} not decided yet, not counted)` : ''}.`,
    }),
  },
  refusals: {
    'attendance.notYours': () =>
      'Attendance is seen by the person, their superiors and personnel; this one is not yours.',
    'attendance.nothingOpen': () => 'Nothing on this day waits for words or a decision.',
    'attendance.turnOf': ({ who, step, until }, w) =>
      `This step (${steps[step]}) is with ${w.name(who)}, by ${w.when(until)}.`,
    'attendance.codeNeeded': ({ wrong }) =>
      wrong
        ? 'That is not the code at the desk; please try again.'
        : 'Clocking in chat needs the code shown at the desk, as in "clock in K7Q2".',
    'attendance.correctionUnderWay': () => 'A correction of this day waits for a decision already.',
    'attendance.noSuchTime': ({ time }) =>
      `"${time}" is no time of that day that has passed. Please write it again, such as 8:30.`,
    'attendance.tooLongAgo': ({ days }) =>
      `Corrections go back ${plural(days, 'day')} (company setting). For earlier ones please see personnel.`,
    'attendance.superiorNotes': () =>
      'Only a superior notes that somebody was away from the post; the person sees it first and can answer.',
    'attendance.notOnShift': () =>
      'There was no shift then, or it was a break or approved leave: that is no leaving of the post.',
    'attendance.headConfirms': ({ who }, w) => `The month is confirmed by the department head, ${w.name(who)}.`,
  },
  actions: {
    clock: 'Clock',
    answerCare: 'I am fine: one line',
    recordCall: 'Record the call',
    explain: 'Explain',
    askCorrection: 'Forgot to clock: ask for a correction',
    grantCorrection: 'Grant',
    refuseCorrection: 'Do not grant',
    noteOffPost: 'Note an absence from the post',
    recordTalk: 'Stands: record the talk',
    excuseFinding: 'Does not count',
    raiseFinding: 'Serious: to the department head',
    judgeFinding: 'Decide',
    agreeRuling: 'Agree',
    sendRulingBack: 'Send back',
    fileSelfCriticism: 'File the self-criticism',
    confirmMonth: 'Confirm the month',
    clockIn: 'Clock in',
    clockOut: 'Clock out',
    myRecord: 'My attendance',
    teamMonth: 'Who is off',
    calendarLink: 'Calendar feed',
    asTalk: 'Stands: this was the talk',
    asExcused: 'Does not count, for this reason',
    asConfirmed: 'Stands, with this decision',
  },
  labels: { what: 'In or out', code: 'Code', date: 'Day', time: 'Time', staff: 'Colleague', ruling: 'Decision' },
  own: {
    'noteOffPost.from': 'From',
    'noteOffPost.to': 'To',
    'noteOffPost.text': 'What you saw',
    'recordTalk.text': 'The talk',
    'recordCall.text': 'What you heard',
    'explain.text': 'What happened',
    'answerCare.text': 'One line',
    'judgeFinding.text': 'Reason and measure (no amounts)',
    'fileSelfCriticism.text': 'Self-criticism',
  },
  hints: {
    time: 'such as 8:30',
    'noteOffPost.from': 'such as 14:00',
    'noteOffPost.to': 'such as 14:25',
    code: 'shown at the desk',
  },
  questions: { 'refuseCorrection.reason': 'Why not? The person will read it.' },
  choices: { what: { in: 'In', out: 'Out' }, ruling: { confirmed: 'Stands', excused: 'Does not count' } },
};
