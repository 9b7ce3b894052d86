import type { ReportCard, ReportDone, ReportNext, ReportSays } from '../../../rules/report/messages.js';
import type { ReportStepName } from '../../../rules/report/state.js';
import type { UpwardSays } from '../../../rules/upward.js';
import type { Worded, Worder, Wording } from '../catalogue.js';
import type { ChainAnswers } from '../chainSays.js';
import { cut, joined, labelled, linesOf, shortNumber } from '../parts.js';

export const natures = { report: '报告', request: '请示' };

const steps: Record<ReportStepName, string> = {
  propose: '写处理意见',
  instruct: '指示',
  receive: '确认收到指示',
  execute: '执行',
  result: '报告结果',
  review: '考虑不同意见',
  file: '归档（等事后汇报和已阅）',
};
export const reportStep = (step: ReportStepName): string => steps[step];

const nextLine = ({ step, who, until, provisional }: ReportNext, w: Wording): string =>
  `${steps[step]}，${w.name(who)}，${w.when(until)}${provisional ? '（暂定）' : ''} 前`;

function card(facts: ReportCard, w: Wording): Worded {
  const { closed, next } = facts;
  return {
    card: {
      tone: closed ? 'done' : facts.pressing && facts.yours ? 'urgent' : 'plain',
      title: joined([
        facts.own && !closed ? `${natures[facts.nature]} ${w.number}` : joined([w.short, natures[facts.nature]], ' '),
        !facts.own && w.name(facts.reporter),
        facts.confidential && '保密',
        closed && (closed.how === 'settled' ? '已答复' : '已办结'),
      ]),
      lines: linesOf(
        { label: '情况', text: cut(facts.text) },
        labelled('处理意见', facts.proposal && cut(facts.proposal)),
        facts.files > 0 && { text: `附 ${facts.files} 份照片或文件` },
        ...facts.opinions.map(({ by, at, text }) => ({
          label: `${w.name(by)}的意见`,
          text: `${cut(text)}（${w.when(at)}）`,
        })),
        ...facts.instructions.flatMap((one) => instructionLines(one, w)),
        labelled('向上反映', facts.raisedWith && cut(facts.raisedWith)),
        facts.settled && { label: '答复', text: `${w.name(facts.settled.by)}：${cut(facts.settled.text)}` },
        labelled('结果', facts.result && cut(facts.result)),
        ...facts.remarks.map(({ by, text }) => ({ label: `${w.name(by)}留言`, text: cut(text) })),
        next && { label: facts.yours ? '轮到您' : '下一步', text: nextLine(next, w) },
      ),
    },
  };
}

function instructionLines(one: ReportCard['instructions'][number], w: Wording) {
  const { disagreement, executed, stopped, receivedAt } = one;
  const status = stopped
    ? '没有执行，已向上报'
    : executed
      ? `${w.when(executed.at)} 已执行`
      : receivedAt
        ? `${w.when(receivedAt)} 收到`
        : '';
  return linesOf(
    {
      label: `${w.name(one.by)}的指示`,
      text: joined([`“${cut(one.text)}”`, w.when(one.at), one.until && `${w.when(one.until)} 前`, status]),
    },
    labelled('不同意见', disagreement && cut(disagreement.suggestion)),
    disagreement?.answer && {
      label: disagreement.answer.how === 'upheld' ? '坚持原意' : '改了指示',
      text: joined([w.name(disagreement.answer.by), disagreement.answer.text && cut(disagreement.answer.text)], '：'),
    },
    labelled('执行有危险或违规', stopped && cut(stopped.reason)),
  );
}

const said: Record<ReportDone, string> = {
  proposed: '处理意见已记下',
  instructed: '指示已按原话记下，对方会确认收到',
  passedUp: '已连同您的意见转报上一级',
  settled: '已答复',
  received: '已确认收到',
  disagreed: '您的建议已记下；决定以前不用执行',
  upheld: '已回复：坚持原意，对方先执行',
  changed: '新的指示已按原话记下',
  executed: '已记为执行完毕',
  resultReported: '结果已报告，办结',
  raised: '已连同全部经过向上一级反映',
  stopped: '已停下，并马上报上一级。您做得对，有危险或违规的不用先执行',
  remarked: '已记下',
};

