import { complaint } from '../../src/rules/complaint/index.js';
import type { Complaint } from '../../src/rules/complaint/state.js';
import { CaseLife } from '../support/caseLife.js';
import { wang } from '../support/life.js';

const begun = () => {
  const life = new CaseLife<Complaint>(complaint, '');
  life.now = life.cal.at('2026-11-24', '10:00');
  life.does(
    'r-wang',
    'register',
    { text: '要求退三个月物业费', category: 'fees' },
    { site: 'YH', reporter: wang, earlier: 0 },
  );
  life.does('sun', 'takeUp');
  life.does('sun', 'askUpward', { question: '业主要求退三个月物业费，超出我权限', proposal: '建议退一个月' });
  return life;
};

test('beyond my duty: any case goes to the direct superior with what is proposed; number, holder and deadline stay (report.3)', () => {
  const life = begun();
  expect(life.state?.step).toMatchObject({ name: 'investigate', holder: 'sun' });
  expect(life.card('chen', 'upward.card')?.facts).toMatchObject({
    question: '业主要求退三个月物业费，超出我权限',
    proposal: '建议退一个月',
    yours: true,
  });
  expect(life.reached.sort()).toEqual(['chen', 'r-wang', 'sun']);
});

test('answered word for word; or passed one level up with the own opinion', () => {
  const life = begun();
  life.does('chen', 'passUpward', { n: 0, opinion: '同意退一个月' });
  life.does('zhou', 'answerUpward', { n: 0, answer: '退一个月，下月物业费抵扣' });
  expect(life.card('sun', 'upward.card')?.facts).toMatchObject({
    answer: { by: { zh: '周经理' }, text: '退一个月，下月物业费抵扣' },
    opinions: [{ text: '同意退一个月' }],
  });
  expect(life.does('chen', 'answerUpward', { n: 0, answer: '不退' }).refusal?.refused).toBe('report.alreadyAnswered');
});

test('only whose turn it is answers; the resident and strangers can neither ask nor answer', () => {
  const life = begun();
  expect(life.does('sun', 'answerUpward', { n: 0, answer: '我自己批' }).refusal?.refused).toBe('report.notYours');
  expect(life.does('zhou', 'answerUpward', { n: 0, answer: '越级' }).refusal?.refused).toBe('report.notYours');
  for (const person of ['r-wang', 'fang'])
    expect(life.does(person, 'askUpward', { question: 'x', proposal: 'y' }).refusal?.refused).toBe('report.notYours');
});

test('an answer that is overdue is chased with whose turn it is; a delegate named since takes it over', () => {
  const life = begun();
  life.away('chen', 'zhou', '2026-11-24', '2026-11-26').at('2026-11-25', '18:00');
  expect(life.saidTo('zhou', 'upward.overdue').length).toBeGreaterThan(0);
  expect(life.saidTo('chen', 'upward.overdue')).toHaveLength(0);
});
