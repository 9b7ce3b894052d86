import type { LeaveKind } from '../../../rules/attendanceSettings.js';
import type { LeaveDone, LeaveNews, LeaveNext } from '../../../rules/leave/messages.js';
import type { LeaveStepName } from '../../../rules/leave/state.js';
import { weekdayOf } from '../../../rules/zone.js';
import type { Catalogue, Wording } from '../catalogue.js';
import { approverCard, leaveLine, ownCard, summaryCard, type LeaveCardWords } from '../leaveCards.js';
import { cut, joined, labelled, linesOf, shortNumber } from '../parts.js';

export const leaveKindNames: Record<LeaveKind, string> = {
  personal: '事假',
  special: '特殊事假',
  sick: '病假',
  emergencyVisit: '急诊',
  public: '公假',
  statutory: '法定假',
  timeOff: '补休',
  overtime: '加班',
  outing: '因公外出',
  offPost: '离岗',
};

const steps: Record<LeaveStepName, string> = {
  decide: '审批',
  answer: '回答审批人',
  change: '补充后再提交',
  certify: '交证明',
  judge: '审定证明',
  back: '回来后报到',
  read: '已阅',
};

const weekday = (date: string): string => `（周${'一二三四五六日'[weekdayOf(date) - 1]}）`;
const localDate = (date: string): string => `${Number(date.slice(5, 7))}月${Number(date.slice(8, 10))}日`;
const hours = (minutes: number): string => `${Math.round((minutes / 60) * 10) / 10} 小时`;

const dayOf = (date: string): string => `${localDate(date)}${weekday(date)}`;

/** `11月27日（周五）13:30–17:30`; whole days without times. */
function time({ start, end }: { start: string; end: string }): string {
  const [begins, ends] = [start.slice(0, 10), end.slice(0, 10)];
  const first = `${dayOf(begins)}${start.slice(11)}`;
  if (begins === ends) return end.length > 10 ? `${first}–${end.slice(11)}` : first;
  return `${first}–${dayOf(ends)}${end.slice(11)}`;
}

const turn = ({ step, who, until, from }: LeaveNext, w: Wording): string =>
  joined([
    `${steps[step]}：${w.name(who)}`,
    until < w.at ? `已到时间（${w.when(until)}）` : `${w.when(until)} 前`,
    from && `${w.when(from)} 上班后收到`,
  ]);

const words: LeaveCardWords = {
  kind: ({ kind, statutory }, w) => (statutory ? w.name(statutory) : leaveKindNames[kind]),
  standing: {
    waiting: '待批',
    standing: '已生效，待补证明',
    approved: '已批准',
    rejected: '没有批准',
    withdrawn: '已撤回',
  },
  length: ({ minutes, days }) => (days >= 1 ? `${days} 天` : hours(minutes)),
  hours,
  time,
  when: '时间',
  reason: '事由',
  ground: '去处或依据',
  compensation: '补偿',
  compensations: { pay: '加班费', timeOff: '补休' },
  chain: '审批',
  acting: (who) => `（${who}代）`,
  said: (by, at, text) => joined([`${by}同意`, at, text]),
  nowAt: '现在',
  inTime: '提前时间符合规定。',
  late: '没有在规定时间前提出，批准后才生效。',
  lateEffect: (first, onShift) =>
    `可以照常提交。按制度（考勤 8）要等${first}批准后才生效，批准前没到岗可能会按旷工处理${onShift ? '，建议现在就给他打个电话：他在班上' : '，建议同时打个电话'}。`,
  standsAtOnce: '提交后马上生效，上级会收到。',
  papersLater: '满一天的病假请开医疗单位证明，日期要连续，假满后第一个班交。',
  statutoryNote: '这类假公司不会因为提前时间短而拒绝。',
  pendingAtShift: '您在规定时间内提出，还没批下来算“待批”，不算旷工。',
  onShift: (count, away) => `当班还有 ${count} 位同事在岗${away > 0 ? `，${away} 位休` : ''}。`,
  away: (names) => `同时休：${names}`,
  month: (times, length) => (times > 0 ? `本月已休 ${times} 次，共 ${length}` : '本月还没有休过假'),
  balance: (left, days) => `全年 ${days} 天，这次之后还剩 ${left} 天${left < 0 ? '（超出）' : ''}`,
  locked: (why) => `这几天是${why}，人手紧，请先和上级商量。`,
  overtime: ({ dayHours, monthHours, overDay, overMonth }) =>
    joined([
      `当天加班 ${dayHours} 小时${overDay ? '（超过 3 小时的提醒线）' : ''}`,
      `当月 ${monthHours} 小时${overMonth ? '（超过 36 小时的提醒线）' : ''}`,
    ]),
  for: (who) => `替${who}提出，会请本人确认。`,
  madeBy: (who, confirmed) =>
    `由${who}代为提出${confirmed === 'yes' ? '，本人已确认' : confirmed === 'no' ? '，本人说不是' : '，待本人确认'}`,
  delegate: (who) => `期间由${who}代理`,
  asked: '提出',
  askedAt: (when) => when,
  question: (by) => `${by}问`,
  answer: '回答',
  opinion: (of) => `${of}的意见`,
  noOpinion: '还没有答复（不影响审批）',
  returned: '退回原因',
  proposal: (by) => `${by}建议的日期`,
  refusal: (by) => `${by}不同意`,
  missing: (dates) => `证明还缺：${dates}`,
  covered: (dates) => `已有证明：${dates}`,
  files: (count) => `附件 ${count} 份（证明可以遮住诊断）`,
  next: '下一步',
  yours: '轮到您',
  turn,
  list: (parts) => parts.join('、'),
  date: localDate,
  helpSick: '身体不舒服的话规定不同。',
};

