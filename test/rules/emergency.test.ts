import type { AccountCard, AlertCard, PersonCard } from '../../src/rules/emergency/messages.js';
import { statusOf } from '../../src/rules/emergency/index.js';
import { alarmLife, CaseLife } from '../support/caseLife.js';
import { complaint } from '../../src/rules/complaint/index.js';
import { wang } from '../support/life.js';

// Tuesday. On shift at 21:07: 林姐 (clerk), 小罗 and 老石… by their cycles; the duty manager by roster.
const evening = () => alarmLife('2026-11-24', '21:07');
const noon = () => alarmLife('2026-11-24', '11:00');
const alerted = (life: ReturnType<typeof evening>) => life.emergency().alerted.map(({ person }) => person);
const facts = <Card>(life: CaseLife<unknown>, person: string, say: string) =>
  life.card(person, say)?.facts as Card | undefined;

describe('the alarm (report.2, .4)', () => {
  test('at once: the clerk, guards and engineers on shift, the duty manager and the direct superior, also at night', () => {
    const life = evening();
    const onShift = life.org.staff
      .filter(
        ({ id, posts }) => (posts.includes('guard') || posts.includes('engineer')) && life.cal.onShift(id, life.now),
      )
      .map(({ id }) => id);
    expect(onShift.length).toBeGreaterThan(1);
    expect(alerted(life)).toEqual(expect.arrayContaining(['lin', 'chen', ...onShift]));
    expect(alerted(life)).not.toContain('zheng');
    for (const person of alerted(life)) {
      expect(life.saidTo(person, 'emergency.card')[0]).toMatchObject({ urgent: true, at: life.now });
    }
  });

  test('it stays a complaint with its number, and is a major one', () => {
    expect(evening().state).toMatchObject({ nature: 'complaint', size: 'major', step: { name: 'takeUp' } });
  });

  test('the person is told what to do; 已通知 is said only when somebody has been reached', () => {
    const life = new CaseLife(complaint, '');
    life.now = life.cal.at('2026-11-24', '21:07');
    life.reaches = ({ to }) => 'person' in to && to.person === 'r-wang';
    life.does('r-wang', 'register', { text: '电梯困人', alarm: 'yes' }, { site: 'YH', reporter: wang, earlier: 0 });
    expect(facts<PersonCard>(life, 'r-wang', 'emergency.personCard')).toMatchObject({ told: false, hazards: ['lift'] });
    life.reaches = () => true;
    life.deliver();
    expect(facts<PersonCard>(life, 'r-wang', 'emergency.personCard')).toMatchObject({ told: true });
  });

  test('place and phone are unmasked to all who are alerted, as long as it lasts', () => {
    const life = evening();
    for (const person of alerted(life))
      expect(facts<AlertCard>(life, person, 'emergency.card')).toMatchObject({
        place: '3栋',
        customer: { phone: '13812341234', room: '3-2-402' },
      });
    life.does('lin', 'takeOver');
    life.does('lin', 'endHandling', { cause: '门锁故障', measures: '已放人，停梯检修' });
    expect(facts<AlertCard>(life, 'lin', 'emergency.card')?.customer).toEqual({});
  });

  test('three minutes without 收到 → the next level, up to the top', () => {
    const life = evening();
    const before = alerted(life);
    life.pass(2.9);
    expect(alerted(life)).toEqual(before);
    life.pass(0.2);
    expect(alerted(life)).toContain('zhou');
    life.pass(3.1);
    expect(alerted(life)).toContain('zheng');
    life.pass(30);
    expect(life.saidTo('zheng', 'emergency.nobodyYet').length).toBeGreaterThanOrEqual(2);
  });

  test('收到 by a superior: it climbs no further; by a guard alone it does', () => {
    const calm = noon();
    calm.does('chen', 'seenAlert');
    calm.pass(9);
    expect(alerted(calm)).not.toContain('zheng');
    const guard = noon()
      .emergency()
      .alerted.find(({ superior }) => !superior)!.person;
    const life = noon();
    life.does(guard, 'seenAlert');
    life.pass(3.1);
    expect(alerted(life).length).toBeGreaterThan(alerted(calm).length);
  });

  test('who has seen it and who is on it is shown to all', () => {
    const life = evening();
    life.does('lin', 'seenAlert');
    life.does('lin', 'takeOver');
    const card = facts<AlertCard>(life, 'chen', 'emergency.card');
    expect(card?.takenOver?.who.zh).toBe('林姐');
    expect(card?.alerted.find(({ who }) => who.zh === '林姐')).toMatchObject({ state: 'seen' });
    expect(facts<PersonCard>(life, 'r-wang', 'emergency.personCard')?.takenOver?.zh).toBe('客服林女士');
    expect(life.does('ma', 'takeOver').refusal?.refused).toMatch(/emergency\.(alreadyTaken|notYours)/);
    life.does('lin', 'reportSituation', { text: '人已救出，无受伤' });
    expect(facts<AlertCard>(life, 'chen', 'emergency.card')?.timeline.at(-1)).toMatchObject({
      what: 'situation',
      text: '人已救出，无受伤',
    });
  });

  test('one who cannot be reached is shown to the others, who call; reached later, no more', () => {
    const life = evening();
    life.pass(0);
    const dead = new CaseLife<never>(complaint, life.now);
    dead.reaches = ({ to }) => !('person' in to && to.person === 'chen');
    dead.change({ staff: dead.org.staff.map((one) => (one.id === 'chen' ? { ...one, phone: '13700000001' } : one)) });
    dead.does('r-wang', 'register', { text: '电梯困人', alarm: 'yes' }, { site: 'YH', reporter: wang, earlier: 0 });
    dead.pass(1);
    const line = () => facts<AlertCard>(dead, 'lin', 'emergency.card')?.alerted.find(({ who }) => who.zh === '陈主管');
    expect(line()).toEqual({ who: { zh: '陈主管', en: 'Chen' }, state: 'notReached', phone: '13700000001' });
    dead.reaches = () => true;
    dead.deliver();
    expect(line()).toMatchObject({ state: 'told' });
  });

  test('a stranger has no part in it', () => {
    const life = evening();
    for (const action of ['seenAlert', 'takeOver', 'yesEmergency', 'callOff'])
      expect(life.does('r-other', action).refusal?.refused).toBe('emergency.notYours');
    expect(life.does('fang', 'takeOver').refusal?.refused).toBe('emergency.notYours');
  });
});

