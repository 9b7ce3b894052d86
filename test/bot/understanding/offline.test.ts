import fc from 'fast-check';
import type { ReadingContext } from '../../../src/flows/understand.js';
import { readingSchema } from '../../../src/flows/understand.js';
import { readOffline } from '../../../src/bot/understanding/offline/index.js';
import { readDates } from '../../../src/bot/understanding/offline/dates/index.js';
import { readLocation } from '../../../src/bot/understanding/offline/location.js';
import { normalise } from '../../../src/bot/understanding/offline/normalise.js';
import { numeral } from '../../../src/bot/understanding/offline/numerals.js';

const at = (role: ReadingContext['role'], pending?: string): ReadingContext => ({
  now: '2026-11-23T22:41',
  zone: 'Asia/Shanghai',
  role,
  pending,
});
const first = (text: string, context: ReadingContext) => readOffline(text, context).matters[0];

describe('places are written in one form', () => {
  test.each([
    ['3栋2单元501楼上半夜装修', '3-2-501'],
    ['三号楼电梯坏了', '3号楼电梯'],
    ['Ｂ座地库漏水', 'B座地库'],
    ['C區076車位被人佔了', 'C区076车位'],
    ['６号楼１单元的门禁坏了', '6号楼1单元'],
    ['2单元7楼灯不亮', '2单元7楼'],
    ['Bldg 5 unit 1 room 1203 has no water', '5-1-1203'],
    ['北门没人', '北门'],
    ['3-501 漏水', '3-501'],
    ['518室没电', '518'],
  ])('%s: %s', (text, place) => expect(readLocation(normalise(text))).toBe(place));
});

describe('who speaks, and to what, decides what short words mean', () => {
  test.each([
    ['好', at('manager', 'leave'), 'approve'],
    ['好', at('resident'), 'greeting'],
    ['好了', at('resident', 'callback'), 'callback'],
    ['退回再核实', at('manager', 'complaint'), 'reject'],
    ['我看看', at('manager', 'complaint'), 'other'],
    ['办完了没', at('resident', 'complaint'), 'status'],
    ['算了不修了', at('resident', 'complaint'), 'cancel'],
    ['假不请了', at('staff', 'leave'), 'cancel'],
    ['我没说要投诉谁，打听个事，地库几点关门', at('resident'), 'question'],
  ])('%s', (text, context, intent) => expect(first(text, context)?.intent).toBe(intent));

  test('a verdict with a condition is marked as one', () => {
    expect(first('同意，但要先跟业主说清楚', at('manager', 'complaint'))).toMatchObject({
      intent: 'approve',
      conditional: true,
    });
    expect(first('同意', at('manager', 'complaint'))).toMatchObject({ intent: 'approve', conditional: false });
    expect(first('没有不同意的道理', at('manager', 'leave'))).toMatchObject({ intent: 'approve' });
  });

  test('complaint.4: an answer to the callback says whether it is settled, and its mark', () => {
    expect(first('还是漏', at('resident', 'callback'))).toMatchObject({ settled: false });
    expect(first('已经修好了，谢谢', at('resident', 'callback'))).toMatchObject({ settled: true });
    expect(first('给4分', at('resident', 'callback'))).toMatchObject({ rating: 4 });
  });

  test('several matters in one message are all read, the first one first', () => {
    const { matters } = readOffline('物业费几号交？另外楼道灯坏了一个月了，还有我想取消昨天的报修', at('resident'));
    expect(matters.map((matter) => matter.intent)).toEqual(['question', 'complaint', 'cancel']);
  });
});

describe('report.2: danger is heard whatever stands beside it', () => {
  test.each([
    ['三号楼电梯卡住了里面有人在拍门', true],
    ['没有人受伤，但是火还没灭', true],
    ['昨天还好好的，现在叫不醒了', true],
    ['不是演习，真着火了', true],
    ['消防演习几点开始', false],
    ['上周电梯把我困了半小时，要个说法', false],
    ['吵得我脑袋都要炸了', false],
    ['万一着火了走哪个楼梯', false],
    ['锅烧着了', true],
  ])('%s: %s', (text, danger) => expect(readOffline(text, at('resident')).emergency).toBe(danger));
});

