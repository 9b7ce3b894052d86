import type { Context, Message } from '../case.js';
import { siteOf, staffOf } from '../chain.js';
import { asHistory, raise } from '../emergency/index.js';
import type { PersonId } from '../organisation.js';
import { refuse, type Refusal } from '../refusal.js';
import { evolve } from './evolve.js';
import type { ReportCommandOf } from './commands.js';
import { hostOf } from './host.js';
import { begin } from './limits.js';
import { tellOf } from './messages.js';
import { after, done, during, notNow, type ReportOutcome } from './outcome.js';
import { actorOf, engineering, firstLevel, isOutage, nameOf, turnNow } from './people.js';
import type { Report, ReportEvent } from './state.js';

/**
 * A report goes to the direct superior (report.4); without a proposal it is asked for one first, an emergency is sent
 * first and asked afterwards (report.5). Addressed to anybody else it is refused with the right recipient as one button.
 */
export function submit(command: ReportCommandOf<'submitReport'>, context: Context): ReportOutcome | Refusal {
  const { organisation, now } = context;
  const reporter = actorOf(context);
  const staff = reporter === undefined ? undefined : staffOf(organisation, reporter);
  if (!reporter || !staff) return refuse('report.staffOnly');
  const confidential = command.confidential === 'yes';
  const level = firstLevel(reporter, confidential, context);
  if (!level && command.alarm !== 'yes') {
    const { companyAddress } = siteOf(organisation, staff.site);
    return refuse('report.companyAddress', { address: companyAddress }, { article: 'report.4' });
  }
  const refusal = level && wrongRecipient(command, reporter, level, context);
  if (refusal) return refusal;
  const outage = isOutage(command.text);
  const reported: ReportEvent = {
    type: 'reported',
    site: staff.site,
    nature: command.nature,
    reporter,
    text: command.text,
    files: command.files,
    ...(command.proposal ? { proposal: command.proposal } : {}),
    confidential,
    pressing: outage || command.alarm === 'yes',
    level: level ?? reporter,
  };
  const report = evolve(undefined, { id: '', command: '', at: now, by: context.actor, v: 1, event: reported });
  const first = (command.proposal || outage || command.alarm === 'yes') && level ? 'instruct' : 'propose';
  const alarm = command.alarm
    ? raise({ text: command.text, doubt: command.alarm === 'ask' }, hostOf(report, context), context)
    : [];
  return {
    events: [reported, begin(report, first, context), ...asHistory(alarm)],
    say: (state) => [
      ...(outage && !confidential ? outageTold(state, context) : []),
      ...(first === 'propose' && !command.alarm ? asked(state) : []),
    ],
  };
}

const asked = ({ reporter }: Report): Message[] => [
  tellOf(reporter, 'report.askProposal', {}, { buttons: [{ action: 'addProposal', form: true, style: 'primary' }] }),
];

/** An outage of 通信设备 goes to engineering at once, beside the superior (report.2). */
const outageTold = (report: Report, context: Context): Message[] =>
  engineering(report.site, context)
    .filter((person) => person !== report.reporter && person !== report.step?.holder)
    .map((person) =>
      tellOf(person, 'report.outage', { by: nameOf(report.reporter, context), text: report.text }, { urgent: true }),
    );

/** 逐级 (report.4). An emergency goes to everybody who can act, whoever it names. */
function wrongRecipient(
  command: ReportCommandOf<'submitReport'>,
  reporter: PersonId,
  level: PersonId,
  context: Context,
): Refusal | undefined {
  const { type: _, sendTo, alarm, ...args } = command;
  const confidential = command.confidential === 'yes';
  const { holder } = turnNow({ reporter, level, opinions: [], confidential }, context);
  if (!sendTo || alarm || [level, holder].includes(sendTo)) return undefined;
  return refuse(
    'report.wrongRecipient',
    { who: nameOf(holder, context), named: nameOf(sendTo, context) },
    {
      article: 'report.4',
      instead: [{ action: 'submitReport', args, label: 'sendToSuperior', style: 'primary' }],
    },
  );
}

/** 处理意见: with it the report goes up. */
export function addProposal(
  report: Report,
  { proposal }: ReportCommandOf<'addProposal'>,
  context: Context,
): ReportOutcome | Refusal {
  if (actorOf(context) !== report.reporter || !during(report, 'propose', 'instruct', 'file'))
    return notNow(report, context, 'report.5');
  const proposed: ReportEvent = { type: 'proposed', proposal };
  const goesUp = during(report, 'propose') ? [begin(after(report, [proposed], context), 'instruct', context)] : [];
  return { events: [proposed, ...goesUp], say: done('proposed', context) };
}

/** Words beside the steps: on record, seen by whoever has part in it. */
export function remark(
  report: Report,
  { text, files }: ReportCommandOf<'remark'>,
  context: Context,
): ReportOutcome | Refusal {
  const actor = actorOf(context);
  if (!actor || !(actor in report.cards)) return refuse('report.notYours');
  if (!report.step) return refuse('report.alreadyClosed', { at: report.closed?.at });
  if (!text.trim() && files.length === 0) return refuse('complaint.nothingToAdd');
  const other = actor === report.step.holder ? report.reporter : report.step.holder;
  const facts = { by: nameOf(actor, context), text, files: files.length };
  return {
    events: [{ type: 'remarked', text, files }],
    say: (state) => [
      ...done('remarked', context)(state),
      ...(other === actor ? [] : [tellOf(other, 'report.remarked', facts, { files: files.map(({ hash }) => hash) })]),
    ],
  };
}