const said: Record<LeaveNews, (by: string, text: string) => string> = {
  asked: () => '已提交。',
  stands: () => '已记下，马上生效，祝早日康复。上级已收到。',
  approvedHere: (by, text) => `${by}已同意${text}。`,
  approved: (by, text) => `已批准（${by}）${text}。`,
  noted: (by, text) => `${by}已知道了${text}。`,
  rejected: (by, text) => `${by}没有同意${text}。`,
  askedBack: (by, text) => `${by}想问一句${text}。直接回复就行。`,
  returned: (by, text) => `${by}请您补充${text}。补好再提交就行。`,
  proposed: (by, text) => `${by}建议换个日期${text}。`,
  transferred: (by) => `已转给${by}审批。`,
  chainChanged: () => '审批人有变动，按新的顺序继续。',
  waitsTold: (by) => `还没有批下来，已告诉${by}。`,
  pending: () => '班次开始了还没有批下来，算“待批”，不算旷工。',
  pendingLate: () => '班次开始了还没有批下来。这次提出晚了，批准后才生效，请再联系一下审批人。',
  furtherUp: (by) => `直接上级还没有回应，已请${by}。`,
  papersDone: () => '证明已收齐，谢谢。',
  papersPartly: () => '证明收到了，还不全。',
  papersAccepted: (by, text) => `证明的事${by}已认可${text}。`,
  papersNotAccepted: (by, text) => `证明的事${by}没有认可${text}。有不同意见可以说明。`,
  toJudge: (by) => `证明还没有交齐，已请${by}来定。有困难请说明。`,
  withdrawn: () => '已撤回。',
  datesChanged: () => '日期已改，从第一级重新审批。',
  cameBackEarly: () => '已销假，按实际时间计算。',
  back: () => '欢迎回来，已记下。',
  denied: () => '已记下不是您的意思，这次请假作废。',
  answered: () => '已转给审批人。',
  resubmitted: () => '已重新提交。',
  reminded: (by) => `已提醒${by}。`,
  copied: (by) => `已抄送${by}（只写时间，不写原因）。`,
};

const did: Record<LeaveDone, string> = {
  approved: '已同意',
  noted: '已阅',
  rejected: '已记为不同意，理由会告诉他',
  askedBack: '已问他，您也可以直接审批',
  returned: '已退回补充',
  proposed: '建议的日期已告诉他',
  transferred: '已转交',
  opinionAsked: '已请同事给意见，不影响您审批',
  opinionGiven: '意见已转给审批人',
  judged: '已记下您的决定',
  confirmed: '已确认',
  denied: '已记下',
  read: '已阅，谢谢',
  askedFor: '已替他提出，会请本人确认',
};

