import type { Context } from '../case.js';
import { refuse, type Refusal } from '../refusal.js';
import type { Instant } from '../time.js';
import type { ReportCommandOf } from './commands.js';
import { begin } from './limits.js';
import { tellOf } from './messages.js';
import { after, done, during, notNow, type ReportOutcome } from './outcome.js';
import { levelAbove, mayInstruct, nameOf } from './people.js';
import { current, type Report, type ReportEvent } from './state.js';

const turn = (report: Report, context: Context, step: 'instruct' | 'review'): Refusal | undefined =>
  during(report, step) && mayInstruct(report, context) ? undefined : notNow(report, context, 'report.5');

/** A day that the superior gives, by the end of work. */
function untilOf(by: string | undefined, { calendar, now }: Context): Instant | undefined | Refusal {
  if (!by) return undefined;
  const [date = '', time = '18:00'] = by.split('T');
  const known = /^([01]\d|2[0-3]):[0-5]\d$/.test(time) && calendar.addDays(calendar.addDays(date, 1), -1) === date;
  const until = known ? calendar.at(date, time) : '';
  return known && until > now ? until : refuse('report.dateNotAhead', { until: by });
}

/** 指示: recorded word for word, with time and name; the subordinate confirms receipt (report.5). */
export function instruct(
  report: Report,
  { instruction, by }: ReportCommandOf<'instruct'>,
  context: Context,
): ReportOutcome | Refusal {
  const until = untilOf(by, context);
  const refusal = turn(report, context, 'instruct') ?? (typeof until === 'object' ? until : undefined);
  if (refusal) return refusal;
  return given(report, { type: 'instructed', text: instruction, ...dateOf(until) }, 'instructed', context);
}

const dateOf = (until: Instant | undefined | Refusal) => (typeof until === 'string' ? { until } : {});

function given(
  report: Report,
  event: Extract<ReportEvent, { type: 'instructed' | 'changed' }>,
  what: 'instructed' | 'changed',
  context: Context,
): ReportOutcome {
  const step = begin(after(report, [event], context), 'receive', context);
  return {
    events: [event, step],
    say: (state) => {
      const said = current(state);
      return [
        ...done(what, context)(state),
        ...(said
          ? [
              tellOf(
                state.reporter,
                'report.instruction',
                { by: nameOf(said.by, context), text: said.text, until: state.step?.until ?? context.now },
                state.pressing ? { urgent: true } : {},
              ),
            ]
          : []),
      ];
    },
  };
}

/** One level up, with the own opinion; the number stays. */
export function passUp(
  report: Report,
  { opinion }: ReportCommandOf<'passUp'>,
  context: Context,
): ReportOutcome | Refusal {
  const refusal = turn(report, context, 'instruct');
  if (refusal) return refusal;
  const level = levelAbove(report, report.level, context);
  if (!level) return refuse('report.top', {}, { article: 'report.4', instead: [{ action: 'instruct', form: true }] });
  const passed: ReportEvent = { type: 'passedUp', opinion, level };
  return {
    events: [passed, begin(after(report, [passed], context), 'instruct', context)],
    say: done('passedUp', context),
  };
}

/** Answered, nothing to execute. */
export function settleIt(
  report: Report,
  { text }: ReportCommandOf<'settle'>,
  context: Context,
): ReportOutcome | Refusal {
  const refusal = turn(report, context, 'instruct');
  if (refusal) return refusal;
  return {
    events: [
      { type: 'settled', text },
      { type: 'concluded', how: 'settled' },
    ],
    say: (state) => [
      ...done('settled', context)(state),
      ...(state.settled
        ? [tellOf(state.reporter, 'report.settledFor', { by: nameOf(state.settled.by, context), text })]
        : []),
    ],
  };
}

/** 坚持原意: executed first; then it may be raised (report.5). */
export function uphold(
  report: Report,
  { words }: ReportCommandOf<'uphold'>,
  context: Context,
): ReportOutcome | Refusal {
  const refusal = turn(report, context, 'review');
  if (refusal) return refusal;
  const upheld: ReportEvent = { type: 'upheld', ...(words ? { text: words } : {}) };
  return {
    events: [upheld, begin(after(report, [upheld], context), 'execute', context)],
    say: (state) => {
      const answer = current(state)?.disagreement?.answer;
      return [
        ...done('upheld', context)(state),
        ...(answer
          ? [tellOf(state.reporter, 'report.upheld', { by: nameOf(answer.by, context), text: answer.text })]
          : []),
      ];
    },
  };
}

export function changeInstruction(
  report: Report,
  { instruction, by }: ReportCommandOf<'changeInstruction'>,
  context: Context,
): ReportOutcome | Refusal {
  const until = untilOf(by, context);
  const refusal = turn(report, context, 'review') ?? (typeof until === 'object' ? until : undefined);
  if (refusal) return refusal;
  return given(report, { type: 'changed', text: instruction, ...dateOf(until) }, 'changed', context);
}
