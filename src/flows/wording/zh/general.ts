import type { Catalogue, Wording } from '../catalogue.js';
import { cut, joined, labelled, linesOf, shortNumber } from '../parts.js';
import type { StatusLine } from '../says.js';
import { by, progress } from './cards.js';
import { fields } from './fields.js';
import { terms } from './terms.js';

const fieldName = (field: string, action = ''): string =>
  fields.own[`${action}.${field}` as keyof typeof fields.own] ??
  fields.labels[field as keyof typeof fields.labels] ??
  '这一项';

const matter = ({ category, place }: Pick<StatusLine, 'category' | 'place'>): string =>
  joined([category && terms.categories[category], place]);

function ownLine(line: StatusLine, w: Wording): string {
  if (line.status === 'closed' || !line.until)
    return joined([matter(line), line.closedAt && `${w.when(line.closedAt)} 已办结`]);
  const next = {
    step: line.status,
    who: line.who ?? { zh: terms.us, en: terms.us },
    until: line.until,
    provisional: false,
  };
  return joined([matter(line), progress(next, w)]);
}

const waitingLine = (line: StatusLine, w: Wording): string =>
  joined([
    matter(line),
    line.size && terms.sizes[line.size],
    terms.steps[line.status],
    line.until && (line.until <= w.at ? `已过期限（${w.when(line.until)}）` : `${by(line.until, w).trim()}`),
  ]);

/** Answers outside a case, and what the dialogue asks. */
export const general: Catalogue['general'] = {
  menu: () => ({ card: { tone: 'plain', title: '常用', lines: [] } }),
  welcome: ({ name, role }) => ({
    text:
      role === 'staff'
        ? `${name}，您好。接到的投诉、来电来信直接写给我就登记；在卡片下面回复，就是办那一件。`
        : `${name ? `${name}，` : ''}您好，我是客服中心的回音。哪里坏了、哪里不满意、有什么建议，直接写给我，马上登记，办到哪一步随时告诉您。`,
  }),
  'help.resident': (_, w) => ({
    text: [
      '直接说事情就行，不用填表：',
      '· 投诉、报修、建议：写一句话，可以带照片、录音或文件',
      '· 补充：在同一件事下面接着写',
      '· 问进度：“我的投诉怎么样了”',
      '· 撤回：“不用处理了”',
      `着急或有危险，请同时打值班电话 ${w.dutyPhone}。`,
    ].join('\n'),
  }),
  'help.staff': () => ({
    text: [
      '直接写就行：',
      '· 客户来电、来信、来访：写“来电 王女士 138… 反映 …”，或按登记按钮',
      '· 在卡片下面回复：核实情况 + “建议 …”就送经理；经理回“同意，工程部 …”就定下来',
      '· 其他的话记为内部留言，业主看不到，按了“发送”才发给业主',
      '· 请假、加班、外出：写“明天下午请半天假”“昨晚加班到十点”，先看到规定和审批人再提交；审批人在卡片下面回“同意”或“不同意，…”',
      '· 问“等我办的”：列出轮到您的事和期限',
    ].join('\n'),
  }),
  privacyNotice: ({ company }, w) => ({
    text: [
      `个人信息说明（${w.name(company)}）`,
      '· 我们用什么：您的称呼、电话、房号和您写的、传的内容，只用来办理您的事情。',
      '· 谁能看到：只有经办这件事的同事；电话要按一次才显示，每次都有记录。名单、统计里不出现您的姓名和房号。',
      '· 被反映的一方不会知道是谁反映的。',
      '· 照片、录音、文件不会发给外部的智能模型。',
      '· 办结后按公司规定的期限（一般三年）保存，到期去除姓名、联系方式和原件。',
      `· 您可以要求查看、复制、更正或删除自己的信息，写在这里或拨打 ${w.dutyPhone}。`,
    ].join('\n'),
  }),
  'status.resident': ({ cases, more }, w) =>
    cases.length === 0
      ? { text: '您目前没有正在办的事情。哪里坏了、哪里不满意，直接写给我就行。' }
      : {
          card: {
            tone: 'plain',
            title: cases.length + more === 1 ? '您的事情' : `您的 ${cases.length + more} 件事情`,
            lines: linesOf(
              ...cases.map((line) => ({ label: line.number, text: ownLine(line, w) })),
              more > 0 && { text: `还有 ${more} 件。` },
            ),
          },
        },
  'status.staff': ({ cases, more }, w) =>
    cases.length === 0
      ? { text: '现在没有等您办的事情。' }
      : {
          card: {
            tone: 'plain',
            title: `等您办的 ${cases.length + more} 件`,
            lines: linesOf(
              ...cases.map((line) => ({ label: shortNumber(line.number), text: waitingLine(line, w) })),
              more > 0 && { text: `还有 ${more} 件。` },
            ),
          },
        },
  whichCase: ({ cases }) => ({
    card: { tone: 'plain', title: `这是说哪一件？您有 ${cases.length} 件正在办。`, lines: [] },
  }),
  notUnderstood: () => ({
    text: '您的话我收到了，但没有完全看懂，怕理解错了。需要我登记下来，请同事来办吗？',
  }),
  filesWithoutWords: ({ files }) => ({
    text: `收到 ${files} 份照片或文件。请写一句话说说是什么情况、在哪里，并再附一次，我马上登记。`,
  }),
  thanks: () => ({ text: '不客气，有事随时写给我。' }),
  withdrawAsked: (_, w) => ({
    card: {
      tone: 'plain',
      title: `要撤回 ${w.number} 吗？`,
      lines: [{ text: '按“撤回”后由经理确认，再告诉您结果；不按就照常办理。' }],
    },
  }),
  draft: ({ text }, w) => ({
    card: {
      tone: 'plain',
      title: `${w.short} 给业主的答复，按下按钮才会发出`,
      lines: [{ text }],
    },
  }),
  verdictAsUnderstood: ({ handling, department }, w) => ({
    card: {
      tone: 'plain',
      title: `${w.short} 我是这样理解的，对吗？`,
      lines: linesOf(
        { label: '处理办法', text: cut(handling) },
        labelled('责任部门', department && w.department(department)),
      ),
    },
  }),
  'ask.field': ({ action, field }, w) => ({
    text: joined(
      [
        w.short,
        fields.questions[`${action}.${field}` as keyof typeof fields.questions] ??
          `请补充：${fieldName(field, action)}。`,
        '不办了就回“取消”。',
      ],
      ' ',
    ),
  }),
  'ask.again': ({ field }) => ({ text: `“${fieldName(field)}”没能看懂，请再写一次，或用表单填。` }),
  'ask.left': () => ({ text: '好的，先不办，什么都没有改。' }),
  'form.faulty': ({ action, fields: faulty }) => ({
    card: {
      tone: 'plain',
      title: faulty.length
        ? `还差一点：请检查${terms.list(faulty.map((field) => `“${fieldName(field, action)}”`))}`
        : '还差一点，请检查后再提交',
      lines: [{ text: '已经填的都在，补好再提交就行。' }],
    },
  }),
  parked: (_, w) => ({
    text: `很抱歉，刚才这条没能处理，已通知管理员。请稍后再试，或致电前台 ${w.dutyPhone}。`,
  }),
  parkedForAdministrator: ({ entry, error }) => ({
    card: {
      tone: 'urgent',
      title: '有一条消息五次没能处理，已搁置，后面的照常处理',
      lines: [
        { label: '条目', text: cut(entry, 200) },
        { label: '错误', text: cut(error, 500) },
      ],
    },
  }),
};
