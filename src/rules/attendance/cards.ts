import type { Context, Message, Press } from '../case.js';
import { superiorOf } from '../chain.js';
import { careKey, findingKey } from './evolve.js';
import { presence } from './findings.js';
import { tell, type FindingCard, type FindingLine, type TurnCard } from './messages.js';
import { holderOf, nameOf } from './people.js';
import { isJudged, isOpen, type Attendance, type AttendanceStepName, type Finding, type Turn } from './state.js';

/** Everybody's cards made anew after each decision; what changed is owed, so that a button that no longer applies disappears. */
export function cardChanges(before: Attendance | undefined, after: Attendance, context: Context): Message[] {
  const old = new Map((before ? cards(before, context) : []).map((card) => [idOf(card), JSON.stringify(card)]));
  return cards(after, context).filter((card) => old.get(idOf(card)) !== JSON.stringify(card));
}

const idOf = (card: Message): string => `${'person' in card.to ? card.to.person : ''} ${card.key}`;

const cards = (day: Attendance, context: Context): Message[] => [
  ...day.findings.map((finding) => ownCard(day, finding, context)),
  ...careCards(day, context),
  ...turnCards(day, context),
];

const lineOf = (finding: Finding, context: Context): FindingLine => {
  const { kind, minutes, breach, decision, review } = finding;
  return {
    ...{ kind, minutes, breach },
    ...(decision ? { verdict: decision.verdict, by: nameOf(decision.by, context), text: decision.text } : {}),
    ...(review ? { reviewed: true } : {}),
  };
};

/** The person's own: told before anybody else, with what they can do. */
function ownCard(day: Attendance, finding: Finding, context: Context): Message {
  const turn = day.open ? day.turns.at(-1) : undefined;
  const decider = holderOf(isJudged(finding) ? 'judge' : 'decide', day, context);
  const note = day.notes.find(({ id }) => finding.id === `offPost:${id}`);
  const facts: FindingCard = {
    ...lineOf(finding, context),
    ...{ date: day.date, shifts: day.shifts, marks: day.marks },
    ...(decider ? { decider: nameOf(decider, context) } : {}),
    ...(isJudged(finding) && turn?.name === 'explain' ? { explainUntil: turn.until } : {}),
    explained: day.words.some(({ at }) => at >= finding.foundAt),
    correcting: day.corrections.some(({ verdict }) => !verdict),
    ...(note ? { note: { by: nameOf(note.by, context), from: note.from, to: note.to, text: note.text } } : {}),
    cleared: finding.cleared !== undefined,
  };
  return tell(day.person, 'attendance.finding', facts, {
    key: findingKey(finding.id),
    buttons: isOpen(finding) ? ownButtons(day, finding) : [],
  });
}

function ownButtons({ corrections, date }: Attendance, { kind }: Finding): Press[] {
  const correctable = kind === 'late' || kind === 'early' || kind === 'absence';
  const what = kind === 'early' ? 'out' : 'in';
  return [
    { action: 'explain', form: true, style: 'primary' },
    ...(correctable && corrections.every(({ verdict }) => verdict)
      ? [{ action: 'askCorrection', args: { what, date }, form: true }]
      : []),
  ];
}

/** 关心电话: the person first; the superior once the person has the message. */
function careCards(day: Attendance, context: Context): Message[] {
  const { care, person } = day;
  const since = day.planned[0]?.from;
  if (!care || !since) return [];
  const { firstIn } = presence(day);
  const over = firstIn !== undefined || care.answer !== undefined || care.call !== undefined || day.settled;
  const own = tell(
    person,
    'attendance.care',
    { since, done: over },
    {
      key: careKey,
      buttons: over
        ? []
        : [
            { action: 'clock', args: { what: 'in' }, style: 'primary', label: 'clockIn' },
            { action: 'answerCare', form: true },
          ],
    },
  );
  const superior = superiorOf(context.organisation, person)?.id;
  if (!superior || !care.toldPerson) return [own];
  const { answer, call } = care;
  const facts = {
    ...{ person: nameOf(person, context), since },
    ...(answer === undefined ? {} : { answer }),
    ...(firstIn ? { arrived: firstIn } : {}),
    ...(call ? { call: { ...call, by: nameOf(call.by, context) } } : {}),
  };
  const buttons: Press[] = call || firstIn ? [] : [{ action: 'recordCall', form: true, style: 'primary' }];
  return [own, tell(superior, 'attendance.careCall', facts, { key: 'care', buttons })];
}

/** A new turn is a new card; of the same holder's earlier ones the latest is enough. */
function turnCards(day: Attendance, context: Context): Message[] {
  return day.turns.flatMap((turn, n) => {
    if (turn.name === 'explain') return [];
    const key = `turn:${n}`;
    const later = day.turns.slice(n + 1).some(({ holder, name }) => holder === turn.holder && name !== 'explain');
    if (later) return [tell(turn.holder, 'attendance.pastCard', {}, { key, buttons: [] })];
    const now = day.open && n === day.turns.length - 1;
    return [
      tell(turn.holder, 'attendance.turn', turnCard(day, turn, now, context), {
        key,
        buttons: now ? turnButtons(turn.name) : [],
      }),
    ];
  });
}

function turnCard(day: Attendance, { name, until }: Turn, now: boolean, context: Context): TurnCard {
  const { corrections, care, findings } = day;
  const asked = corrections.at(-1);
  return {
    ...{ step: name, person: nameOf(day.person, context), date: day.date, shifts: day.shifts, marks: day.marks },
    findings: findings.filter(({ cleared, toldPerson }) => !cleared && toldPerson).map((one) => lineOf(one, context)),
    words: day.words.slice(-5),
    ...(asked && name === 'correct' ? { correction: { what: asked.what, at: asked.at, reason: asked.reason } } : {}),
    ...(care
      ? {
          care: {
            ...(care.answer === undefined ? {} : { answer: care.answer }),
            ...(care.call ? { call: { ...care.call, by: nameOf(care.call.by, context) } } : {}),
          },
        }
      : {}),
    ...{ until, now },
  };
}

function turnButtons(step: AttendanceStepName): Press[] {
  switch (step) {
    case 'correct':
      return [
        { action: 'grantCorrection', style: 'primary' },
        { action: 'refuseCorrection', form: true },
      ];
    case 'decide':
      return [
        { action: 'recordTalk', form: true, style: 'primary' },
        { action: 'excuseFinding', form: true },
        { action: 'raiseFinding', form: true },
      ];
    case 'judge':
      return [{ action: 'judgeFinding', form: true, style: 'primary' }];
    case 'review':
      return [
        { action: 'agreeRuling', style: 'primary' },
        { action: 'sendRulingBack', form: true },
      ];
    case 'selfCriticism':
      return [{ action: 'fileSelfCriticism', form: true, style: 'primary' }];
    case 'explain':
      return [];
  }
}
