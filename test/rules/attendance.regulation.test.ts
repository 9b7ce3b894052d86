import { attendanceCommands } from '../../src/rules/attendance/commands.js';
import { findingsOf } from '../../src/rules/attendance/findings.js';
import { dayOfClock } from '../../src/rules/attendance/day.js';
import { recordSettingsOf } from '../../src/rules/attendanceRecordSettings.js';
import { calendarOf } from '../../src/rules/calendar.js';
import { clockingCompany, WorkingDay, type WhoseDay } from '../support/workingDay.js';

/** Comes and goes; the shift of 小孙 is 08:30–17:30 with a break from 12:00 to 13:00. */
function worked(
  come: string | undefined,
  go: string | undefined,
  whose: WhoseDay = {},
  prepare: (day: WorkingDay) => unknown = () => undefined,
): WorkingDay {
  const day = new WorkingDay(whose);
  prepare(day);
  const at = (moment: string) =>
    moment.includes(' ') ? day.at(...(moment.split(' ') as [string, string])) : day.at(moment);
  if (come) at(come).does(day.person, 'clock', { what: 'in' });
  if (go) at(go).does(day.person, 'clock', { what: 'out' });
  return day;
}

describe('late and early, from shift and clock alone', () => {
  test.each([
    ['attendance.1', 'in time', '08:30', '17:30', []],
    ['attendance.1', 'early in the morning', '06:00', '17:30', []],
    ['attendance.1', 'one minute late', '08:31', '17:30', ['late 1']],
    ['attendance.12', '19 minutes are late, and no 违纪', '08:49', '17:30', ['late 19']],
    ['attendance.12', '20 minutes exactly are proposed as 违纪', '08:50', '17:30', ['late 20!']],
    ['attendance.12', '21 minutes', '08:51', '17:30', ['late 21!']],
    ['attendance.2', 'ten minutes early', '08:30', '17:20', ['early 10']],
    ['attendance.12', '20 minutes early', '08:30', '17:10', ['early 20!']],
    ['attendance.1', 'during the break: the break is not counted', '12:30', '17:30', ['late 210!']],
    ['attendance.2', 'gone at the beginning of the break', '08:30', '12:00', ['early 270!']],
    ['attendance.1', 'both', '08:40', '17:15', ['late 10', 'early 15']],
    ['attendance.2', 'stays longer', '08:30', '19:00', []],
  ])('%s: %s', (_article, _case, come, go, found) => {
    expect(worked(come, go).found).toEqual(found);
  });

  test('attendance.12: 19 minutes and 59 seconds are 19', () => {
    const day = new WorkingDay();
    const at = day.calendar.at(day.date, '08:49').replace(':00.000Z', ':59.000Z');
    day.passTo(at).does('sun', 'clock', { what: 'in' });
    expect(day.found).toEqual(['late 19']);
  });

  test('attendance.2: who goes and comes back was not early', () => {
    const day = worked('08:30', '15:00');
    expect(day.found).toEqual(['early 150!']);
    day.at('15:20').does('sun', 'clock', { what: 'in' });
    expect(day.found).toEqual([]);
    expect(day.at('17:30').does('sun', 'clock', { what: 'out' }).refusal).toBeUndefined();
    expect(day.found).toEqual([]);
  });

  test('attendance.1: the same clock pressed twice is one, and a clock beside none is held against nobody', () => {
    const day = worked('08:30', undefined);
    day.does('sun', 'clock', { what: 'in' });
    expect(day.state?.marks).toHaveLength(1);
    expect(day.at('23:00').found).toEqual([]);
  });

  test('attendance.1: on a day off a clock is kept and nothing comes of it', () => {
    expect(worked('10:00', '15:00', { date: '2026-11-28' }).found).toEqual([]);
  });

  test('attendance.1: with a code at the desk, a clock in chat needs it', () => {
    const day = new WorkingDay({ organisation: clockingCompany(undefined, { deskCode: 'K7Q2' }) });
    day.at('08:30');
    expect(day.does('sun', 'clock', { what: 'in' }).refusal).toMatchObject({ refused: 'attendance.codeNeeded' });
    expect(day.does('sun', 'clock', { what: 'in', code: '0000' }).refusal).toBeDefined();
    expect(day.does('sun', 'clock', { what: 'in', code: 'k7q2' }).refusal).toBeUndefined();
  });

  test('security: nobody clocks for somebody else', () => {
    expect(new WorkingDay().at('08:30').does('chen', 'clock', { what: 'in' }).refusal).toMatchObject({
      refused: 'attendance.notYours',
    });
  });
});

