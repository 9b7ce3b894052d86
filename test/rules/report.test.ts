import { report } from '../../src/rules/report/index.js';
import type { ReportCard } from '../../src/rules/report/messages.js';
import type { Report } from '../../src/rules/report/state.js';
import { CaseLife } from '../support/caseLife.js';
import { organisation } from '../support/life.js';

const proposal = '先关总阀，再叫工程部';
/** Tuesday, ten o'clock: 小孙's report to 陈主管. */
function life(given: Record<string, unknown> = {}, by = 'sun'): CaseLife<Report> {
  const one = new CaseLife<Report>(report, '');
  one.now = one.cal.at('2026-11-24', '10:00');
  one.does(by, 'submitReport', { text: '2号楼水泵房漏水', proposal, ...given });
  return one;
}
const instructed = () => {
  const one = life();
  one.does('chen', 'instruct', { instruction: '马上关总阀，等工程部到了再开' });
  return one;
};
const disagreed = () => {
  const one = instructed();
  one.does('sun', 'disagree', { suggestion: '建议先通知住户再关' });
  return one;
};
const refused = (one: CaseLife<Report>, by: string, action: string, args = {}) => one.does(by, action, args).refusal;

describe('level by level (report.4)', () => {
  test('goes to the direct superior with the proposal; has an owner and a deadline of 4 working hours', () => {
    const one = life();
    expect(one.state?.step).toMatchObject({
      name: 'instruct',
      holder: 'chen',
      until: one.cal.addRostered('chen', one.now, 240),
    });
    expect(one.card('chen', 'report.card')?.facts).toMatchObject({ text: '2号楼水泵房漏水', proposal });
    expect(one.reached.sort()).toEqual(['chen', 'sun']);
  });

  test('addressed to anybody else it is refused, with the right recipient as one button', () => {
    const one = new CaseLife<Report>(report, life().now);
    const no = refused(one, 'sun', 'submitReport', { text: '水泵房漏水', proposal, sendTo: 'zheng' });
    expect(no).toMatchObject({
      refused: 'report.wrongRecipient',
      article: 'report.4',
      facts: { who: { zh: '陈主管' } },
      instead: [{ action: 'submitReport', label: 'sendToSuperior' }],
    });
    expect(one.does('sun', 'submitReport', no!.instead[0]!.args).refusal).toBeUndefined();
    expect(one.state?.step?.holder).toBe('chen');
  });

  test('the superior passes it one level up with their own opinion; the whole stays together', () => {
    const one = life();
    one.does('chen', 'passUp', { opinion: '同意小孙的建议，超出我的权限' });
    expect(one.state?.step).toMatchObject({ name: 'instruct', holder: 'zhou' });
    expect((one.card('zhou', 'report.card')?.facts as unknown as ReportCard).opinions).toMatchObject([
      { by: { zh: '陈主管' }, text: '同意小孙的建议，超出我的权限' },
    ]);
    one.does('zhou', 'passUp', { opinion: '请定' });
    expect(refused(one, 'zheng', 'passUp', { opinion: '再上' })).toMatchObject({ refused: 'report.top' });
  });

  test('away: the delegate acts at that level, and who passed it up does not decide the next as delegate', () => {
    const one = life();
    one.away('chen', 'zhou', '2026-11-24', '2026-11-24').at('2026-11-24', '16:30');
    expect(one.state?.step?.holder).toBe('zhou');
    one.away('zhou', 'chen', '2026-11-24', '2026-11-30');
    one.does('chen', 'passUp', { opinion: '请周经理定' });
    expect(one.state?.step?.holder).toBe('zheng');
  });

  test('what was decided at a level in its absence, its own holder reads when they are back', () => {
    const one = life();
    one.away('chen', 'zhou', '2026-11-24', '2026-11-24').at('2026-11-24', '16:30');
    one.does('zhou', 'settle', { text: '照办' });
    one.at('2026-11-25', '09:00');
    expect(one.card('chen', 'report.card')?.facts).toMatchObject({ settled: { text: '照办' } });
  });

  test('only whose turn it is instructs; strangers learn nothing', () => {
    const one = life();
    expect(refused(one, 'sun', 'instruct', { instruction: '自己批' })?.refused).toBe('report.turnOf');
    expect(refused(one, 'zhou', 'instruct', { instruction: '越级' })?.refused).toBe('report.notYours');
    expect(refused(one, 'r-wang', 'remark', { text: '什么事' })?.refused).toBe('report.notYours');
  });

  test('what is overdue is chased with its holder, and climbs to nobody', () => {
    const one = life();
    one.at('2026-12-04', '18:00');
    expect(one.saidTo('chen', 'report.overdue').length).toBeGreaterThan(3);
    expect(one.reached.sort()).toEqual(['chen', 'sun']);
  });

  test('the top has nobody above: the company address is named', () => {
    const one = new CaseLife<Report>(report, life().now);
    expect(refused(one, 'zheng', 'submitReport', { text: 'x', proposal })).toMatchObject({
      refused: 'report.companyAddress',
      facts: { address: organisation.sites[0]!.companyAddress },
    });
  });

  test('residents complain; they do not report up the chain', () => {
    const one = new CaseLife<Report>(report, life().now);
    expect(refused(one, 'r-wang', 'submitReport', { text: 'x' })?.refused).toBe('report.staffOnly');
  });
});

