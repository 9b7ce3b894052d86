import { calendarFile } from '../../src/desk/attendance/feed.js';
import { harmless, payrollTable, type PayrollRow } from '../../src/desk/attendance/table.js';
import { workbook } from '../../src/desk/attendance/xlsx.js';

const none = { times: 0, minutes: 0 };
const row: PayrollRow = {
  ...{
    id: 'he',
    person: { zh: '小何', en: 'He' },
    department: { zh: '客服部', en: 'Customer service' },
    month: '2026-11',
  },
  ...{ rostered: 21, present: 20, late: { times: 1, minutes: 22 }, early: none, offPost: none },
  ...{
    absent: ['2026-11-20'],
    leave: [
      { kind: 'annual', hours: 8 },
      { kind: 'overtime', hours: 2 },
    ],
    incomplete: [],
    undecided: [],
  },
  ...{ confirmedBy: { zh: '周经理', en: 'Zhou' }, confirmedAt: '2026-12-01 09:12' },
};

test('the two consequences are named as proposals, only where it was decided, and there are no amounts (attendance.5)', () => {
  const [head, decided, other] = payrollTable([row, { ...row, absent: [] }], 'zh');
  expect(head).toHaveLength(decided!.length);
  expect(decided).toEqual(
    expect.arrayContaining(['当日工资不计发（建议）', '当月奖金按公司已公示的办法（建议）', '年休假 8', 2]),
  );
  expect(other!.join()).not.toContain('建议');
});

test.each(['=1+1', '+1', '-1', '@x', '\tx', '\rx', '＝HYPERLINK()'])(
  'a cell that begins like a formula gets an apostrophe: %j',
  (cell) => {
    expect(harmless(cell)).toBe(`'${cell}`);
    expect(workbook([[cell]], 'x').toString()).toContain(`>'${cell}</t>`);
  },
);

test('a workbook is a zip whose directory finds every part, text stays text', () => {
  const file = workbook([['<a> & "b"\u0000'], [3]], '2026-11');
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  expect(file.readUInt16LE(end + 10)).toBe(5);
  let place = file.readUInt32LE(end + 16);
  for (let n = 0; n < 5; n++) {
    expect(file.readUInt32LE(place)).toBe(0x02014b50);
    expect(file.readUInt32LE(file.readUInt32LE(place + 42))).toBe(0x04034b50);
    place += 46 + file.readUInt16LE(place + 28);
  }
  expect(place).toBe(end);
  expect(file.toString()).toContain('&lt;a&gt; &amp; &quot;b&quot;</t>');
  expect(file.toString()).toContain('<v>3</v>');
});

test('a calendar folds long lines between characters and escapes what means something', () => {
  const file = calendarFile(
    '休',
    [{ uid: 'a', summary: `${'小何'.repeat(40)}; a, b`, date: '2026-12-31' }],
    '2026-11-24T01:00:00.000Z',
  );
  for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(file.replace(/\r\n /g, '')).toContain(`${'小何'.repeat(40)}\\; a\\, b`);
  expect(file).toContain('DTEND;VALUE=DATE:20270101');
});
