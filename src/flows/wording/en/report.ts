import type { ReportCard, ReportDone, ReportNext, ReportSays } from '../../../rules/report/messages.js';
import type { ReportStepName } from '../../../rules/report/state.js';
import type { UpwardSays } from '../../../rules/upward.js';
import type { Worded, Worder, Wording } from '../catalogue.js';
import type { ChainAnswers } from '../chainSays.js';
import { cut, joined, labelled, linesOf, shortNumber } from '../parts.js';

export const natures = { report: 'Report', request: 'Request' };

const steps: Record<ReportStepName, string> = {
  propose: 'proposal',
  instruct: 'instruction',
  receive: 'confirm receipt',
  execute: 'execute',
  result: 'report the result',
  review: 'consider the suggestion',
  file: 'file (waits for after-report and accounts read)',
};
export const reportStep = (step: ReportStepName): string => steps[step];

const nextLine = ({ step, who, until, provisional }: ReportNext, w: Wording): string =>
  `${steps[step]}, ${w.name(who)}, by ${w.when(until)}${provisional ? ' (provisional)' : ''}`;

function card(facts: ReportCard, w: Wording): Worded {
  const { closed, next } = facts;
  return {
    card: {
      tone: closed ? 'done' : facts.pressing && facts.yours ? 'urgent' : 'plain',
      title: joined([
        facts.own && !closed ? `${natures[facts.nature]} ${w.number}` : joined([w.short, natures[facts.nature]], ' '),
        !facts.own && w.name(facts.reporter),
        facts.confidential && 'confidential',
        closed && (closed.how === 'settled' ? 'answered' : 'done'),
      ]),
      lines: linesOf(
        { label: 'What', text: cut(facts.text) },
        labelled('Proposal', facts.proposal && cut(facts.proposal)),
        facts.files > 0 && { text: `${facts.files} photos or files` },
        ...facts.opinions.map(({ by, at, text }) => ({
          label: `Opinion of ${w.name(by)}`,
          text: `${cut(text)} (${w.when(at)})`,
        })),
        ...facts.instructions.flatMap((one) => instructionLines(one, w)),
        labelled('Raised', facts.raisedWith && cut(facts.raisedWith)),
        facts.settled && { label: 'Answer', text: `${w.name(facts.settled.by)}: ${cut(facts.settled.text)}` },
        labelled('Result', facts.result && cut(facts.result)),
        ...facts.remarks.map(({ by, text }) => ({ label: `Note of ${w.name(by)}`, text: cut(text) })),
        next && { label: facts.yours ? 'Your turn' : 'Next', text: nextLine(next, w) },
      ),
    },
  };
}

function instructionLines(one: ReportCard['instructions'][number], w: Wording) {
  const { disagreement, executed, stopped, receivedAt } = one;
  const status = stopped
    ? 'not executed, raised'
    : executed
      ? `executed ${w.when(executed.at)}`
      : receivedAt
        ? `received ${w.when(receivedAt)}`
        : '';
  return linesOf(
    {
      label: `Instruction of ${w.name(one.by)}`,
      text: joined([`“${cut(one.text)}”`, w.when(one.at), one.until && `by ${w.when(one.until)}`, status]),
    },
    labelled('Different opinion', disagreement && cut(disagreement.suggestion)),
    disagreement?.answer && {
      label: disagreement.answer.how === 'upheld' ? 'Upheld' : 'Changed',
      text: joined([w.name(disagreement.answer.by), disagreement.answer.text && cut(disagreement.answer.text)], ': '),
    },
    labelled('Danger or breach', stopped && cut(stopped.reason)),
  );
}

const said: Record<ReportDone, string> = {
  proposed: 'Your proposal is recorded',
  instructed: 'The instruction is recorded word for word; receipt will be confirmed',
  passedUp: 'Passed one level up with your opinion',
  settled: 'Answered',
  received: 'Receipt confirmed',
  disagreed: 'Your suggestion is recorded; nothing needs executing until it is decided',
  upheld: 'Upheld; it is executed first',
  changed: 'The new instruction is recorded word for word',
  executed: 'Recorded as executed',
  resultReported: 'The result is reported, done',
  raised: 'Raised one level up with the whole record',
  stopped: 'Stopped and raised at once. You did right: what is dangerous or against the rules is not executed first',
  remarked: 'Noted',
};