describe('a proposal 处理意见 (report.5)', () => {
  test('is asked for when there is none, and goes up with it', () => {
    const one = life({ proposal: undefined });
    expect(one.state?.step).toMatchObject({ name: 'propose', holder: 'sun' });
    expect(one.saidTo('sun', 'report.askProposal')).toHaveLength(1);
    expect(one.reached).toEqual(['sun']);
    one.does('sun', 'addProposal', { proposal });
    expect(one.state?.step).toMatchObject({ name: 'instruct', holder: 'chen' });
  });

  test('an emergency is sent first and asked afterwards', () => {
    const one = life({ text: '地下室有煤气味', proposal: undefined, alarm: 'yes' });
    expect(one.state?.step).toMatchObject({ name: 'instruct', holder: 'chen' });
    expect(one.state?.emergency?.alerted.length).toBeGreaterThan(2);
    expect(one.saidTo('sun', 'report.askProposal')).toHaveLength(0);
    one.does('chen', 'takeOver');
    one.does('chen', 'endHandling', { cause: '阀门松动', measures: '已关阀通风' });
    expect(one.saidTo('sun', 'report.askProposal')).toHaveLength(1);
  });

  test('an emergency that names the wrong recipient is sent all the same', () => {
    expect(life({ text: '着火了', alarm: 'yes', sendTo: 'zheng' }).state?.emergency).toBeDefined();
  });
});

describe('instructions (report.5)', () => {
  test('are recorded word for word, with time and name; receipt, execution and result are confirmed', () => {
    const one = instructed();
    expect(one.state?.instructions[0]).toMatchObject({ by: 'chen', at: one.now, text: '马上关总阀，等工程部到了再开' });
    expect(one.card('sun', 'report.instruction')?.facts).toMatchObject({ text: '马上关总阀，等工程部到了再开' });
    one.does('sun', 'confirmReceipt');
    one.does('sun', 'markExecuted', {});
    expect(one.state?.step?.name).toBe('result');
    one.does('sun', 'reportResult', { result: '已关阀，工程部修好' });
    expect(one.state?.closed).toMatchObject({ how: 'done' });
    expect(one.saidTo('chen', 'report.resultFor')).toHaveLength(1);
  });

  test('overdue execution is chased; who instructed hears it once', () => {
    const one = instructed();
    one.at('2026-12-04', '18:00');
    expect(one.saidTo('sun', 'report.overdue').length).toBeGreaterThan(3);
    expect(one.saidTo('chen', 'report.overdueBelow')).toHaveLength(1);
  });

  test('a settled one is answered and closed', () => {
    const one = life();
    one.does('chen', 'settle', { text: '已知道，按原安排' });
    expect(one.state?.closed).toMatchObject({ how: 'settled' });
    expect(one.saidTo('sun', 'report.settledFor')).toHaveLength(1);
  });

  test('a date that has passed is refused kindly', () => {
    expect(refused(life(), 'chen', 'instruct', { instruction: '办', by: '2026-11-01' })?.refused).toBe(
      'report.dateNotAhead',
    );
  });
});

