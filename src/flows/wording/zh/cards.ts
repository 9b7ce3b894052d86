import type { Closing, Next, ResidentCard } from '../../../rules/complaint/messages.js';
import type { Instant } from '../../../rules/time.js';
import type { ClosingWords, ResidentCardWords, StaffCardWords } from '../cards.js';
import { closingLine } from '../cards.js';
import type { Wording } from '../catalogue.js';
import { joined } from '../parts.js';
import { terms } from './terms.js';

/** ` 今天 18:00 前`; what is overdue is promised as soon as possible, not for the past. */
export const by = (until: Instant, w: Wording, provisional = false): string =>
  until <= w.at ? '尽快' : ` ${w.when(until)}${provisional ? '（暂定）' : ''} 前`;

/** Where somebody goes to look; the rest is looked into. */
const onSite = new Set(['noise', 'water', 'lift', 'parking', 'cleaning', 'security', 'pets', 'facilities']);

export const closingWords: ClosingWords = {
  registered: '登记',
  found: '核实',
  decided: '决定',
  answered: '答复',
  calledBack: '回访',
  satisfied: (rating) => `满意度 ${rating} 分`,
};

/** What happens now, who has it and until when, as a resident hears it. */
export function progress({ step, who, until, provisional }: Next, w: Wording): string {
  const [name, time] = [w.name(who), by(until, w, provisional)];
  switch (step) {
    case 'takeUp':
      return `${name}正在跟进，${time.trim()}着手核实。`;
    case 'investigate':
      return `${name}正在核实，${time.trim()}有结果。`;
    case 'decide':
      return `情况已经核实，${name}${time}确定处理办法并告诉您。`;
    case 'accept':
      return `处理办法已经确定，${name}${time}安排。`;
    case 'work':
      return `${name}正在处理，${time.trim()}办好。`;
    case 'answer':
      return `${name}${time}答复您。`;
    case 'callback':
      return `已经答复您，${name}${time}回访。`;
    case 'finalAnswer':
      return `${name}亲自过问，${time.trim()}给您最终答复。`;
    case 'sign':
      return `您的意思已转给${name}，${time.trim()}确认。`;
    case 'close':
      return `事情已经办好，${name}${time}收尾。`;
  }
}

const opening = (card: ResidentCard, w: Wording): string =>
  `${card.called ? w.name(card.called) : ''}${greeting(card)}`;

function greeting({ nature, channel, night, category }: ResidentCard): string {
  if (nature === 'suggestion') return '您好，谢谢您为小区提的建议，我们会认真研究。';
  if (nature === 'question') return '您好，这个问题我不能确定，怕说错耽误您，已请同事答复您。';
  if (channel !== 'chat') return '您好，您反映的情况我们已经登记，给您带来不便，非常抱歉。';
  if (night && category === 'noise') return '您好，这么晚还让您休息不好，非常抱歉。';
  return category === 'noise' ? '您好，影响到您休息，非常抱歉。' : '您好，给您带来不便，非常抱歉。';
}

/** `今天内到现场核实，明天 12:00 前由客服部周经理确定处理办法并回复您。` */
function plan({ nature, category, night, receivedAt, next, decideBy }: ResidentCard, w: Wording): string {
  const manager = w.name(decideBy?.who);
  if (nature === 'suggestion') return `了解清楚后由${manager}决定怎么办并回复您。`;
  const check = onSite.has(category) ? '到现场核实' : '核实情况';
  const today = w.today(receivedAt);
  const soon =
    night && today ? `今晚先${check}` : today && next && w.today(next.until) ? `今天内${check}` : `尽快${check}`;
  return decideBy && next && decideBy.until > next.until
    ? `${soon}，${by(decideBy.until, w, next.provisional).trim()}由${manager}确定处理办法并回复您。`
    : `${soon}，再由${manager}确定处理办法并回复您。`;
}

const headings = { complaint: '已登记', suggestion: '已登记', question: '已收到' };

export const residentCardWords: ResidentCardWords = {
  opening,
  title: ({ nature, category, place, closed }, w) =>
    joined([
      `${closed ? '已办结' : headings[nature]} ${w.number}`,
      nature === 'complaint' ? terms.categories[category] : terms.natures[nature],
      place,
    ]),
  plan,
  progress,
  following: '一直跟进',
  asksPlace: '请问是在哪个位置？例如“3栋2单元门口”或房号，告诉我们就能更快赶到。',
  originals: (count) => `已收到您的照片或文件 ${count} 份。`,
  reopened: (times) => `按您的反馈继续处理（第 ${times + 1} 次），之前的经过都在。`,
  ended,
};

export function ended(closing: Closing, w: Wording): string {
  switch (closing.how) {
    case 'done':
      return closingLine(closing, w, closingWords);
    case 'withdrawn':
      return `按您的意思已经撤回。${closingLine(closing, w, closingWords)}`;
    case 'declined':
      return `按您的意思不再回访。${closingLine(closing, w, closingWords)}`;
    case 'notReached':
      return `几次没有联系上您，这件事先办到这里；您随时可以在这里写给我们。${closingLine(closing, w, closingWords)}`;
  }
}

export const staffCardWords: StaffCardWords = {
  size: (name, confirmed) => (confirmed ? name : `${name}（建议）`),
  night: '夜间受理',
  received: (at) => `${at} 收到`,
  earlier: (times) => `登记表此前有 ${times} 次`,
  originals: (count) => `原件 ${count} 份`,
  again: (times) => `业主说没解决，第 ${times + 1} 次办`,
  yours: '轮到您',
  next: '下一步',
  overdue: (when) => `已过期限（${when}）`,
  until: (when, provisional) => `${when} 前${provisional ? '（暂定）' : ''}`,
  twoOfYou: '请和保安同去',
  fullBy: (when) => `完整核实 ${when} 前`,
  customer: '客户',
  unverified: '（未核实）',
  unreachable: '不在线，需电话、书面或当面告知',
  said: '反映',
  added: '补充',
  finding: (first) => (first ? '初步核实' : '核实'),
  proposal: '处理建议',
  decision: '处理办法',
  decided: (who, department, when) => `${who}决定，${department}负责（${when}）`,
  notOurs: '责任部门认为不归其办理',
  moreTime: '申请延期到',
  result: '处理结果',
  answer: '答复',
  callback: '回访',
  slot: (slot) => `业主选的时间：${slot}`,
  tries: (times) => `已联系 ${times} 天未联系上`,
  ending: '拟结束',
  rating: (rating) => `业主评价 ${rating} 分`,
  investigator: '核实人',
  closed: '已办结',
};
