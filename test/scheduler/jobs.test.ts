import { calendarOf } from '../../src/rules/calendar.js';
import type { Message } from '../../src/rules/case.js';
import type { Organisation } from '../../src/rules/organisation.js';
import { jobsOf, type JobContext } from '../../src/scheduler/jobs.js';
import { company, organisationFrom, type Company } from '../support/company.js';
import { companyIn } from './support.js';

const jobs = jobsOf({ sweep: () => Promise.resolve(0) });

/** @param local `2026-11-23 09:00` */
function contextAt(local: string, organisation: Organisation): JobContext {
  const calendar = calendarOf(organisation);
  const now = calendar.at(local.slice(0, 10), local.slice(11));
  const fire = { now, dueAt: now, slot: local, late: false };
  return { ...fire, actor: { clock: true }, commandId: local, known: {}, organisation, calendar };
}

/** What a job says to whom. */
function saidBy(name: string, local: string, organisation: Organisation): [string, Message['facts']][] {
  const job = jobs.find((one) => one.name === name)!;
  return job
    .prepare(contextAt(local, organisation), undefined)
    .map(({ to, facts }) => ['person' in to ? to.person : '', facts]);
}

const changed = (change: (raw: Company) => void): Organisation => {
  const raw = company();
  change(raw);
  return organisationFrom(raw);
};

describe('a gap in the duty roster (rulebook, Who is who)', () => {
  const duty = (from: string, to: string) => ({ site: 'YH', person: 'wu', from, to });
  /** Duty until Tuesday evening, and again from Friday on. */
  const gap = changed((raw) => {
    raw.dutyRoster = [duty('2026-11-20T00:00', '2026-11-24T20:00'), duty('2026-11-27T00:00', '2026-11-28T08:00')];
  });

  test('is shown to the office manager and the supervisor a day ahead', () => {
    expect(saidBy('dutyRosterGap', '2026-11-23 09:00', gap)).toEqual([
      ['zheng', { dates: ['2026-11-24'] }],
      ['chen', { dates: ['2026-11-24'] }],
    ]);
  });

  test('no gap, no word', () => {
    expect(saidBy('dutyRosterGap', '2026-11-22 09:00', gap)).toEqual([]);
    expect(saidBy('dutyRosterGap', '2026-11-23 09:00', companyIn('Asia/Shanghai'))).toEqual([]);
  });

  test('the last workday looks over the weekend, and who is off hears nothing on it', () => {
    const dates = ['2026-11-28', '2026-11-29', '2026-11-30'];
    expect(saidBy('dutyRosterGap', '2026-11-27 09:00', gap)[0]).toEqual(['zheng', { dates }]);
    expect(saidBy('dutyRosterGap', '2026-11-28 09:00', gap)).toEqual([]);
  });

  test('who works at the weekend hears then of what is still ahead', () => {
    const working = changed((raw) => {
      raw.dutyRoster = [duty('2026-11-20T00:00', '2026-11-29T00:00')];
      raw.people.chen!.shifts = { workdays: 'day', daysOff: 'day' };
    });
    expect(saidBy('dutyRosterGap', '2026-11-28 09:00', working)).toEqual([
      ['chen', { dates: ['2026-11-29', '2026-11-30'] }],
    ]);
  });
});

describe('holidays of the next year that are not known yet', () => {
  const anhe = companyIn('Asia/Shanghai');

  test('the administrator is told from 1 December on', () => {
    expect(saidBy('calendarData', '2026-11-30 09:00', anhe)).toEqual([]);
    expect(saidBy('calendarData', '2026-12-01 09:00', anhe)).toEqual([['it', { year: 2027 }]]);
    expect(saidBy('calendarData', '2027-01-15 09:00', anhe)).toEqual([['it', { year: 2027 }]]);
  });

  test('not when the company has entered them', () => {
    const entered = { ...anhe, holidays: { off: ['2027-10-01'], work: [] } };
    expect(saidBy('calendarData', '2026-12-01 09:00', entered)).toEqual([]);
  });

  test('with no administrator it is the top of the site', () => {
    expect(saidBy('calendarData', '2026-12-01 09:00', organisationFrom(company()))).toEqual([
      ['zheng', { year: 2027 }],
    ]);
  });
});

test('the sweep clears the store every hour and tells nobody', async () => {
  let swept = 0;
  const sweep = jobsOf({ sweep: () => Promise.resolve((swept += 1)) }).find(({ name }) => name === 'sweep')!;
  const context = contextAt('2026-11-23 09:00', companyIn('Asia/Shanghai'));
  expect(sweep.prepare(context, await sweep.read?.(context))).toEqual([]);
  expect([swept, sweep.when]).toEqual([1, '0 * * * *']);
});