describe('in doubt (report.2)', () => {
  const doubt = () => alarmLife('2026-11-24', '11:00', { text: '楼道有股奇怪的味道', alarm: 'ask' });

  test('the clerk is alerted at once, the person gets one question', () => {
    const life = doubt();
    expect(alerted(life)).toHaveLength(1);
    expect(life.buttons('r-wang', 'emergency.personCard')).toEqual(['yesEmergency', 'noEmergency']);
  });

  test('two minutes without a press count as yes', () => {
    const life = doubt();
    life.pass(1.9);
    expect(statusOf(life.emergency())).toBe('doubt');
    life.pass(0.2);
    expect(statusOf(life.emergency())).toBe('live');
    expect(alerted(life)).toContain('chen');
  });

  test('是 alerts everybody now; 不是 leaves a complaint like any other, and can be taken back', () => {
    const yes = doubt();
    yes.does('r-wang', 'yesEmergency');
    expect(alerted(yes)).toContain('chen');
    const no = doubt();
    no.does('r-wang', 'noEmergency');
    no.pass(10);
    expect(alerted(no)).toHaveLength(1);
    expect(no.state).toMatchObject({ step: { name: 'takeUp' } });
    no.does('r-wang', 'raiseEmergency', { text: '真的是煤气' });
    expect(alerted(no)).toContain('chen');
  });
});

describe('false alarms', () => {
  test('弄错了 is told as such to everybody who was alarmed', () => {
    const life = evening();
    const people = alerted(life);
    life.does('r-wang', 'callOff', { reason: '是我看错了' });
    for (const person of people) expect(life.saidTo(person, 'emergency.falseAlarm')).toHaveLength(1);
    expect(JSON.stringify(life.card('chen', 'emergency.falseAlarm')?.facts)).not.toContain('王');
  });

  test('once somebody is on it they look first, then call it off', () => {
    const life = evening();
    life.does('lin', 'takeOver');
    life.does('r-wang', 'callOff');
    expect(statusOf(life.emergency())).toBe('live');
    life.does('lin', 'callOff', { reason: '现场确认误报' });
    expect(statusOf(life.emergency())).toBe('calledOff');
  });

  test('twenty cries in ten minutes are one alert, and never silenced', () => {
    const life = evening();
    for (let n = 0; n < 20; n++) life.does('r-wang', 'raiseEmergency', { text: `着火了${n}` });
    expect(life.emergency().again).toBe(20);
    expect(new Set(life.saidTo('chen', 'emergency.card').map(({ key }) => key))).toEqual(new Set(['emergency']));
    life.does('r-wang', 'callOff');
    life.does('r-wang', 'raiseEmergency', { text: '真的着火了' });
    expect(statusOf(life.emergency())).toBe('live');
    expect(life.buttons('chen', 'emergency.card')).toContain('seenAlert');
    life.pass(3.1);
    expect(alerted(life)).toContain('zhou');
  });

  test('a superior finds that it was none: recorded, kindly worded; a guard can not', () => {
    const life = noon();
    const guard = life.emergency().alerted.find(({ superior }) => !superior)!.person;
    expect(life.does(guard, 'findNoEmergency', { reason: '不是' }).refusal?.refused).toBe('emergency.superiorOnly');
    life.does('chen', 'findNoEmergency', { reason: '门口试灯' });
    expect(life.saidTo('r-wang', 'emergency.kindlyNone')).toHaveLength(1);
    expect(statusOf(life.emergency())).toBe('notAnEmergency');
  });
});