describe('whose day, by the shifts', () => {
  const lin = { person: 'lin', date: '2026-11-27' };

  test('attendance.1: a Friday night shift over midnight is one day', () => {
    expect(worked('20:05', '2026-11-28 08:00', lin).found).toEqual(['late 5']);
    expect(worked('20:00', '2026-11-28 07:30', lin).found).toEqual(['early 30!']);
    expect(worked('2026-11-28 00:10', '2026-11-28 08:00', lin).found).toEqual(['late 250!']);
  });

  test.each([
    ['in', '2026-11-27', '19:40', '2026-11-27'],
    ['in', '2026-11-28', '00:30', '2026-11-27'],
    ['out', '2026-11-28', '08:00', '2026-11-27'],
    ['out', '2026-11-28', '11:00', '2026-11-27'],
    ['in', '2026-11-28', '19:00', '2026-11-28'],
  ] as const)('attendance.1: %s on %s at %s belongs to the shift that began on %s', (what, date, time, begins) => {
    const organisation = clockingCompany();
    const calendar = calendarOf(organisation);
    expect(dayOfClock({ what, at: calendar.at(date, time) }, 'lin', calendar, recordSettingsOf(organisation))).toBe(
      begins,
    );
  });

  test('attendance.1: a make-up Saturday is a working day, the holiday that it makes up for is none', () => {
    expect(worked('08:50', '17:30', { date: '2026-10-10' }).found).toEqual(['late 20!']);
    expect(worked('10:50', undefined, { date: '2026-10-02' }).found).toEqual([]);
  });

  test('attendance.1: the night on which the clocks change in another time zone has the hours that it has', () => {
    const organisation = clockingCompany(undefined, {}, 'Europe/Berlin');
    const forward = { person: 'lin', date: '2026-03-28', organisation };
    const whole = new WorkingDay(forward).state?.planned[0];
    expect((Date.parse(whole!.to) - Date.parse(whole!.from)) / 3_600_000).toBe(11);
    // 01:40 is 340 minutes after 20:00; 03:20 is 20 minutes after 02:00 would have been.
    expect(worked('2026-03-29 03:20', '2026-03-29 08:00', forward).found).toEqual(['late 380!']);
    const back = { person: 'lin', date: '2026-10-24', organisation };
    expect(worked('20:19', '2026-10-25 08:00', back).found).toEqual(['late 19']);
    expect(worked('20:00', '2026-10-25 07:40', back).found).toEqual(['early 20!']);
  });
});

