import { pino } from 'pino';
import { calendarOf } from '../../src/rules/calendar.js';
import { day, plus } from '../../src/rules/time.js';
import { alarmOf, scheduleOf } from '../../src/scheduler/cron.js';
import { companyIn } from './support.js';

const shanghai = calendarOf(companyIn('Asia/Shanghai'));

const slotsIn = (timeZone: string, expression: string, from: string, days: number) => {
  const calendar = calendarOf(companyIn(timeZone));
  return [...scheduleOf(expression).between(from, plus(from, days * day), calendar)].map(({ slot }) => slot);
};

describe('when a job fires', () => {
  test.each([
    ['20 8 * * 1-5', ['2026-11-23T08:20+08:00', '2026-11-24T08:20+08:00']],
    [
      '0,30 9 * * *',
      ['2026-11-23T09:00+08:00', '2026-11-23T09:30+08:00', '2026-11-24T09:00+08:00', '2026-11-24T09:30+08:00'],
    ],
    ['0 9 24 11 *', ['2026-11-24T09:00+08:00']],
    ['0 9 L * *', []],
  ])('%s on a Monday and a Tuesday', (expression, slots) => {
    expect(slotsIn('Asia/Shanghai', expression, '2026-11-22T16:00:00.000Z', 2)).toEqual(slots);
  });

  test('the moment itself counts at the end and not at the beginning', () => {
    const nine = shanghai.at('2026-11-23', '09:00');
    const daily = scheduleOf('0 9 * * *');
    expect([...daily.between(plus(nine, -1), nine, shanghai)]).toHaveLength(1);
    expect([...daily.between(nine, plus(nine, 1), shanghai)]).toHaveLength(0);
  });

  test.each([
    ['America/New_York', '30 2 * * *', '2026-03-08T00:00:00.000Z', ['2026-03-08T03:00-04:00']],
    ['America/New_York', '30 1 * * *', '2026-11-01T00:00:00.000Z', ['2026-11-01T01:30-04:00']],
    ['Australia/Lord_Howe', '15 2 * * *', '2026-10-03T14:00:00.000Z', ['2026-10-04T02:30+11:00']],
    ['America/Santiago', '0 0 * * *', '2026-09-05T12:00:00.000Z', ['2026-09-06T01:00-03:00']],
    ['Asia/Kolkata', '0 9 * * *', '2026-11-23T00:00:00.000Z', ['2026-11-23T09:00+05:30']],
  ])('in %s, %s of a day of change is once', (timeZone, expression, from, slots) => {
    expect(slotsIn(timeZone, expression, from, 1)).toEqual(slots);
  });

  test('the next fire may be a year away; one that is years away is none', () => {
    const now = shanghai.at('2026-11-23', '09:00');
    expect(scheduleOf('0 9 23 11 *').next(now, shanghai)?.slot).toBe('2027-11-23T09:00+08:00');
    expect(scheduleOf('0 9 29 2 *').next(now, shanghai)).toBeUndefined();
  });

  test.each(['* * * * * *', 'every day', '0 25 * * *', '0 9 31 2 *'])('%s is refused', (expression) => {
    expect(() => scheduleOf(expression)).toThrow();
  });
});

test('the alarm wakes at its times until it is stopped', async () => {
  let alarm: ReturnType<typeof alarmOf> | undefined;
  const alive = setInterval(() => undefined, 1000); // the alarm alone keeps no process alive
  await new Promise<void>((resolve) => {
    const options = { expressions: ['* * * * * *', '* * * * * *'], timeZone: 'Asia/Shanghai', wake: resolve };
    alarm = alarmOf({ ...options, log: pino({ enabled: false }) });
  });
  alarm?.stop();
  clearInterval(alive);
});