type Says = ReportSays & UpwardSays & ChainAnswers;

/** Reports and requests up the chain. */
export const report: { [Say in keyof Says]: Worder<Says[Say]> } = {
  'report.card': card,
  'report.pastCard': (_, w) => ({ card: { tone: 'done', title: `${w.short}: see the newer card below`, lines: [] } }),
  'report.askProposal': (_, w) => ({
    text: `${w.number} is registered. What do you propose? One line, and it goes to your superior.`,
  }),
  'report.instruction': ({ by, text, until }, w) => ({
    text: `${w.short} Instruction of ${w.name(by)}: “${cut(text, 2000)}”. Please confirm receipt by ${w.when(until)}. If you see it differently, you can suggest.`,
  }),
  'report.upheld': ({ by, text }, w) => ({
    text: `${w.short} ${w.name(by)} has considered your suggestion and upholds the instruction${text ? `: ${cut(text)}` : ''}. Please execute it first; afterwards you can raise it one level up.`,
  }),
  'report.settledFor': ({ by, text }, w) => ({ text: `${w.short} Answer of ${w.name(by)}: ${cut(text, 2000)}` }),
  'report.disagreed': ({ by, suggestion }, w) => ({
    text: `${w.short} ${w.name(by)} sees the instruction differently: ${cut(suggestion, 2000)}. Please decide: change it, or uphold it.`,
  }),
  'report.resultFor': ({ by, text }, w) => ({ text: `${w.short} Result from ${w.name(by)}: ${cut(text, 2000)}` }),
  'report.remarked': ({ by, text, files }, w) => ({
    text: `${w.short} Note of ${w.name(by)}${files ? ` (${files} photos or files)` : ''}${text ? `: ${cut(text, 2000)}` : ''}`,
  }),
  'report.overdue': ({ step, until }, w) => ({
    text: `${w.short} “${steps[step]}” was due ${w.when(until)}. Please see to it; if something is in the way, write it here.`,
  }),
  'report.overdueBelow': ({ step, who, until }, w) => ({
    text: `${w.short} “${steps[step]}” by ${w.name(who)} was due ${w.when(until)}; please see what support is needed.`,
  }),
  'report.outage': ({ by, text }, w) => ({
    text: `${w.short} ${w.name(by)} reports an outage of communication equipment: ${cut(text, 2000)}`,
  }),
  'report.companyToo': ({ address }, w) => ({
    text: `${w.short} There is no level above. You can also write to the company's confidential address: ${address}.`,
  }),
  'report.done': ({ what, next }, w) => ({
    text: `${joined([w.short, `${said[what]}.`], ' ')}${next ? ` Next: ${nextLine(next, w)}.` : ''}`,
  }),
  'report.aboutSuperior': ({ who }, w) => ({
    card: {
      tone: 'plain',
      title: `Is this about ${w.name(who)} personally?`,
      lines: [
        {
          text: `If so it goes straight to the level above; ${w.name(who)} will not see it, and it stands in no list.`,
        },
      ],
    },
  }),
  'report.mine': ({ reports }, w) => ({
    card: {
      tone: 'plain',
      title: `Reports and requests: ${reports.length}`,
      lines: reports.map(({ number, text, step, who, until }) => ({
        label: shortNumber(number),
        text: joined([cut(text, 40), steps[step], who && w.name(who), until && `by ${w.when(until)}`]),
      })),
    },
  }),
  'upward.card': ({ by, question, proposal, opinions, holder, until, answer, yours }, w) => ({
    card: {
      tone: answer ? 'done' : 'plain',
      title: joined([
        `${w.short} ${yours ? `Request of ${w.name(by)}` : 'Request'}`,
        answer ? 'answered' : !yours && `with ${w.name(holder)} until ${w.when(until)}`,
      ]),
      lines: linesOf(
        { label: 'Asked', text: cut(question) },
        { label: 'Proposal', text: cut(proposal) },
        ...opinions.map(({ by: who, text }) => ({ label: `Opinion of ${w.name(who)}`, text: cut(text) })),
        answer && { label: 'Answer', text: `${w.name(answer.by)} (${w.when(answer.at)}): “${cut(answer.text)}”` },
      ),
    },
  }),
  'upward.overdue': ({ until }, w) => ({
    text: `${w.short} A request was due for your answer ${w.when(until)}; please have a look.`,
  }),
};