describe('approved leave', () => {
  test('attendance.1: half a day in the morning: late is counted from its end', () => {
    expect(worked('13:00', '17:30', {}, (day) => day.leave('08:30', '12:00')).found).toEqual([]);
    expect(worked('13:19', '17:30', {}, (day) => day.leave('08:30', '12:00')).found).toEqual(['late 19']);
    expect(worked('13:20', '17:30', {}, (day) => day.leave('08:30', '12:00')).found).toEqual(['late 20!']);
  });

  test('attendance.2: half a day in the afternoon: going at its beginning is not early', () => {
    expect(worked('08:30', '12:00', {}, (day) => day.leave('13:00', '17:30')).found).toEqual([]);
  });

  test('attendance.8: a request that still waits is 待批, and holds nothing against anybody', () => {
    const day = new WorkingDay();
    day.leave('00:00', '24:00', { standing: 'waits' });
    day.at('2026-11-26', '12:00');
    expect(day.found).toEqual([]);
    expect(day.state?.care).toBeUndefined();
  });

  test('attendance.8: when it is refused later, absence is proposed then, and the person can explain', () => {
    const day = new WorkingDay().leave('00:00', '24:00', { standing: 'waits' });
    day.at('2026-11-25', '09:00');
    day.excuses = [];
    day.at('2026-11-27', '09:00');
    expect(day.found).toEqual(['absence 480!']);
    expect(day.turn).toBe('explain sun');
  });

  test('attendance.8: a leave approved afterwards takes the proposal away, everybody’s card says so', () => {
    const day = new WorkingDay().at('18:30');
    expect(day.found).toEqual(['absence 480!']);
    day.leave();
    day.at('2026-11-26', '12:00');
    expect(day.found).toEqual([]);
    expect(day.turn).toBe('');
    expect(day.saidTo('sun', 'attendance.finding').at(-1)?.facts).toMatchObject({ cleared: true });
  });

  test('attendance.12: leaving the post counts what goes on after the approved time, 20 minutes exactly', () => {
    const away = (back: string) => (day: WorkingDay) =>
      day.leave('14:00', '14:30', { back: day.calendar.at(day.date, back) });
    expect(worked('08:30', '17:30', {}, away('14:30')).found).toEqual([]);
    expect(worked('08:30', '17:30', {}, away('14:49')).found).toEqual(['offPost 19']);
    expect(worked('08:30', '17:30', {}, away('14:50')).found).toEqual(['offPost 20!']);
  });
});

describe('off post', () => {
  test('attendance.3: by a superior’s dated note only, which the person sees first and can answer', () => {
    const day = worked('08:30', undefined).at('15:00');
    expect(
      day.does('zhao', 'noteOffPost', { staff: 'sun', from: '14:00', to: '14:25', text: '前台无人' }).refusal,
    ).toMatchObject({ refused: 'attendance.superiorNotes' });
    day.does('chen', 'noteOffPost', { staff: 'sun', from: '14:00', to: '14:25', text: '前台无人' });
    expect(day.found).toEqual(['offPost 25!']);
    day.deliver();
    expect(day.saidTo('sun', 'attendance.finding')[0]?.facts).toMatchObject({
      kind: 'offPost',
      note: { text: '前台无人' },
    });
    expect(day.turn).toBe('');
    day.does('sun', 'explain', { text: '陪业主去监控室门口等' });
    expect(day.turn).toBe('decide chen');
    day.does('chen', 'excuseFinding', { reason: '是接待工作' });
    expect(day.state?.findings[0]).toMatchObject({ decision: { verdict: 'excused' } });
  });

  test('attendance.3: the break is nobody’s leaving', () => {
    const day = worked('08:30', undefined).at('15:00');
    expect(
      day.does('chen', 'noteOffPost', { staff: 'sun', from: '12:10', to: '12:50', text: '不在' }).refusal,
    ).toMatchObject({ refused: 'attendance.notOnShift' });
  });
});

