import { calendarOf } from '../../src/rules/calendar.js';
import type { Organisation, Roster, Shift } from '../../src/rules/organisation.js';
import { settingsSchema } from '../../src/rules/settings.js';

const text = { zh: '', en: '' };
const shifts: Shift[] = [
  { id: 'day', name: text, from: '08:30', to: '17:30', breakFrom: '12:00', breakTo: '13:00' },
  { id: 'night', name: text, from: '22:00', to: '06:00', breakFrom: '02:00', breakTo: '02:30' },
  { id: 'late', name: text, from: '16:00', to: '24:00' },
];

const organisation = (rosters: Record<string, Roster>, more: Partial<Organisation> = {}): Organisation => ({
  version: 1,
  demo: false,
  company: text,
  timeZone: 'Asia/Shanghai',
  sites: [],
  departments: [],
  staff: Object.entries(rosters).map(([id, roster]) => ({
    ...{ id, name: text, knownAs: text, posts: ['clerk' as const], department: 'service', site: 'YH' },
    ...{ language: 'zh' as const, register: false, roster },
  })),
  shifts,
  delegations: [],
  duties: [],
  holidays: { off: [], work: [] },
  settings: settingsSchema.parse({}),
  ...more,
});

const calendar = (rosters: Record<string, Roster> = {}, more: Partial<Organisation> = {}) =>
  calendarOf(organisation(rosters, more));
const office: Roster = { workdays: ['day'] };

describe('the working calendar of mainland China', () => {
  test('National Day 2026 is off from 1 to 7 October, and Saturday 10 October is worked instead', () => {
    const { isWorkday } = calendar();
    const days = ['09-30', '10-01', '10-07', '10-08', '10-09', '10-10', '10-11'].map((day) => isWorkday(`2026-${day}`));
    expect(days).toEqual([true, false, false, true, true, true, false]);
  });

  test('workdays are counted around the holidays', () => {
    const { workdayAfter } = calendar();
    expect(workdayAfter('2026-09-30', 1)).toBe('2026-10-08');
    expect(workdayAfter('2026-09-30', 3)).toBe('2026-10-10');
    expect(workdayAfter('2026-09-30', 4)).toBe('2026-10-12');
  });

  test('what the company sets wins over the statutory calendar', () => {
    const { isWorkday } = calendar({}, { holidays: { off: ['2026-11-23'], work: ['2026-10-01', '2026-11-22'] } });
    expect(['2026-11-23', '2026-10-01', '2026-11-22'].map(isWorkday)).toEqual([false, true, true]);
  });

  test('a year without data counts Monday to Friday and is provisional', () => {
    const { isWorkday, isProvisional } = calendar();
    expect([isProvisional('2026-12-31'), isProvisional('2099-01-01')]).toEqual([false, true]);
    expect([isWorkday('2099-10-01'), isWorkday('2099-10-03')]).toEqual([true, false]);
  });

  test('a year is no longer provisional once the company has entered its National Day', () => {
    const { isProvisional } = calendar({}, { holidays: { off: ['2099-10-01'], work: [] } });
    expect(isProvisional('2099-03-01')).toBe(false);
  });
});

describe('local dates and times', () => {
  test('a moment is read in the time zone of the organisation', () => {
    const { dateOf, timeOf, at } = calendar();
    expect([dateOf('2026-11-23T16:30:00.000Z'), timeOf('2026-11-23T16:30:00.000Z')]).toEqual(['2026-11-24', '00:30']);
    expect(at('2026-11-23', '24:00')).toBe('2026-11-23T16:00:00.000Z');
    expect(at('2026-11-23', '08:30')).toBe('2026-11-23T00:30:00.000Z');
  });

  test('where the clocks change, a skipped time becomes the moment after it and a doubled one the first', () => {
    const { at, timeOf } = calendar({}, { timeZone: 'America/New_York' });
    expect(at('2026-03-08', '02:30')).toBe('2026-03-08T07:00:00.000Z');
    expect(timeOf('2026-03-08T07:00:00.000Z')).toBe('03:00');
    expect(at('2026-11-01', '01:30')).toBe('2026-11-01T05:30:00.000Z');
    expect(at('2026-11-01', '02:00')).toBe('2026-11-01T07:00:00.000Z');
    expect(at('2026-03-08', '24:00')).toBe('2026-03-09T04:00:00.000Z');
  });

  test('a zone whose clocks move by half an hour is right too', () => {
    const { at, timeOf } = calendar({}, { timeZone: 'Australia/Lord_Howe' });
    expect(at('2026-10-04', '02:10')).toBe('2026-10-03T15:30:00.000Z');
    expect(timeOf('2026-10-03T15:30:00.000Z')).toBe('02:30');
  });

  test('the next time of day is now, later today or tomorrow', () => {
    const { nextTimeOfDay } = calendar();
    expect(nextTimeOfDay('2026-11-23T00:00:00.000Z', '08:00')).toBe('2026-11-23T00:00:00.000Z');
    expect(nextTimeOfDay('2026-11-23T00:00:00.001Z', '08:00')).toBe('2026-11-24T00:00:00.000Z');
    expect(nextTimeOfDay('2026-11-23T16:00:00.000Z', '24:00')).toBe('2026-11-23T16:00:00.000Z');
  });

  test('within the doubled hour the next time of day may be the second one', () => {
    const { nextTimeOfDay } = calendar({}, { timeZone: 'America/New_York' });
    expect(nextTimeOfDay('2026-11-01T06:10:00.000Z', '01:30')).toBe('2026-11-01T06:30:00.000Z');
  });

  test('quiet hours pass midnight', () => {
    const { isWithin, at } = calendar();
    const quiet = (time: string) => isWithin(at('2026-11-23', time), '22:00', '07:00');
    expect(['21:59', '22:00', '03:00', '06:59', '07:00'].map(quiet)).toEqual([false, true, true, true, false]);
  });
});

