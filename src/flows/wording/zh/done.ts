import type { ComplaintSays, Done } from '../../../rules/complaint/messages.js';
import type { Wording } from '../catalogue.js';
import { joined } from '../parts.js';
import { terms } from './terms.js';

const said: Record<Done, string> = {
  takenUp: '已接手，由您核实',
  handedOver: '已转给同事',
  findingsRecorded: '已记为核实结果，处理建议已送经理',
  firstFindingsRecorded: '已记为初步核实，处理建议已送经理',
  sentBack: '已退回再核实',
  decided: '处理办法和责任部门已定',
  accepted: '已接收',
  notOurs: '已连同理由退回经理',
  moreTimeAsked: '延期申请已送经理，批准前仍按原期限',
  moreTimeGranted: '延期已批准，业主会收到新的时间',
  moreTimeRefused: '延期没有批准，理由已告诉申请人',
  workReported: '处理结果已记下，由客服中心答复业主',
  answerSent: '答复已发送给业主，同时报管理处经理',
  told: '已记下告知业主的方式和内容，同时报管理处经理',
  noted: '已记为内部留言，业主看不到',
  tried: '已记下这次联系',
  calledBack: '回访已记下',
  signed: '已签字，办结',
  endRefused: '没有签字，继续办理',
  sizeSet: '大小已定',
  corrected: '已改好',
  callerCompleted: '客户信息已补全',
  callerNamed: '已指定回访人',
  finalAnswered: '终结答复已记下',
  registeredFor: '已登记',
};

/** `…014 已记为初步核实（期限内）。下一步：确定处理办法，周经理，明天 12:00 前。` */
export function doneWords({ what, inTime, next }: ComplaintSays['complaint.done'], w: Wording): string {
  const punctual = inTime === true ? '（期限内）' : inTime === false ? '（已过期限，照常记录）' : '';
  const number = what === 'registeredFor' ? w.number : w.short;
  const first = `${joined([number, `${said[what]}${punctual}`], ' ')}。`;
  if (!next) return first;
  const until = `${w.when(next.until)}${next.provisional ? '（暂定）' : ''} 前`;
  const then = joined([terms.steps[next.step], w.name(next.who), until], '，');
  const later = next.from ? `对方 ${w.when(next.from)} 上班后收到。` : '';
  return `${first}下一步：${then}。${later}`;
}
