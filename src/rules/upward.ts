import { z } from 'zod';
import { actingAt } from './approval.js';
import type { Context, Message, Press, Timer, TimerCommand } from './case.js';
import { chainAbove, staffOf, superiorOf } from './chain.js';
import type { PersonId, Text } from './organisation.js';
import { refuse, type Refusal } from './refusal.js';
import type { Instant } from './time.js';

/**
 * 请示 in any case (report.3): "beyond my duty", with what is proposed, to the direct superior, level by level. The case
 * keeps its number, its holder and its deadline; the answer comes back word for word.
 */
export interface Upward {
  by: PersonId;
  at: Instant;
  question: string;
  proposal: string;
  level: PersonId;
  holder: PersonId;
  until: Instant;
  opinions: { by: PersonId; level: PersonId; text: string }[];
  answer?: { by: PersonId; at: Instant; text: string };
  chasedAt?: Instant;
}

export type UpwardEvent =
  | { type: 'asked'; question: string; proposal: string; level: PersonId; holder: PersonId; until: Instant }
  | { type: 'passed'; n: number; opinion: string; level: PersonId; holder: PersonId; until: Instant }
  | { type: 'answered'; n: number; text: string }
  | { type: 'chased'; n: number; holder: PersonId };

/** How its events stand in the history of the case. */
export interface UpwardHappened {
  type: 'upward';
  event: UpwardEvent;
}

const text = z.string().trim().min(1).max(10_000).meta({ kind: 'longText' });
const n = z.coerce.number().int().min(0).max(1000).meta({ kind: 'hidden' });
export const upwardCommands = {
  askUpward: z.object({ question: text, proposal: text }),
  answerUpward: z.object({ n, answer: text }),
  passUpward: z.object({ n, opinion: text }),
} satisfies Record<string, z.ZodObject>;
export type UpwardCommandName = keyof typeof upwardCommands;
export type UpwardCommand = {
  [Name in UpwardCommandName]: { type: Name } & z.output<(typeof upwardCommands)[Name]>;
}[UpwardCommandName];

export const isUpwardCommand = (command: { type: string }): command is UpwardCommand =>
  Object.hasOwn(upwardCommands, command.type);

/** What it says, in any kind of case. */
export interface UpwardSays {
  'upward.card': {
    by: Text;
    question: string;
    proposal: string;
    opinions: { by: Text; text: string }[];
    holder: Text;
    until: Instant;
    answer?: { by: Text; at: Instant; text: string };
    yours: boolean;
  };
  'upward.overdue': { until: Instant };
}

export const upwardPrefix = 'upward:';

export function evolveUpward(before: Upward[] = [], event: UpwardEvent, at: Instant, by: PersonId): Upward[] {
  if (event.type === 'asked') {
    const { type: _, ...facts } = event;
    return [...before, { ...facts, by, at, opinions: [] }];
  }
  return before.map((one, place) => (place === event.n ? { ...one, ...change(one, event, at, by) } : one));
}

function change(
  one: Upward,
  event: Exclude<UpwardEvent, { type: 'asked' }>,
  at: Instant,
  by: PersonId,
): Partial<Upward> {
  switch (event.type) {
    case 'passed': {
      const { level, holder, until } = event;
      const opinions = [...one.opinions, { by, level: one.level, text: event.opinion }];
      return { level, holder, until, opinions, chasedAt: undefined };
    }
    case 'answered':
      return { answer: { by, at, text: event.text } };
    case 'chased':
      return { chasedAt: at, holder: event.holder };
  }
}

const matterOf = ({ by, opinions }: Pick<Upward, 'by' | 'opinions'>) => ({ requester: by, decided: opinions });

function at(level: PersonId, one: Pick<Upward, 'by' | 'opinions'>, context: Context) {
  const { holder } = actingAt(level, matterOf(one), context);
  const until = context.calendar.addRostered(holder, context.now, context.organisation.settings.report.instruct);
  return { level, holder, until };
}