describe('rosters', () => {
  test('office hours follow the working calendar, the make-up Saturday included', () => {
    const { shiftIdsOn } = calendar({ sun: office });
    expect(shiftIdsOn('sun', '2026-10-01')).toEqual([]);
    expect(shiftIdsOn('sun', '2026-10-10')).toEqual(['day']);
    expect(shiftIdsOn('nobody', '2026-10-10')).toEqual([]);
  });

  test('a cycle repeats from its first day, and single dates win over it', () => {
    const cycle = { from: '2026-11-02', shifts: ['day', 'night', null] };
    const { shiftIdsOn } = calendar({ lin: { cycle, dates: { '2026-11-05': [] } } });
    const ids = ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05', '2026-11-06'].map((date) =>
      shiftIdsOn('lin', date),
    );
    expect(ids).toEqual([[], ['day'], ['night'], [], [], ['night']]);
  });

  test('a night shift belongs to the day it begins and runs over midnight', () => {
    const { onShift, currentOrNextShift, at } = calendar({ lin: { dates: { '2026-11-23': ['night'] } } });
    const moments = [
      at('2026-11-23', '21:59'),
      at('2026-11-23', '22:00'),
      at('2026-11-24', '02:15'),
      at('2026-11-24', '06:00'),
    ];
    expect(moments.map((moment) => onShift('lin', moment))).toEqual([false, true, true, false]);
    expect(currentOrNextShift('lin', at('2026-11-24', '03:00'))).toEqual({
      from: at('2026-11-23', '22:00'),
      to: at('2026-11-24', '06:00'),
    });
    expect(currentOrNextShift('lin', at('2026-11-24', '06:00'))).toBeUndefined();
  });

  test('the break is not worked but is still on shift', () => {
    const { rostered, onShift, at } = calendar({ sun: office });
    expect(rostered('sun', at('2026-11-23', '09:00'), at('2026-11-23', '14:00'))).toEqual([
      { from: at('2026-11-23', '09:00'), to: at('2026-11-23', '12:00') },
      { from: at('2026-11-23', '13:00'), to: at('2026-11-23', '14:00') },
    ]);
    expect(onShift('sun', at('2026-11-23', '12:30'))).toBe(true);
  });

  test('the next rostered day leaves out rest days; without any shift it is the next workday', () => {
    const { nextRosteredDay, at } = calendar({ sun: office, lin: {}, ma: { daysOff: ['day'] } });
    const friday = at('2026-11-27', '10:00');
    expect(['sun', 'lin', 'ma'].map((person) => nextRosteredDay(person, friday))).toEqual([
      '2026-11-30',
      '2026-11-30',
      '2026-11-28',
    ]);
  });
});

describe('time limits in rostered time', () => {
  test('run on over lunch, the evening and the weekend', () => {
    const { addRostered, at } = calendar({ sun: office });
    expect(addRostered('sun', at('2026-11-27', '16:30'), 120)).toBe(at('2026-11-30', '09:30'));
    expect(addRostered('sun', at('2026-11-27', '11:30'), 60)).toBe(at('2026-11-27', '13:30'));
    expect(addRostered('sun', at('2026-11-28', '03:00'), 30)).toBe(at('2026-11-30', '09:00'));
    expect(addRostered('sun', at('2026-11-27', '08:30'), 480)).toBe(at('2026-11-27', '17:30'));
    expect(addRostered('sun', at('2026-11-28', '03:00'), 0)).toBe(at('2026-11-28', '03:00'));
  });

  test('stand still over National Day', () => {
    const { addRostered, at } = calendar({ sun: office });
    expect(addRostered('sun', at('2026-09-30', '17:00'), 60)).toBe(at('2026-10-08', '09:00'));
  });

  test('run through a night shift and its break', () => {
    const { addRostered, at } = calendar({ lin: { workdays: ['night'] } });
    expect(addRostered('lin', at('2026-11-23', '23:00'), 240)).toBe(at('2026-11-24', '03:30'));
  });

  test('count overlapping shifts once', () => {
    const { addRostered, at } = calendar({ lin: { workdays: ['day', 'late'] } });
    expect(addRostered('lin', at('2026-11-23', '16:30'), 120)).toBe(at('2026-11-23', '18:30'));
  });

  test('are plain time for somebody without shifts', () => {
    const { addRostered, at } = calendar();
    expect(addRostered('wang', at('2026-11-28', '03:00'), 30)).toBe(at('2026-11-28', '03:30'));
  });

  test('count the hours that a night of changing clocks really has', () => {
    const zone = { timeZone: 'America/New_York' };
    const { rostered, at } = calendar({ lin: { cycle: { from: '2026-03-01', shifts: ['night'] } } }, zone);
    const hours = (date: string, next: string) =>
      rostered('lin', at(date, '12:00'), at(next, '12:00')).reduce(
        (sum, { from, to }) => sum + Date.parse(to) - Date.parse(from),
        0,
      ) / 3_600_000;
    expect([hours('2026-03-07', '2026-03-08'), hours('2026-10-31', '2026-11-01')]).toEqual([7, 8.5]);
  });

  test('counted between two times of day wait for the morning', () => {
    const { addWithin, at } = calendar();
    expect(addWithin(at('2026-11-23', '20:00'), 120, '08:00', '21:00')).toBe(at('2026-11-24', '09:00'));
    expect(addWithin(at('2026-11-23', '23:00'), 60, '08:00', '21:00')).toBe(at('2026-11-24', '09:00'));
    expect(addWithin(at('2026-11-23', '07:00'), 60, '22:00', '06:00')).toBe(at('2026-11-23', '23:00'));
  });
});
