import { emergencyTold } from './emergency.js';
import { joined } from '../../flows/wording/parts.js';
import { termsOf } from '../../flows/wording/index.js';
import type { DeskWords } from './words.js';

const terms = termsOf('zh');
const files = (count: number): string => (count ? `（原件 ${count} 份）` : '');

export const zh: DeskWords = {
  nameless: '未留姓名',
  voidReasons: { parked: '登记没有完成（系统故障），已通知管理员' },
  voided: (reason) => `作废：${reason}`,
  csv: {
    columns: {
      number: '投诉文件编号',
      receivedAt: '受理时间',
      summary: '投诉性质或内容摘要',
      customer: '客户名称',
      place: '位置',
      nature: '性质',
      category: '类别',
      size: '大小',
      channel: '来源',
      status: '状态',
      overdue: '超期',
      holder: '当前经办',
      until: '期限',
      department: '责任部门',
      result: '处理结果',
      rating: '满意度',
    },
    yes: '是',
  },
  form: {
    title: '投诉处理表',
    number: '编号',
    received: '受理时间',
    channel: '来源',
    night: '夜间受理',
    keeper: '指定人员',
    customer: '客户',
    phone: '电话',
    room: '房号',
    unverified: '（未核实）',
    place: '位置',
    nature: '性质',
    category: '类别',
    size: '大小',
    proposed: '（建议）',
    earlier: '登记表此前',
    times: (count) => `${count} 次`,
    status: '状态',
    holder: '当前经办',
    until: '期限',
    said: '反映内容',
    originals: '原件',
    noOriginals: '没有原件',
    original: { number: '原件编号', name: '名称', type: '格式', received: '收到时间' },
    course: '办理经过',
    step: { time: '时间', who: '经办人', what: '事项', text: '内容' },
    handling: '处理办法',
    department: '责任部门',
    result: '处理结果',
    answer: '答复业主',
    rating: '业主评价',
    resident: '业主',
    product: '系统',
    signatures: ['经办人', '部门经理', '管理处经理'],
    date: '日期',
    printed: (by, at) => `${by} 打印于 ${at}`,
  },
  events: {
    registered: ({ text, files: sent }) => ({ what: '登记', text: `${text}${files(sent.length)}` }),
    wordsAdded: ({ text, files: sent }) => ({ what: '业主补充', text: `${text}${files(sent.length)}` }),
    noted: ({ text, files: sent }) => ({ what: '内部留言', text: `${text}${files(sent.length)}` }),
    corrected: ({ place, category }) => ({
      what: '更正',
      text: joined([place && `位置 ${place}`, category && `类别 ${terms.categories[category]}`]),
    }),
    callerCompleted: () => ({ what: '补全客户信息' }),
    sizeSet: ({ size, reason }) => ({ what: '定大小', text: joined([terms.sizes[size], reason]) }),
    takenUp: ({ by }, { person }) => ({ what: '接手核实', text: person(by) }),
    handedOver: ({ to }, { person }) => ({ what: '转交', text: person(to) }),
    findingsRecorded: ({ text, proposal, first, files: sent }) => ({
      what: first ? '初步核实' : '核实',
      text: `${text}${files(sent.length)}\n处理建议：${proposal}`,
    }),
    fullAsked: () => ({ what: '请求完整核实' }),
    sentBack: ({ reason }) => ({ what: '退回再核实', text: reason }),
    decided: ({ handling, department, instead }, { person, department: name }) => ({
      what: '决定处理办法',
      text: joined([`${handling}`, `责任部门：${name(department)}`, instead && `代 ${person(instead)} 决定`], '\n'),
    }),
    accepted: () => ({ what: '责任部门接收' }),
    foundNotOurs: ({ reason }) => ({ what: '责任部门退回', text: reason }),
    moreTimeAsked: ({ until, reason }, { time }) => ({ what: '申请延期', text: `到 ${time(until)}：${reason}` }),
    moreTimeGranted: ({ until }, { time }) => ({ what: '同意延期', text: `到 ${time(until)}` }),
    moreTimeRefused: ({ reason }) => ({ what: '不同意延期', text: reason }),
    workReported: ({ text, files: sent }) => ({ what: '报告处理结果', text: `${text}${files(sent.length)}` }),
    answerSent: ({ text, final }) => ({ what: final ? '终结答复' : '答复', text }),
    residentTold: ({ how }) => ({ what: '告知业主', text: terms.how[how as keyof typeof terms.how] ?? how }),
    rated: ({ rating, words }) => ({ what: '业主评价', text: joined([rating && `${rating} 分`, words]) }),
    reopened: ({ words }) => ({ what: '业主说没解决，重新办理', text: words }),
    callbackArranged: ({ mode, by, slot }, { person }) => ({
      what: '安排回访',
      text: joined([terms.modes[mode], person(by), slot]),
    }),
    callbackTried: ({ note }) => ({ what: '回访未联系上', text: note }),
    calledBack: ({ mode, words }) => ({ what: '回访', text: joined([terms.modes[mode], words]) }),
    endProposed: ({ how, reason }) => ({ what: '拟结束', text: joined([terms.endings[how], reason]) }),
    endRefused: ({ reason }) => ({ what: '不同意结束', text: reason }),
    phoneShown: ({ to }, { person }) => ({ what: '查看电话', text: person(to) }),
    stepBegan: ({ step, holder, until }, { person, time }) => ({
      what: '下一步',
      text: `${terms.steps[step]}，${person(holder)}，${time(until)} 前`,
    }),
    deadlineMoved: ({ until }, { time }) => ({ what: '期限改为', text: time(until) }),
    holderReminded: () => ({ what: '提醒经办人' }),
    missedDeadlineTold: ({ to }, { person }) => ({ what: '超期，已告知上级', text: person(to) }),
    residentKeptPosted: () => ({ what: '向业主通报进展' }),
    closed: ({ how }) => ({ what: '办结', text: terms.endings[how] }),
    delivered: ({ say, to }, { person }) => {
      if (say === 'complaint.answer') return { what: '答复送达', text: person(to) };
      return say === 'complaint.resultToOffice' ? { what: '结果报管理处经理', text: person(to) } : undefined;
    },
    upward: ({ event }) => {
      if (event.type === 'asked') return { what: '请示上级', text: `${event.question}\n${event.proposal}` };
      if (event.type === 'answered') return { what: '上级答复', text: event.text };
      return event.type === 'passed' ? { what: '向上转报', text: event.opinion } : undefined;
    },
    emergency: ({ event }, naming) => emergencyTold('zh', event, naming),
    givenUp: ({ to, reason }, { person }) => ({ what: '未能送达', text: joined([person(to), reason]) }),
  },
};
