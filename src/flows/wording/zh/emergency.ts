import type { EmergencySays } from '../../../rules/emergency/messages.js';
import type { Worder } from '../catalogue.js';
import { accountCard, afterReportCard, alertCard, personCard, type EmergencyWords } from '../emergencyCards.js';
import { cut, joined, labelled, linesOf } from '../parts.js';

const hazards: EmergencyWords['hazards'] = {
  lift: '电梯',
  fire: '火情',
  gas: '燃气',
  electricity: '触电、漏电',
  violence: '人身威胁',
  despair: '有人可能轻生',
  unwell: '有人受伤或不适',
  trapped: '有人被困',
  falling: '坠落、坍塌',
  flood: '大量进水',
  missing: '有人走失',
  other: '紧急情况',
};

const advice: EmergencyWords['advice'] = {
  lift: '请不要扒门，也不要让里面的人自己出来。请告诉他们：别慌，离门远一点，按轿厢里的铃形按钮。',
  fire: '请马上离开，走楼梯，不坐电梯；烟大就弯腰低姿，用湿毛巾捂住口鼻，出来后不要回去拿东西。',
  gas: '请不要开关电灯电器，不在屋里打电话，不点火。开窗，能关就关掉阀门，马上到楼外去。',
  electricity: '请不要碰水、电器和触电的人，离开有水的地方。够得到并且安全时，先拉总闸。',
  violence: '请先保护自己，不要上前劝阻，离开或锁好门，看清人和方向就行。',
  despair: '请不要大声喊叫或突然靠近，稳住对方，听他说，有人陪着等我们到。',
  unwell: '请不要搬动伤者，保持呼吸通畅，出血就按住伤口。请有人到楼下和单元门口接救护车。',
  trapped: '请告诉里面的人：别慌，不要硬拉硬撬，保存体力，能应声就应声。有孩子或老人请说明。',
  falling: '请马上离远一些，不要从下面走，也请拦住别人。',
  flood: '请不要蹚水，不碰插座和电器。关得到总水阀就先关，人到高处。',
  missing: '请告诉我们：多大、穿什么衣服、什么时候在哪里最后见到。我们马上查出入口。',
  other: '请先保证自己的安全，离开危险的地方，等我们的人到。',
};

const call: EmergencyWords['call'] = {
  lift: '需要医护请打 120',
  fire: '请同时打 119',
  gas: '到楼外请打 119',
  electricity: '有人受伤请打 120',
  violence: '请同时打 110',
  despair: '请同时打 110、120',
  unwell: '请同时打 120',
  trapped: '需要救援请打 119',
  falling: '有人受伤请打 120',
  flood: '有危险请打 119',
  missing: '请同时打 110',
  other: '危急请打 110、119 或 120',
};

