import type { EmergencyEvent } from '../../rules/emergency/index.js';
import type { Naming, Told } from './words.js';

type Names = Partial<Record<EmergencyEvent['type'], string>>;

const zh: Names = {
  raised: '紧急情况',
  criedAgain: '再次呼叫',
  raisedAgain: '再次报告紧急情况',
  confirmed: '确认为紧急情况',
  foundNone: '本人说不是紧急情况',
  alerted: '通知',
  notReached: '未能通知到',
  seen: '收到',
  takenOver: '接手',
  situation: '现场情况',
  decisionAsked: '紧急请示',
  decidedUrgently: '紧急决定',
  ratified: '对紧急决定的意见',
  ended: '处置结束',
  calledOff: '误报，已通知各人',
  foundNoEmergency: '认定不属紧急情况',
  accountGiven: '事后告知',
  accountConfirmed: '已阅',
  talkAsked: '已阅，想当面聊聊',
  afterReportSubmitted: '事后汇报',
};

const en: Names = {
  raised: 'Emergency',
  criedAgain: 'Called again',
  raisedAgain: 'Emergency reported again',
  confirmed: 'Confirmed as an emergency',
  foundNone: 'No emergency, says who wrote it',
  alerted: 'Alerted',
  notReached: 'Not reached',
  seen: 'Seen',
  takenOver: 'Taken over',
  situation: 'On site',
  decisionAsked: 'Decision asked for',
  decidedUrgently: 'Decided',
  ratified: 'On what was decided for them',
  ended: 'Handling ended',
  calledOff: 'False alarm, everybody told',
  foundNoEmergency: 'Found not to be an emergency',
  accountGiven: 'Told afterwards',
  accountConfirmed: 'Read',
  talkAsked: 'Read, would like to talk',
  afterReportSubmitted: 'After-report',
};

const names = { zh, en };

/** An emergency in the handling form's course of events; nothing for what only the product does for itself. */
export function emergencyTold(language: 'zh' | 'en', event: EmergencyEvent, { person }: Naming): Told | undefined {
  const what = names[language][event.type];
  const text = textOf(event, person);
  return what === undefined ? undefined : { what, ...(text ? { text } : {}) };
}

function textOf(event: EmergencyEvent, person: Naming['person']): string | undefined {
  if (event.type === 'alerted') return event.people.map((one) => person(one.person)).join(' ');
  if (event.type === 'notReached') return event.people.map(person).join(' ');
  if (event.type === 'accountGiven') return person(event.level);
  if (event.type === 'decisionAsked') return event.question;
  if (event.type === 'ended') return `${event.cause}\n${event.measures}`;
  if (event.type === 'calledOff' || event.type === 'foundNoEmergency') return event.reason;
  return 'text' in event ? event.text : undefined;
}
