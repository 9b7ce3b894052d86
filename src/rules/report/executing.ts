import type { Context } from '../case.js';
import { siteOf } from '../chain.js';
import { refuse, type Refusal } from '../refusal.js';
import { mayRaise } from './cards.js';
import type { ReportCommandOf } from './commands.js';
import { begin } from './limits.js';
import { tellOf } from './messages.js';
import { after, done, during, notNow, type ReportOutcome } from './outcome.js';
import { actorOf, levelAbove, nameOf } from './people.js';
import { current, type Report, type ReportEvent, type ReportStepName } from './state.js';

const own = (report: Report, context: Context, ...steps: ReportStepName[]): Refusal | undefined =>
  actorOf(context) === report.reporter && during(report, ...steps) ? undefined : notNow(report, context, 'report.5');

/** The subordinate confirms receipt… */
export function confirmReceipt(report: Report, context: Context): ReportOutcome | Refusal {
  const refusal = own(report, context, 'receive');
  if (refusal) return refusal;
  const received: ReportEvent = { type: 'received' };
  return {
    events: [received, begin(after(report, [received], context), 'execute', context)],
    say: done('received', context),
  };
}

/** …and later execution… */
export function markExecuted(
  report: Report,
  { words }: ReportCommandOf<'markExecuted'>,
  context: Context,
): ReportOutcome | Refusal {
  const refusal = own(report, context, 'receive', 'execute');
  if (refusal) return refusal;
  const events: ReportEvent[] = [
    ...(current(report)?.receivedAt ? [] : [{ type: 'received' as const }]),
    { type: 'executed', ...(words ? { text: words } : {}) },
  ];
  return {
    events: [...events, begin(after(report, events, context), 'result', context)],
    say: done('executed', context),
  };
}

/** …and the result, which whoever instructed reads. */
export function reportResult(
  report: Report,
  { result }: ReportCommandOf<'reportResult'>,
  context: Context,
): ReportOutcome | Refusal {
  const refusal = own(report, context, 'result');
  if (refusal) return refusal;
  const superior = current(report)?.by;
  return {
    events: [
      { type: 'resultReported', text: result },
      { type: 'concluded', how: 'done' },
    ],
    say: (state) => [
      ...done('resultReported', context)(state),
      ...(superior
        ? [tellOf(superior, 'report.resultFor', { by: nameOf(report.reporter, context), text: result })]
        : []),
    ],
  };
}

/** 不同意见可以提出建议: recorded; the superior upholds or changes (report.5). */
export function disagree(
  report: Report,
  { suggestion }: ReportCommandOf<'disagree'>,
  context: Context,
): ReportOutcome | Refusal {
  const refusal = own(report, context, 'receive', 'execute');
  if (refusal) return refusal;
  const instruction = current(report);
  if (!instruction) return notNow(report, context, 'report.5');
  if (instruction.disagreement)
    return refuse(
      'report.executeFirst',
      {},
      { article: 'report.5', instead: [{ action: 'markExecuted', form: true }] },
    );
  const events: ReportEvent[] = [
    ...(instruction.receivedAt ? [] : [{ type: 'received' as const }]),
    { type: 'disagreed', suggestion },
  ];
  return {
    events: [...events, begin(after(report, events, context), 'review', context, instruction.level)],
    say: (state) => [
      ...done('disagreed', context)(state),
      ...(state.step
        ? [tellOf(state.step.holder, 'report.disagreed', { by: nameOf(report.reporter, context), suggestion })]
        : []),
    ],
  };
}

/** Upheld, executed, and only then one level up, once, with the whole record (report.5). */
export function raiseOnceMore(
  report: Report,
  { words }: ReportCommandOf<'raiseOnceMore'>,
  context: Context,
): ReportOutcome | Refusal {
  const instruction = current(report);
  if (actorOf(context) !== report.reporter) return notNow(report, context, 'report.5');
  if (instruction && !instruction.executed)
    return refuse(
      'report.executeFirst',
      {},
      {
        article: 'report.5',
        instead: [
          { action: 'markExecuted', form: true, style: 'primary' },
          { action: 'stopInstruction', form: true, style: 'danger' },
        ],
      },
    );
  if (!instruction || !mayRaise(report)) return refuse('report.nothingToRaise', {}, { article: 'report.5' });
  const level = levelAbove(report, instruction.level, context);
  if (!level) return atTheTop(report, context);
  const raised: ReportEvent = { type: 'raisedOnceMore', text: words, level };
  return {
    events: [raised, begin(after(report, [raised], context), 'instruct', context)],
    say: done('raised', context),
  };
}

const atTheTop = ({ site }: Report, { organisation }: Context): Refusal =>
  refuse('report.companyAddress', { address: siteOf(organisation, site).companyAddress }, { article: 'report.5' });

/** 执行有危险或违规: not executed, raised at once; in good faith that is no refusal. */
export function stopInstruction(
  report: Report,
  { reason }: ReportCommandOf<'stopInstruction'>,
  context: Context,
): ReportOutcome | Refusal {
  const refusal = own(report, context, 'receive', 'execute') && own(report, context, 'review');
  const instruction = current(report);
  if (refusal || !instruction) return refusal ?? notNow(report, context, 'report.5');
  const above = levelAbove(report, instruction.level, context);
  const stopped: ReportEvent = { type: 'stopped', reason, level: above ?? instruction.level };
  const { companyAddress } = siteOf(context.organisation, report.site);
  return {
    events: [stopped, begin(after(report, [stopped], context), 'instruct', context)],
    say: (state) => [
      ...done('stopped', context)(state),
      ...(above ? [] : [tellOf(report.reporter, 'report.companyToo', { address: companyAddress })]),
    ],
  };
}