describe('the person first, then the superior, the same day', () => {
  test('attendance.12: the superior hears half an hour later, with what the person said', () => {
    const day = worked('08:52', undefined).deliver();
    expect(day.saidTo('sun', 'attendance.finding')).toHaveLength(1);
    expect(day.saidTo('chen', 'attendance.turn')).toHaveLength(0);
    day.at('09:10').does('sun', 'explain', { text: '地铁停运' });
    day.deliver();
    expect(day.saidTo('chen', 'attendance.turn')[0]?.facts).toMatchObject({
      words: [{ text: '地铁停运' }],
      findings: [{ kind: 'late', minutes: 22, breach: true }],
    });
  });

  test('attendance.1: without a word of the person, after the time for it', () => {
    const day = worked('08:52', undefined).at('09:21');
    expect(day.saidTo('chen', 'attendance.turn')).toHaveLength(0);
    expect(day.at('09:22').turn).toBe('decide chen');
  });

  test('attendance.2: who goes early writes to nobody’s evening: the superior hears while still there', () => {
    expect(worked('08:30', '16:55').at('17:15').turn).toBe('decide chen');
  });

  test('attendance.1: a forgotten clock is asked for by the person and decided by the superior', () => {
    const day = worked('10:00', undefined).deliver();
    expect(
      day.does('sun', 'askCorrection', { what: 'in', time: '08:28', reason: '忘打卡，监控可查' }).refusal,
    ).toBeUndefined();
    expect(day.turn).toBe('correct chen');
    expect(day.does('sun', 'grantCorrection').refusal).toBeDefined();
    expect(day.does('zhao', 'grantCorrection').refusal).toMatchObject({ refused: 'attendance.notYours' });
    day.does('chen', 'grantCorrection');
    expect(day.found).toEqual([]);
    expect(day.turn).toBe('');
  });

  test('attendance.1: a correction that is refused leaves what was found, and says why', () => {
    const day = worked('10:00', undefined).deliver();
    day.does('sun', 'askCorrection', { what: 'in', time: '08:28', reason: '忘打卡' });
    day.does('chen', 'refuseCorrection', { reason: '门禁没有记录' });
    day.at('11:00');
    expect(day.found).toEqual(['late 90!']);
    expect(day.turn).toBe('decide chen');
    expect(day.saidTo('sun', 'attendance.correctionDecided')[0]?.facts).toMatchObject({
      granted: false,
      reason: '门禁没有记录',
    });
  });

  test('attendance.1: a correction is to a time that there was', () => {
    const day = worked('10:00', undefined);
    const correct = (time: string) =>
      attendanceCommands.askCorrection.safeParse({ what: 'in', time, reason: '忘打卡' }).success;
    expect([correct('25:00'), correct('08:75'), correct('8:05')]).toEqual([false, false, true]);
    expect(day.does('sun', 'askCorrection', { what: 'in', time: '23:50', reason: '忘打卡' }).refusal).toMatchObject({
      refused: 'attendance.noSuchTime',
    });
  });

  test('attendance.1: after midnight of a night shift is the next day', () => {
    const day = worked('20:00', undefined, { person: 'lin', date: '2026-11-27' }).at('2026-11-28', '09:00');
    day.does('lin', 'askCorrection', { what: 'out', time: '08:01', reason: '忘打卡' });
    day.does('chen', 'grantCorrection');
    expect(day.state?.marks.at(-1)?.at).toBe(day.calendar.at('2026-11-28', '08:01'));
  });
});

describe('repeated (attendance.4)', () => {
  const third = (times: number) => {
    const day = worked('08:40', undefined);
    day.timesInMonth = times;
    day.at('09:30').does('chen', 'recordTalk', { text: '已谈话，答应提前出门' });
    return day;
  };
  test('attendance.4: the superior records the talk; the second time ends there', () => {
    expect(third(1).turn).toBe('');
  });
  test('attendance.4: the third in a month goes before the department head, the person heard first', () => {
    const day = third(2);
    expect(day.turn).toBe('explain sun');
    expect(day.does('zhou', 'judgeFinding', { ruling: 'confirmed', text: '…' }).refusal).toBeDefined();
    day.at('2026-11-26', '18:30');
    expect(day.turn).toBe('judge zhou');
    day.does('zhou', 'judgeFinding', { ruling: 'confirmed', text: '部门内提醒，下月复看' });
    expect(day.turn).toBe('');
  });
  test('attendance.4: serious consequences go the same way at once', () => {
    const day = worked('08:55', undefined).at('09:30');
    day.does('chen', 'raiseFinding', { reason: '无人接警，造成跑水' });
    expect(day.turn).toBe('explain sun');
  });
});