/** @param mayAsk whether who acts has a part in the case */
export function decideUpward(
  asked: Upward[] = [],
  command: UpwardCommand | TimerCommand,
  mayAsk: boolean,
  context: Context,
): { events: UpwardHappened[]; say?: () => Message[] } | Refusal {
  if (command.type === 'timerDue') return overdue(asked, command, context);
  const actor = 'person' in context.actor ? context.actor.person : undefined;
  if (!actor || !staffOf(context.organisation, actor)) return refuse('report.notYours');
  if (command.type === 'askUpward') {
    const level = superiorOf(context.organisation, actor)?.id;
    if (!mayAsk) return refuse('report.notYours');
    if (!level) return refuse('report.top', {}, { article: 'report.4' });
    const { question, proposal } = command;
    return happened({ type: 'asked', question, proposal, ...at(level, { by: actor, opinions: [] }, context) });
  }
  const one = asked[command.n];
  const turn =
    one &&
    !one.answer &&
    actor !== one.by &&
    [one.level, actingAt(one.level, matterOf(one), context).holder].includes(actor);
  if (!one || !turn)
    return one?.answer ? refuse('report.alreadyAnswered', { at: one.answer.at }) : refuse('report.notYours');
  if (command.type === 'answerUpward') return happened({ type: 'answered', n: command.n, text: command.answer });
  const above = chainAbove(context.organisation, one.by).map(({ id }) => id);
  const next = above[above.indexOf(one.level) + 1];
  if (!next) return refuse('report.top', {}, { article: 'report.4' });
  const passed = { ...one, opinions: [...one.opinions, { by: actor, level: one.level, text: command.opinion }] };
  return happened({ type: 'passed', n: command.n, opinion: command.opinion, ...at(next, passed, context) });
}

const happened = (event: UpwardEvent) => ({ events: [{ type: 'upward' as const, event }] });

/** Chased after the rulebook's time; a new delegate takes it over. */
function overdue(asked: Upward[], { name }: TimerCommand, context: Context) {
  const place = Number(name.slice(upwardPrefix.length));
  const one = asked[place];
  const stands = upwardTimers(asked, context).some((timer) => timer.name === name && timer.dueAt <= context.now);
  if (!one || !stands) return { events: [] };
  const { holder } = actingAt(one.level, matterOf(one), context);
  return {
    ...happened({ type: 'chased', n: place, holder }),
    say: () => [{ to: { person: holder }, say: 'upward.overdue', facts: { until: one.until } }],
  };
}

export const upwardTimers = (asked: Upward[] = [], { calendar, organisation }: Context): Timer[] =>
  asked.flatMap(({ answer, chasedAt, until, holder }, place) =>
    answer
      ? []
      : [
          {
            name: `${upwardPrefix}${place}`,
            dueAt: chasedAt ? calendar.addRostered(holder, chasedAt, organisation.settings.report.chase) : until,
          },
        ],
  );

/** To whoever asked, and to whose turn it is. */
export function upwardCards(asked: Upward[] = [], { organisation }: Context): Message[] {
  const name = (id: PersonId): Text => staffOf(organisation, id)?.name ?? { zh: '同事', en: 'a colleague' };
  return asked.flatMap((one, place) => {
    const { answer, holder } = one;
    const buttons: Press[] = answer
      ? []
      : [
          { action: 'answerUpward', args: { n: place }, form: true, style: 'primary' },
          ...(superiorOf(organisation, one.level) ? [{ action: 'passUpward', args: { n: place }, form: true }] : []),
        ];
    const facts = {
      by: name(one.by),
      question: one.question,
      proposal: one.proposal,
      opinions: one.opinions.map(({ by, text: opinion }) => ({ by: name(by), text: opinion })),
      holder: name(holder),
      until: one.until,
      ...(answer ? { answer: { by: name(answer.by), at: answer.at, text: answer.text } } : {}),
    };
    const card = (person: PersonId, yours: boolean): Message => ({
      to: { person },
      say: 'upward.card',
      facts: { ...facts, yours },
      key: `upward:${place}`,
      buttons: yours ? buttons : [],
    });
    const passedBy = one.opinions.map(({ by }) => by).filter((by) => by !== holder && by !== one.by);
    return [card(one.by, false), card(holder, true), ...[...new Set(passedBy)].map((person) => card(person, false))];
  });
}