describe('dates', () => {
  test.each([
    ['明天下午请假', '2026-11-24T13:30', '2026-11-24T17:30'],
    ['大后天请假', '2026-11-26', '2026-11-26'],
    ['下周一到周三请假', '2026-11-30', '2026-12-02'],
    ['12月1号到3号', '2026-12-01', '2026-12-03'],
    ['从明天起三天', '2026-11-24', '2026-11-26'],
    ['31号请假', '2026-12-31', '2026-12-31'],
    ['春节当天', '2027-02-06', '2027-02-06'],
    ['除夕', '2027-02-05', '2027-02-05'],
    ['明天三点半到五点', '2026-11-24T15:30', '2026-11-24T17:00'],
    ['今晚24:00', '2026-11-24T00:00', null],
    ['请两天假', null, null],
    ['the next three business days', '2026-11-24', '2026-11-26'],
    ['in 3 days', '2026-11-26', '2026-11-26'],
    ['by Friday noon', '2026-11-27T12:00', null],
  ])('%s', (text, start, end) => expect(readDates(normalise(text), '2026-11-23T09:00')).toEqual({ start, end }));

  test('the first day after the National Day holiday is a day at work', () => {
    const back = { start: '2026-10-08', end: '2026-10-08' };
    expect(readDates('节后第一天请假', '2026-09-29T09:00')).toEqual(back);
    expect(readDates('节后第一天请假，国庆回来的票只有那天了', '2026-09-22T09:00')).toEqual(back);
  });

  const pieces = [
    '明天',
    '下周三',
    '到',
    '从',
    '起',
    '12月',
    '31号',
    '2月30号',
    '上午',
    '三点半',
    '25:70',
    '24:00',
    '两天',
    '半天',
    '和',
    '农历',
    '初五',
    '除夕',
    '前一天',
    'next',
    'Friday',
    '3pm',
    'to',
    '-',
    '99',
    '号',
    '，',
    '三千',
    '个月后',
    '000',
    '年',
  ];
  const texts = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.array(fc.constantFrom(...pieces), { maxLength: 10 }).map((list) => list.join('')),
  );
  const form = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/;

  test('no text makes them fail, and no range runs backwards', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 0, max: 4000 }), (text, day) => {
        const now = `${new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10)}T10:00`;
        const { start, end } = readDates(normalise(text), now);
        if (start !== null) expect(start).toMatch(form);
        if (end !== null) expect(start !== null && end >= start).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});

describe('any text at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.string({ unit: 'grapheme', maxLength: 80 }),
  );

  test('gives a reading of the contract', () => {
    fc.assert(
      fc.property(
        anything,
        fc.constantFrom('resident' as const, 'staff' as const, 'manager' as const),
        fc.constantFrom(undefined, 'callback', 'leave'),
        (text, role, pending) => {
          expect(() => readingSchema.parse(readOffline(text, at(role, pending)))).not.toThrow();
        },
      ),
      { numRuns: 200 },
    );
  });

  test('30 KB of text are read like any other', () => {
    const { matters } = readOffline('楼上漏水，'.repeat(6000), at('resident'));
    expect(matters[0]).toMatchObject({ intent: 'complaint', category: 'water' });
  });

  test('normalising twice is normalising once', () => {
    fc.assert(
      fc.property(anything, (text) => expect(normalise(normalise(text))).toBe(normalise(text))),
      { numRuns: 300 },
    );
  });

  test('numerals are numbers', () => {
    expect(['12', '十二', '二十一', '廿三', '一百零二', '五零一', '两', '三十'].map(numeral)).toEqual([
      12, 12, 21, 23, 102, 501, 2, 30,
    ]);
  });
});