describe('absence: proposed, never declared (attendance.5)', () => {
  test('attendance.5: first a call whether all is well, of the person, then of the superior', () => {
    const day = new WorkingDay().at('08:49');
    expect(day.state?.care).toBeUndefined();
    day.at('08:50');
    expect(day.told.map(({ message }) => [(message.to as { person: string }).person, message.say])).toEqual([
      ['sun', 'attendance.care'],
      ['chen', 'attendance.careCall'],
    ]);
    day.does('chen', 'recordCall', { text: '电话通了，发烧在医院' });
    expect(day.found).toEqual([]);
  });

  test('attendance.5: after the shift it is proposed; explained, decided by the head, reviewed by personnel, and filed', () => {
    const day = new WorkingDay().at('17:59');
    expect(day.found).toEqual([]);
    day.at('2026-11-25', '09:00');
    expect(day.found).toEqual(['absence 480!']);
    expect(day.turn).toBe('explain sun');
    expect(day.saidTo('sun', 'attendance.finding')).not.toHaveLength(0);
    expect(day.saidTo('zhou', 'attendance.turn')).toHaveLength(0);
    day.does('sun', 'explain', { text: '母亲住院，手机没电' });
    expect(day.turn).toBe('judge zhou');
    expect(day.does('chen', 'judgeFinding', { ruling: 'confirmed', text: 'x' }).refusal).toBeDefined();
    day.does('zhou', 'judgeFinding', { ruling: 'confirmed', text: '没有任何消息' });
    expect(day.turn).toBe('review gao');
    day.does('gao', 'sendRulingBack', { reason: '请核实住院证明' });
    expect(day.turn).toBe('judge zhou');
    day.does('zhou', 'judgeFinding', { ruling: 'confirmed', text: '已核实' });
    day.does('gao', 'agreeRuling');
    expect(day.turn).toBe('selfCriticism sun');
    expect(day.does('chen', 'fileSelfCriticism', { text: 'x' }).refusal).toBeDefined();
    day.does('sun', 'fileSelfCriticism', { text: '今后一定先报告' });
    expect(day.turn).toBe('');
    expect(day.state?.selfCriticism?.text).toBe('今后一定先报告');
  });

  test('attendance.5: two working days for 申辩, counted from when the person could read it; then the head, not before', () => {
    const day = new WorkingDay({ date: '2026-11-27' }).at('2026-12-01', '17:00');
    expect(day.turn).toBe('explain sun');
    expect(day.at('2026-12-02', '18:00').turn).toBe('judge zhou');
    expect(day.does('sun', 'explain', { text: '迟到的说明也算' }).refusal).toBeUndefined();
  });

  test('attendance.5: the head may find otherwise', () => {
    const day = new WorkingDay().at('2026-11-25', '09:00');
    day.does('sun', 'explain', { text: '急诊' });
    day.does('zhou', 'judgeFinding', { ruling: 'excused', text: '急诊属实，补手续' });
    expect(day.turn).toBe('');
  });

  test('attendance.5: nobody decides their own absence: the head’s goes one level up', () => {
    const day = new WorkingDay({ person: 'zhou' }).at('2026-11-25', '09:00');
    day.does('zhou', 'explain', { text: '在总公司开会' });
    expect(day.turn).toBe('judge zheng');
    expect(day.does('zhou', 'judgeFinding', { ruling: 'excused', text: 'x' }).refusal).toBeDefined();
  });

  test('attendance.5: who is not expected to clock is never proposed as absent, nor asked after', () => {
    const day = new WorkingDay({ organisation: clockingCompany(undefined, { expects: ['engineering'] }) }).at(
      '2026-11-27',
      '09:00',
    );
    expect(day.state).toMatchObject({ findings: [], expected: false });
    expect(day.told).toEqual([]);
  });
});

test('online state, read marks and reply times are nothing that the rules could know: shifts, clock, leave, notes', () => {
  expect(
    findingsOf({ shifts: [], planned: [], excuses: [], expected: true, marks: [], notes: [], settled: true }, 20),
  ).toEqual([]);
});