/** Reports and requests up the chain. */
export const report: {
  [Say in keyof (ReportSays & UpwardSays & ChainAnswers)]: Worder<(ReportSays & UpwardSays & ChainAnswers)[Say]>;
} = {
  'report.card': card,
  'report.pastCard': (_, w) => ({ card: { tone: 'done', title: `${w.short} 的进展见后面的新卡片`, lines: [] } }),
  'report.askProposal': (_, w) => ({
    text: `${w.number} 已登记。您建议怎么处理？写一句处理意见，就送给上级。`,
  }),
  'report.instruction': ({ by, text, until }, w) => ({
    text: `${w.short} ${w.name(by)}指示：“${cut(text, 2000)}”。请在 ${w.when(until)} 前确认收到。有不同意见可以提建议。`,
  }),
  'report.upheld': ({ by, text }, w) => ({
    text: `${w.short} ${w.name(by)}考虑过您的建议，坚持原来的指示${text ? `：${cut(text)}` : ''}。请先执行；执行后仍有不同意见，可以再向上一级反映。`,
  }),
  'report.settledFor': ({ by, text }, w) => ({ text: `${w.short} ${w.name(by)}答复：${cut(text, 2000)}` }),
  'report.disagreed': ({ by, suggestion }, w) => ({
    text: `${w.short} ${w.name(by)}对指示有不同意见：${cut(suggestion, 2000)}。请定：改指示，还是坚持原意。`,
  }),
  'report.resultFor': ({ by, text }, w) => ({ text: `${w.short} ${w.name(by)}报告结果：${cut(text, 2000)}` }),
  'report.remarked': ({ by, text, files }, w) => ({
    text: `${w.short} ${w.name(by)}留言${files ? `（附 ${files} 份照片或文件）` : ''}${text ? `：${cut(text, 2000)}` : ''}`,
  }),
  'report.overdue': ({ step, until }, w) => ({
    text: `${w.short} ${steps[step]}的期限是 ${w.when(until)}，已经到了。请尽快办；有困难写在这里。`,
  }),
  'report.overdueBelow': ({ step, who, until }, w) => ({
    text: `${w.short} ${w.name(who)}的“${steps[step]}”到期（${w.when(until)}）还没完成，请看看需要什么支援。`,
  }),
  'report.outage': ({ by, text }, w) => ({ text: `${w.short} ${w.name(by)}报告通信设备故障：${cut(text, 2000)}` }),
  'report.companyToo': ({ address }, w) => ({
    text: `${w.short} 上面没有再高一级了。您也可以直接写给公司的保密地址：${address}。`,
  }),
  'report.done': ({ what, next }, w) => ({
    text: `${joined([w.short, `${said[what]}。`], ' ')}${next ? `下一步：${nextLine(next, w)}。` : ''}`,
  }),
  'report.aboutSuperior': ({ who }, w) => ({
    card: {
      tone: 'plain',
      title: `这件事是反映${w.name(who)}本人的问题吗？`,
      lines: [{ text: `是的话直接送再上一级，${w.name(who)}不会看到，也不进任何名单。` }],
    },
  }),
  'report.mine': ({ reports }, w) => ({
    card: {
      tone: 'plain',
      title: `报告和请示 ${reports.length} 件`,
      lines: reports.map(({ number, text, step, who, until }) => ({
        label: shortNumber(number),
        text: joined([cut(text, 40), steps[step], who && w.name(who), until && `${w.when(until)} 前`]),
      })),
    },
  }),
  'upward.card': ({ by, question, proposal, opinions, holder, until, answer, yours }, w) => ({
    card: {
      tone: answer ? 'done' : 'plain',
      title: joined([
        `${w.short} ${yours ? `${w.name(by)}请示` : '请示'}`,
        answer ? '已答复' : !yours && `等${w.name(holder)}，${w.when(until)} 前`,
      ]),
      lines: linesOf(
        { label: '请示', text: cut(question) },
        { label: '建议', text: cut(proposal) },
        ...opinions.map(({ by: who, text }) => ({ label: `${w.name(who)}的意见`, text: cut(text) })),
        answer && { label: '答复', text: `${w.name(answer.by)}（${w.when(answer.at)}）：“${cut(answer.text)}”` },
      ),
    },
  }),
  'upward.overdue': ({ until }, w) => ({
    text: `${w.short} 有一件请示到期（${w.when(until)}）等您答复，请看一下。`,
  }),
};
