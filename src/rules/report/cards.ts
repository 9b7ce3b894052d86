import type { Context, Message, Press } from '../case.js';
import { emergencyCards, isLive } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import { hostOf } from './host.js';
import { tellOf, type ReportCard, type ReportNext } from './messages.js';
import { levelAbove, nameOf } from './people.js';
import { current, type Report } from './state.js';

/** Cards made anew from the state; what changed is owed. */
export function cardChanges(before: Report | undefined, after: Report, context: Context): Message[] {
  const old = before ? new Set(cards(before, context).map((card) => JSON.stringify(card))) : new Set<string>();
  return cards(after, context).filter((card) => !old.has(JSON.stringify(card)));
}

const cards = (report: Report, context: Context): Message[] => [
  ...Object.entries(report.cards).flatMap(([person, count]) => partCards(report, person, count, context)),
  ...emergencyCards(report.emergency, hostOf(report, context), context),
];

function partCards(report: Report, person: PersonId, count: number, context: Context): Message[] {
  const urgent = report.pressing && report.step?.holder === person;
  const card = tellOf(person, 'report.card', cardOf(report, person, context), {
    key: `card:${count}`,
    buttons: buttonsOf(report, person, context),
    ...(urgent ? { urgent } : {}),
  });
  return count === 1
    ? [card]
    : [tellOf(person, 'report.pastCard', {}, { key: `card:${count - 1}`, buttons: [] }), card];
}

export function next({ step }: Report, context: Context): ReportNext | undefined {
  return (
    step && { step: step.name, who: nameOf(step.holder, context), until: step.until, provisional: step.provisional }
  );
}

function cardOf(report: Report, person: PersonId, context: Context): ReportCard {
  const name = (id: PersonId) => nameOf(id, context);
  return {
    nature: report.nature,
    reporter: name(report.reporter),
    receivedAt: report.receivedAt,
    text: report.text,
    proposal: report.proposal,
    confidential: report.confidential,
    pressing: report.pressing,
    files: report.files.length,
    opinions: report.opinions.map(({ by, at, text }) => ({ by: name(by), at, text })),
    instructions: report.instructions.map((one) => ({
      by: name(one.by),
      at: one.at,
      text: one.text,
      until: one.until,
      receivedAt: one.receivedAt,
      executed: one.executed,
      disagreement: one.disagreement && {
        suggestion: one.disagreement.suggestion,
        answer: one.disagreement.answer && {
          how: one.disagreement.answer.how,
          by: name(one.disagreement.answer.by),
          text: one.disagreement.answer.text,
        },
      },
      stopped: one.stopped && { reason: one.stopped.reason },
    })),
    raisedWith: report.raisedWith,
    settled: report.settled && { by: name(report.settled.by), text: report.settled.text },
    result: report.result?.text,
    remarks: report.remarks.slice(-5).map(({ by, text }) => ({ by: name(by), text })),
    next: next(report, context),
    closed: report.closed,
    yours: report.step?.holder === person,
    own: report.reporter === person,
  };
}

function buttonsOf(report: Report, person: PersonId, context: Context): Press[] {
  const { step } = report;
  if (report.reporter === person) return reporterButtons(report, context);
  if (step?.holder !== person) return report.closed ? [] : [{ action: 'remark', form: true }];
  if (step.name === 'instruct')
    return [
      { action: 'instruct', form: true, style: 'primary' },
      ...(levelAbove(report, report.level, context) ? [{ action: 'passUp', form: true }] : []),
      { action: 'settle', form: true },
    ];
  if (step.name === 'review')
    return [
      { action: 'changeInstruction', args: { instruction: current(report)?.text ?? '' }, form: true, style: 'primary' },
      { action: 'uphold', form: true },
    ];
  return [{ action: 'remark', form: true }];
}

/** Suggest, then execute, only then raise it; what endangers or breaks a rule is stopped (report.5). */
function reporterButtons(report: Report, context: Context): Press[] {
  const { step, proposal } = report;
  const instruction = current(report);
  const stop: Press = { action: 'stopInstruction', form: true, style: 'danger' };
  const disagree: Press[] = instruction?.disagreement ? [] : [{ action: 'disagree', form: true }];
  const raise: Press[] =
    mayRaise(report) && levelAbove(report, instruction?.level ?? report.level, context)
      ? [{ action: 'raiseOnceMore', form: true }]
      : [];
  switch (step?.name) {
    case 'propose':
      return [
        { action: 'addProposal', form: true, style: 'primary' },
        { action: 'remark', form: true },
      ];
    case 'receive':
      return [{ action: 'confirmReceipt', style: 'primary' }, ...disagree, stop];
    case 'execute':
      return [{ action: 'markExecuted', form: true, style: 'primary' }, ...disagree, stop];
    case 'result':
      return [{ action: 'reportResult', form: true, style: 'primary' }, ...raise];
    case 'review':
      return [stop];
    case 'instruct':
    case 'file':
      return [
        ...(proposal || isLive(report.emergency) ? [] : [{ action: 'addProposal', form: true }]),
        { action: 'remark', form: true },
      ];
    case undefined:
      return raise;
  }
}

/** Upheld and executed: only then may it be raised, once (report.5). */
export function mayRaise(report: Report): boolean {
  const instruction = current(report);
  return instruction?.disagreement?.answer?.how === 'upheld' && !!instruction.executed && !instruction.raised;
}