describe('who was skipped is told afterwards (report.4)', () => {
  const passed = () => {
    const life = evening();
    life.pass(3.1);
    life.does('zhou', 'takeOver');
    life.does('zhou', 'endHandling', { cause: '门锁故障', measures: '21:31 人员安全，停梯检修' });
    return life;
  };

  test('what happened, who decided, why the level was passed, the timings', () => {
    const life = passed();
    expect(life.saidTo('chen', 'emergency.account')).toHaveLength(0);
    life.at('2026-11-25', '08:01');
    expect(facts<AccountCard>(life, 'chen', 'emergency.account')).toMatchObject({
      decider: { zh: '周经理' },
      why: 'noAnswer',
      outcome: 'ended',
      measures: '21:31 人员安全，停梯检修',
    });
    expect(life.emergency().accounts.chen?.toldAt).toBeDefined();
  });

  test('they confirm 已阅, and are reminded until they do', () => {
    const life = passed();
    life.at('2026-11-27', '12:00');
    expect(life.saidTo('chen', 'emergency.accountReminder').length).toBeGreaterThanOrEqual(2);
    life.does('chen', 'confirmAccount', { level: 'chen' });
    const count = life.saidTo('chen', 'emergency.accountReminder').length;
    life.at('2026-11-29', '12:00');
    expect(life.saidTo('chen', 'emergency.accountReminder')).toHaveLength(count);
    expect(life.does('wu', 'confirmAccount', { level: 'chen' }).refusal?.refused).toBe('emergency.notYours');
  });

  test('想当面聊聊 is told to who decided', () => {
    const life = passed();
    life.at('2026-11-25', '08:01');
    life.does('chen', 'askTalk', { level: 'chen' });
    expect(life.saidTo('zhou', 'emergency.wantsToTalk')).toHaveLength(1);
  });

  test('who took part is not told what they know', () => {
    const life = noon();
    life.does('chen', 'seenAlert');
    life.does('zhou', 'takeOver');
    life.does('zhou', 'endHandling', { cause: 'x', measures: 'y' });
    expect(life.emergency().accounts).toEqual({});
  });

  test('on leave: their delegate now, who may confirm for them; they when they are back', () => {
    const life = alarmLife('2026-11-24', '11:00');
    life.away('zhou', 'wu', '2026-11-24', '2026-11-26');
    expect(life.emergency().alerted.map(({ person }) => person)).not.toContain('zhou');
    life.change({ delegations: [{ of: 'zhou', delegate: 'chen', from: '2026-11-24', to: '2026-11-26' }] });
    life.does('zheng', 'takeOver');
    life.does('zheng', 'endHandling', { cause: 'x', measures: 'y' });
    expect(life.emergency().accounts.zhou).toMatchObject({ delegate: 'chen', sent: false });
    expect(life.saidTo('chen', 'emergency.account').map(({ key }) => key)).toEqual(
      expect.arrayContaining(['account:zhou']),
    );
    life.does('chen', 'confirmAccount', { level: 'zhou' });
    expect(life.saidTo('zhou', 'emergency.account')).toHaveLength(0);
    life.at('2026-11-27', '08:01');
    expect(life.saidTo('zhou', 'emergency.account')).not.toHaveLength(0);
  });
});