const questions: Record<'when' | 'reason' | 'ground' | 'statutory' | 'who', (kind: LeaveKind) => string> = {
  when: (kind) =>
    kind === 'outing' || kind === 'offPost'
      ? '大概几点回来？'
      : kind === 'overtime'
        ? '从几点加班到几点？'
        : '请哪天的假？比如“明天下午”“周一到周三”。',
  reason: () => '请用一句话说说是什么急事。',
  ground: (kind) => (kind === 'public' ? '公假的依据是什么？比如会议、学习、出差、因公负伤。' : '去哪里办什么事？'),
  statutory: () => '请的是哪一种假？',
  who: () => '替哪位同事请？请写姓名。',
};

const card = (title: string, lines: ReturnType<typeof linesOf>, tone: 'plain' | 'urgent' | 'done' = 'plain') => ({
  card: { tone, title, lines },
});

export const leave: Catalogue['leave'] = {
  'leave.ownCard': (facts, w) => ownCard(facts, w, words),
  'leave.approverCard': (facts, w) => approverCard(facts, w, words),
  'leave.pastCard': (_, w) => card(`${w.short} 后续见最新的卡片`, [], 'done'),
  'leave.news': ({ what, by, text, missing, next }, w) => ({
    text: joined(
      [
        w.short,
        said[what](by ? w.name(by) : '', text ? `：${cut(text, 300)}` : ''),
        missing?.length ? `还缺 ${words.list(missing.map(localDate))}。` : '',
        next && `下一步：${turn(next, w)}。`,
      ],
      ' ',
    ),
  }),
  'leave.done': ({ what, requester, next }, w) => ({
    text: joined([w.short, `${w.name(requester)}：${did[what]}。`, next && `下一步：${turn(next, w)}。`], ' '),
  }),
  'leave.reminder': ({ step, until, requester }, w) => ({
    text: `${w.short} 提醒：${w.name(requester)}的请求等您${steps[step]}，${w.when(until)} 前。`,
  }),
  'leave.nudged': ({ requester, until }, w) => ({
    text: `${w.short} ${w.name(requester)}请您看一下他的请求（${w.when(until)} 前）。`,
  }),
  'leave.waits': ({ requester, holder, since, until }, w) => ({
    text: `${w.short} 告知：${w.name(requester)}的请求从 ${w.when(since)} 起在等${w.name(holder)}，原定 ${w.when(until)} 前。不需要您代批。`,
  }),
  'leave.answered': ({ requester, text }, w) => ({ text: `${w.short} ${w.name(requester)}回答：${cut(text)}` }),
  'leave.opinionAsked': ({ requester, by, question, from, to }, w) =>
    card(`${w.short} ${w.name(by)}想听听您的意见`, [
      { label: w.name(requester), text: `休 ${w.moments([from, to]).join('–')}` },
      { label: '问', text: cut(question) },
      { text: '您的意见供参考，由审批人决定。' },
    ]),
  'leave.opinionGiven': ({ of, text }, w) => ({ text: `${w.short} ${w.name(of)}的意见：${cut(text)}` }),
  'leave.confirmAsked': (facts, w) =>
    card(`${w.number} ${w.name(facts.by)}替您请了${words.kind(facts, w)}`, [
      { label: '时间', text: joined([time(facts.span), words.length(facts.span)]) },
      { text: '请确认是不是您的意思。' },
    ]),
  'leave.confirmPast': ({ yes }, w) => card(`${w.number} ${yes ? '您已确认' : '您说不是，已作废'}`, [], 'done'),
  'leave.notConfirmed': ({ requester }, w) => ({ text: `${w.short} ${w.name(requester)}说没有托人请假，这次作废。` }),
  'leave.copied': (facts, w) => ({ text: `${w.name(facts.requester)} ${time(facts)} 休。` }),
  'leave.skipped': ({ requester, by, asked, decided, read }, w) =>
    card(
      `${w.short} 事后告知 · ${w.name(requester)}急诊`,
      [
        {
          text: `${w.when(asked)} 通知您，班前没有收到回应，按规定请示了${w.name(by)}，${w.when(decided)} 由${w.name(by)}处理。`,
        },
        ...(read ? [{ text: '已阅。' }] : []),
      ],
      read ? 'done' : 'plain',
    ),
  'leave.certificateAsked': ({ missing, again, until }, w) =>
    card(`${w.short} ${again ? '再提醒一下：' : ''}请交病假证明`, [
      { label: '要覆盖', text: words.list(missing.map(localDate)) },
      {
        text: `${again ? '有困难请直接说。' : `${w.when(until)} 前发照片或文件就行。`}诊断可以遮住，只有审批人和人事能看。`,
      },
    ]),
  'leave.toPersonnel': (facts, w) =>
    card(
      `${w.short} ${w.name(facts.requester)} ${words.kind(facts, w)}`,
      linesOf(
        labelled(
          '时间',
          joined([time(facts.span), facts.kind === 'overtime' ? hours(facts.span.minutes) : words.length(facts.span)]),
        ),
        labelled('依据', facts.ground),
        facts.workInjury && { text: '因公负伤：工伤认定申请请在 30 天内提出。' },
        facts.papers && { text: '证明待补。' },
      ),
    ),
  'leave.backAsked': ({ since }, w) => ({
    text: `${w.short} 原定 ${w.when(since)} 前回来。您回来了吗？还没有的话说一声大概几点。`,
  }),
  'leave.changed': ({ requester, what, to }, w) => ({
    text: `${w.short} ${w.name(requester)}${what === 'withdrawn' ? '已撤回' : what === 'back' ? `已回来${to ? `（${w.when(to)}）` : ''}` : `已销假${to ? `，${w.when(to)} 回来` : ''}`}。`,
  }),
  'leave.forColleague': ({ requester, what }, w) => ({
    text: `${w.name(requester)}的请假${what === 'approved' ? '上级已知道了' : '没有批准，请他和上级联系'}。`,
  }),
  'leave.summary': (facts, w) => summaryCard(facts, w, words),
  'leave.question': ({ field, kind }) => ({ text: `${leaveKindNames[kind]}：${questions[field](kind)}` }),
  'leave.which': ({ names }, w) => ({ text: `是哪一位？${words.list(names.map((name) => w.name(name)))}` }),
  'leave.dropped': () => ({ text: '好的，没有提交。' }),
  'leave.phone': ({ who, phone, onShift }, w) => ({
    text: `${w.name(who)}${phone ? `的电话 ${phone}` : `的电话没有登记，可以打值班电话 ${w.dutyPhone}`}，${onShift ? '现在在班上' : '现在不在班上'}。`,
  }),
  'leave.colleagueReminded': ({ who }, w) => ({ text: `已提醒${w.name(who)}自己来请。` }),
  'leave.askYourself': ({ by }, w) => ({
    text: `${w.name(by)}说您要请假。事假要本人来请，写一句给我就行，比如“明天上午请半天”。`,
  }),
  'leave.mine': ({ leaves }, w) =>
    card(
      '我的请假、加班和外出',
      leaves.map((line) => ({ label: line.number, text: leaveLine(line, w, words, false) })),
    ),
  'leave.waiting': ({ leaves }, w) =>
    card(
      `等您审批的 ${leaves.length} 件`,
      leaves.map((line) => ({ label: shortNumber(line.number), text: leaveLine(line, w, words, true) })),
    ),
  'leave.verdictAsUnderstood': ({ text }, w) =>
    card(`${w.short} 您的意思是同意，带这个条件吗？`, [{ text: cut(text, 300) }]),
  'leave.notVerdict': (_, w) => ({ text: `${w.short} 要同意、不同意，还是问他一句？` }),
  'leave.whichOfMine': ({ leaves }) => ({ text: `说的是哪一件？您有 ${leaves.length} 件。` }),
  'leave.certificateDates': ({ files }, w) => ({ text: `${w.short} 收到证明 ${files} 份。证明上写的是哪天到哪天？` }),
};

export const leaveChoices: Catalogue['leaveChoices'] = {
  kind: leaveKindNames,
  compensation: words.compensations,
  verdict: { accepted: '认可', notAccepted: '不认可' },
  yes: { yes: '是我托他请的', no: '不是' },
};