const words: EmergencyWords = {
  hazards,
  sign: '、',
  advice,
  call,
  dutyPhone: (phone) => `值班电话 ${phone}`,
  person: {
    live: ({ since }, w) => `🔴 已按紧急情况处理（${w.when(since)}）`,
    doubt: () => '是紧急情况吗？按一下就行',
    none: () => '好的，不按紧急情况处理',
    ended: () => '紧急处置已结束',
    calledOff: () => '好的，已经告诉大家是误会',
    notAnEmergency: () => '已由同事看过，按平常的事情办',
  },
  personLine: {
    live: ({ told }) => (told ? '值班人员已通知。' : '正在通知值班人员。'),
    doubt: ({ doubtUntil }, w) =>
      `值班客服已在看。${doubtUntil ? `${w.when(doubtUntil)} 前` : '两分钟内'}没有按，就按紧急情况处理。`,
    none: () => '您说的情况照常登记办理。情况变了随时按下面的按钮，或直接写。',
    ended: ({ measures }) => measures ?? '人员安全。',
    calledOff: () => '没关系，宁可多报一次。情况变了随时按下面的按钮，或直接写。',
    notAnEmergency: () => '谢谢您及时告诉我们，宁可多报一次。事情照常办理。',
  },
  takenBy: (who) => `${who}已接手，正在处理。`,
  status: {
    doubt: '待确认',
    live: '紧急',
    none: '不是紧急情况',
    ended: '处置结束',
    calledOff: '误报',
    notAnEmergency: '不属紧急',
  },
  labels: {
    said: '情况',
    where: '位置',
    who: '谁',
    call: '联系',
    alerted: '已叫',
    taken: '接手',
    latest: '经过',
    asks: '请示',
    cause: '原因',
    measures: '措施',
    reason: '说明',
    why: '为什么没先经过您',
    course: '经过',
    report: '事后汇报',
    confirmed: '已阅',
    draft: '草稿：经过',
  },
  nobody: '还没有人接手',
  again: (times) => `又呼叫了 ${times} 次`,
  state: ({ who, state, at, phone }, w) => {
    const name = w.name(who);
    if (state === 'seen') return `✓ ${name} 收到${at ? `（${w.when(at)}）` : ''}`;
    if (state === 'notReached') return `✗ 没联系上：${name}${phone ? `，请打 ${phone}` : '，请当面或电话找'}`;
    return state === 'told' ? `… ${name} 已送达` : `… ${name} 正在送`;
  },
  happened: (line, w) => {
    const by = line.by ? w.name(line.by) : '';
    const text = line.text ? `：${cut(line.text, 120)}` : '';
    const said = line.situation
      ? { atScene: '：在现场', safe: '：人已经安全', onMyWay: '：正在赶去' }[line.situation]
      : '';
    switch (line.what) {
      case 'raised':
        return `${by || '住户'}报告${text}`;
      case 'criedAgain':
        return `${by || '住户'}再次呼叫${text}`;
      case 'confirmed':
        return '按紧急情况处理';
      case 'alerted':
        return `通知 ${(line.people ?? []).map((one) => w.name(one)).join('、')}`;
      case 'seen':
        return `${by}收到`;
      case 'takenOver':
        return `${by}接手`;
      case 'situation':
        return `${by || '住户'}${said}${text}`;
      case 'asked':
        return `${by}请示${text}`;
      case 'decided':
        return `${by}决定${text}`;
      case 'ended':
        return `${by}处置结束${text}`;
      case 'calledOff':
        return `${by || '报告人'}说是误报${text}`;
      case 'noEmergency':
        return `${by}认为不属紧急${text}`;
    }
  },
  question: ({ question, by, answer }, w) =>
    joined(
      [
        `${w.name(by)}：${question}`,
        answer ? `${w.name(answer.by)}${answer.verdict === 'yes' ? '同意' : '不同意'}：${answer.text}` : '等谁能答复',
      ],
      '\n',
    ),
  account: {
    title: ({ level, place, from, to, outcome, confirmed }, w, what) =>
      joined([
        `${confirmed ? '已阅 · ' : ''}事后告知${level ? `（代${w.name(level)}）` : ''}`,
        joined([place, what], ' '),
        w.moments([from, ...(to ? [to] : [])]).join('–'),
        words.status[outcome],
      ]),
    why: ({ why, alertedAt, decider, decidedAt }, w) =>
      why === 'noAnswer'
        ? `${alertedAt ? w.when(alertedAt) : '当时'}已通知您，没有等到回应，按规定同时请示了${w.name(decider)}，由${w.name(decider)}决定（${w.when(decidedAt)}）。`
        : `当时来不及逐级请示，由${w.name(decider)}决定（${w.when(decidedAt)}）。`,
    report: ({ by, dueAt, text }, w) => text ?? `由${w.name(by)}在 ${w.when(dueAt)} 前送到`,
  },
  report: {
    title: ({ dueAt, text, at }, w) =>
      text ? `事后汇报已提交${at ? `（${w.when(at)}）` : ''}` : `${w.short} 请在 ${w.when(dueAt)} 前提交事后汇报`,
    enough: '经过已经整理好，写两句话再提交就够了。',
    offShift: '您当时不在班，可以另写“登记加班”。',
  },
};

const done: Record<EmergencySays['emergency.done']['what'], string> = {
  asked: '已经请示，谁先答复都会马上告诉您。',
  situation: '收到，已告诉大家。',
  afterReport: '事后汇报已提交，辛苦了。',
  confirmed: '已阅，谢谢。',
  again: '收到，已经在处理，大家都能看到您又呼叫了。',
  ratified: '已记下您的意见。',
  talk: '已阅；也告诉对方您想当面聊聊。',
};