describe('the after-report 事后汇报 (report.4)', () => {
  test('is owed by who took over, two hours after the end while on shift, and drafted', () => {
    const life = evening();
    life.does('lin', 'takeOver');
    life.at('2026-11-24', '21:31');
    life.does('lin', 'endHandling', { cause: '门锁故障', measures: '已放人' });
    expect(life.emergency().afterReport).toMatchObject({ by: 'lin', dueAt: life.cal.at('2026-11-24', '23:31') });
    expect(life.card('lin', 'emergency.afterReportCard')?.buttons?.[0]).toMatchObject({
      action: 'submitAfterReport',
      args: { text: '门锁故障\n已放人' },
    });
  });

  test('off shift by then: in the first hour of the next one', () => {
    const life = alarmLife('2026-11-24', '23:00');
    life.does('lin', 'takeOver');
    life.does('lin', 'endHandling', { cause: 'x', measures: 'y' });
    const next = life.cal.currentOrNextShift('lin', life.cal.at('2026-11-25', '01:00'))!;
    expect(life.emergency().afterReport?.dueAt).toBe(new Date(Date.parse(next.from) + 3_600_000).toISOString());
  });

  test('is chased until it is in, also with the superior; only who owes it can write it', () => {
    const life = evening();
    life.does('lin', 'takeOver');
    life.does('lin', 'endHandling', { cause: 'x', measures: 'y' });
    life.at('2026-11-27', '20:00');
    expect(life.saidTo('lin', 'emergency.afterReportDue').length).toBeGreaterThanOrEqual(1);
    expect(life.saidTo('chen', 'emergency.afterReportMissed').length).toBe(1);
    expect(life.does('chen', 'submitAfterReport', { text: 'x' }).refusal?.refused).toBe('emergency.reportOwedBy');
    life.does('lin', 'submitAfterReport', { text: '两句话。' });
    expect(life.emergency().afterReport?.text).toBe('两句话。');
    const { length } = life.saidTo('lin', 'emergency.afterReportDue');
    life.at('2026-12-01', '12:00');
    expect(life.saidTo('lin', 'emergency.afterReportDue')).toHaveLength(length);
  });

  test('处置结束 answers the resident; filing waits for report and 已阅', () => {
    const life = noon();
    life.pass(3.1);
    life.does('zhou', 'takeOver');
    life.does('zhou', 'endHandling', { cause: '门锁故障', measures: '已放人' });
    expect(life.saidTo('r-wang', 'emergency.endedForPerson')).toHaveLength(1);
    const keeper = life.state!.keeper;
    life.does(keeper, 'recordFindings', { findings: '门锁故障', proposal: '工程部更换' });
    life.does('zhou', 'decide', { handling: '更换', department: 'engineering' });
    life.does('wu', 'accept');
    life.does('wu', 'reportDone', { result: '已更换' });
    life.does(keeper, 'sendAnswer', { text: '门锁已更换。' });
    life.does('zhou', 'recordCallback', { mode: 'visit', words: '好', solved: 'yes' });
    life.deliver();
    expect(life.state).toMatchObject({ step: { name: 'close' } });
    life.does('zhou', 'submitAfterReport', { text: '经过如上。' });
    expect(life.state!.closed).toBeFalsy();
    life.does('chen', 'confirmAccount', { level: 'chen' });
    expect(life.state!.closed).toMatchObject({ how: 'done' });
  });
});

describe('a decision that cannot wait (report.4)', () => {
  const asked = () => {
    const life = noon();
    life.does('lin', 'raiseEmergency', { text: '水管爆了' });
    const asker = life.emergency().alerted.find(({ superior }) => !superior)!.person;
    return { life, asker, level: life.org.staff.find(({ id }) => id === asker)!.superior! };
  };

  test('is asked of whoever in the chain answers; the level it belonged to confirms 追认 or objects, on record', () => {
    const { life, asker, level } = asked();
    life.does(asker, 'askUrgently', { question: '502 没人，水往楼下灌，能否开门关阀？' });
    expect(life.buttons('zheng', 'emergency.card')).toContain('decideUrgently');
    expect(life.does(asker, 'decideUrgently', { n: 0, verdict: 'yes', text: '可以' }).refusal?.refused).toBe(
      'emergency.superiorOnly',
    );
    life.does('zheng', 'decideUrgently', { n: 0, verdict: 'yes', text: '两人在场，全程录像' });
    expect(life.card(asker, 'emergency.decided')?.facts).toMatchObject({ verdict: 'yes' });
    if (level === 'zheng') return;
    life.at('2026-11-25', '09:00');
    expect(life.buttons(level, 'emergency.ratifyCard')).toEqual(['ratify', 'objectTo']);
    life.does(level, 'objectTo', { n: 0, reason: '应先叫工程部' });
    expect(life.emergency().decisions[0]?.ratified).toMatchObject({ how: 'objected', by: level });
    expect(life.saidTo('zheng', 'emergency.objected')).toHaveLength(1);
  });

  test('personal leave is never asked for so (attendance.9)', () => {
    const { life, asker } = asked();
    expect(life.does(asker, 'askUrgently', { question: '我明天请事假，先批一下' }).refusal).toMatchObject({
      refused: 'emergency.neverLeave',
      article: 'attendance.9',
    });
  });
});