describe('a different opinion (report.5)', () => {
  test('suggestion → upheld → executed → only then one level up, once, with the whole record', () => {
    const one = disagreed();
    expect(one.state?.step).toMatchObject({ name: 'review', holder: 'chen' });
    expect(refused(one, 'sun', 'raiseOnceMore', { words: '不同意' })).toMatchObject({
      refused: 'report.executeFirst',
      article: 'report.5',
    });
    one.does('chen', 'uphold', { words: '按原意办' });
    expect(refused(one, 'sun', 'disagree', { suggestion: '还是不同意' })?.refused).toBe('report.executeFirst');
    expect(refused(one, 'sun', 'raiseOnceMore', { words: '不同意' })?.refused).toBe('report.executeFirst');
    expect(one.buttons('sun', 'report.card')).not.toContain('raiseOnceMore');
    one.does('sun', 'markExecuted', {});
    expect(one.buttons('sun', 'report.card')).toContain('raiseOnceMore');
    one.does('sun', 'raiseOnceMore', { words: '关阀前通知住户更好' });
    expect(one.state?.step).toMatchObject({ name: 'instruct', holder: 'zhou' });
    expect(one.card('zhou', 'report.card')?.facts).toMatchObject({
      raisedWith: '关阀前通知住户更好',
      instructions: [
        {
          text: '马上关总阀，等工程部到了再开',
          disagreement: { suggestion: '建议先通知住户再关', answer: { how: 'upheld', text: '按原意办' } },
        },
      ],
    });
    expect(one.reached).not.toContain('zheng');
    one.does('zhou', 'instruct', { instruction: '以后先通知' });
    one.does('sun', 'markExecuted', {});
    expect(refused(one, 'sun', 'raiseOnceMore', { words: '再来' })?.refused).toBe('report.nothingToRaise');
  });

  test('changed: the new instruction holds, both stay on record', () => {
    const one = disagreed();
    one.does('chen', 'changeInstruction', { instruction: '先通知住户，半小时后关' });
    expect(one.state?.instructions.map(({ text }) => text)).toEqual([
      '马上关总阀，等工程部到了再开',
      '先通知住户，半小时后关',
    ]);
    expect(one.state?.step).toMatchObject({ name: 'receive', holder: 'sun' });
  });

  test('执行有危险或违规: stopped and raised at once', () => {
    const one = instructed();
    one.does('sun', 'stopInstruction', { reason: '要我把业主电话给中介，违反保密制度' });
    expect(one.state?.instructions[0]).toMatchObject({ stopped: { reason: '要我把业主电话给中介，违反保密制度' } });
    expect(one.state?.step).toMatchObject({ name: 'instruct', holder: 'zhou' });
    expect(one.card('zhou', 'report.card')?.urgent).toBe(true);
  });

  test('stopped at the top: the company address is named', () => {
    const one = life({ text: '请示', proposal }, 'zhou');
    one.does('zheng', 'instruct', { instruction: '不用登记' });
    one.does('zhou', 'stopInstruction', { reason: '违规' });
    expect(one.saidTo('zhou', 'report.companyToo')).toHaveLength(1);
  });
});

describe('about the own superior (report.4, Recusal)', () => {
  test('goes to the level above; the superior hears nothing, also as delegate, and no list shows it', () => {
    const one = new CaseLife<Report>(report, life().now);
    one.away('zhou', 'chen', '2026-11-24', '2026-11-30');
    one.does('sun', 'submitReport', { text: '陈主管辱骂同事', proposal: '请调查', confidential: 'yes' });
    expect(one.state?.step?.holder).toBe('zheng');
    one.at('2026-12-01', '12:00');
    expect(one.reached).not.toContain('chen');
    const { text, category, place } = report.summary(one.state!);
    expect([text, category, place]).toEqual(['', undefined, undefined]);
  });

  test('about the top of the site: the confidential address of the company', () => {
    const one = new CaseLife<Report>(report, life().now);
    expect(refused(one, 'zhou', 'submitReport', { text: '郑经理…', proposal, confidential: 'yes' })?.refused).toBe(
      'report.companyAddress',
    );
  });
});

describe('通信设备 (report.2)', () => {
  test('an outage goes to engineering and the superior at once, also at night', () => {
    const one = new CaseLife<Report>(report, '');
    one.now = one.cal.at('2026-11-24', '22:30');
    one.does('lin', 'submitReport', { text: '全区监控黑屏了' });
    expect(one.state?.step).toMatchObject({ name: 'instruct', holder: 'chen' });
    expect(one.card('chen', 'report.card')).toMatchObject({ at: one.now });
    expect(one.saidTo('wu', 'report.outage')).toMatchObject([{ at: one.now }]);
    expect(one.state?.emergency).toBeUndefined();
  });
});