/** Everything that is said in an emergency. */
export const emergency: { [Say in keyof EmergencySays]: Worder<EmergencySays[Say]> } = {
  'emergency.personCard': (card, w) => personCard(card, w, words),
  'emergency.card': (card, w) => alertCard(card, w, words),
  'emergency.account': (card, w) => accountCard(card, w, words),
  'emergency.afterReportCard': (facts, w) => afterReportCard(facts, w, words),
  'emergency.accountReminder': ({ decider }, w) => ({
    text: `${w.short} 有一份事后告知（由${w.name(decider)}决定）还没有看过，请看一下，按“已阅”。`,
  }),
  'emergency.afterReport': ({ by, text, hazards: what, place }, w) => ({
    card: {
      tone: 'plain',
      title: joined([`${w.short} ${w.name(by)}的事后汇报`, joined([place, ...what.map((one) => hazards[one])], ' ')]),
      lines: [{ text: cut(text, 2000) }],
    },
  }),
  'emergency.afterReportDue': ({ dueAt }, w) => ({
    text: `${w.short} 事后汇报请在 ${w.when(dueAt)} 前交；经过已经整理好，写两句话就行。`,
  }),
  'emergency.afterReportMissed': ({ by, dueAt }, w) => ({
    text: `${w.short} ${w.name(by)}的事后汇报到期（${w.when(dueAt)}）还没有交，请看看需不需要帮忙。`,
  }),
  'emergency.ratifyCard': ({ question, askedBy, by, at, verdict, text, ratified }, w) => ({
    card: {
      tone: ratified ? 'done' : 'plain',
      title: ratified
        ? `${w.short} ${ratified.how === 'ratified' ? '已追认' : '有异议，已记录'}`
        : `${w.short} 当时替您作的决定，请您追认`,
      lines: linesOf(
        { label: '请示', text: `${w.name(askedBy)}：${cut(question)}` },
        { label: '决定', text: `${w.name(by)} ${w.when(at)}${verdict === 'yes' ? '同意' : '不同意'}：${cut(text)}` },
        labelled('意见', ratified?.text),
      ),
    },
  }),
  'emergency.objected': ({ by, question, text }, w) => ({
    text: `${w.short} ${w.name(by)}对“${cut(question, 60)}”的决定有异议，已记录：${cut(text)}`,
  }),
  'emergency.decided': ({ by, verdict, question, text }, w) => ({
    text: `${w.short} ${w.name(by)}${verdict === 'yes' ? '同意' : '不同意'}“${cut(question, 60)}”：${cut(text)}`,
  }),
  'emergency.falseAlarm': ({ by, reason, hazards: what, place }, w) => ({
    text: `${w.short} ${joined([place, ...what.map((one) => hazards[one])], ' ')}：是误报（${w.name(by)}${reason ? `：${cut(reason, 200)}` : ''}）。不用再赶去，谢谢大家。`,
  }),
  'emergency.notAnEmergency': ({ by, reason }, w) => ({
    text: `${w.short} ${w.name(by)}看过，按平常的事情办：${cut(reason, 200)}。不用再赶去，谢谢大家。`,
  }),
  'emergency.kindlyNone': () => ({
    text: '我们的同事看过了，现在没有危险，事情照常办理。谢谢您及时告诉我们，宁可多报一次。',
  }),
  'emergency.endedForPerson': ({ measures, who }, w) => ({
    text: `您报告的紧急情况已经处置结束，人员安全。${cut(measures, 1000)}\n${w.name(who)}和同事感谢您及时报告。${w.number ? `编号 ${w.number}，后续会继续告诉您。` : ''}`,
  }),
  'emergency.nobodyYet': ({ since }, w) => ({
    text: `🔴 ${w.short} ${w.when(since)} 的紧急情况还没有人接手。谁能去，请按“接手”，或打值班电话 ${w.dutyPhone}。`,
  }),
  'emergency.howIsIt': ({ since }, w) => ({
    text: `${w.short} ${w.when(since)} 的紧急情况现在怎么样了？写一句就行；都安全了请按“处置结束”。`,
  }),
  'emergency.wantsToTalk': ({ by }, w) => ({ text: `${w.short} ${w.name(by)}看过事后告知，想和您当面聊聊。` }),
  'emergency.done': ({ what }, w) => ({ text: joined([w.short, done[what]], ' ') }),
};
