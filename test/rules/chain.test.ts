import fc from 'fast-check';
import { calendarOf } from '../../src/rules/calendar.js';
import * as chain from '../../src/rules/chain.js';
import { chainFaults } from '../../src/rules/organisation/faults.js';
import type { Organisation } from '../../src/rules/organisation.js';
import { company, organisationFrom } from '../support/company.js';

const given = (change: (raw: ReturnType<typeof company>) => void = () => undefined) => {
  const raw = company();
  change(raw);
  const organisation = organisationFrom(raw);
  const calendar = calendarOf(organisation);
  return { organisation, calendar, at: (date: string, time: string) => calendar.at(date, time) };
};
const ids = (people: { id: string }[]) => people.map(({ id }) => id);

describe('the chain 逐级 (report.4)', () => {
  test('goes level by level up to the management-office manager', () => {
    const { organisation } = given();
    expect(ids(chain.chainAbove(organisation, 'lin'))).toEqual(['chen', 'zhou', 'zheng']);
    expect(chain.superiorOf(organisation, 'zheng')).toBeUndefined();
    expect(chain.chainAbove(organisation, 'r-wang')).toEqual([]);
  });

  test('the department manager and the office manager of a site are found', () => {
    const { organisation } = given();
    expect(chain.serviceManagerOf(organisation, 'YH').id).toBe('zhou');
    expect(chain.officeManagerOf(organisation, 'YH').id).toBe('zheng');
    expect(() => chain.siteOf(organisation, 'XX')).toThrow('there is no site "XX"');
  });

  test('who has a post as the main one comes before who also has it', () => {
    expect(ids(chain.holdersOf(given().organisation, 'YH', 'clerk'))).toEqual(['lin', 'sun', 'zhao']);
  });

  test('a building has its steward', () => {
    const { organisation } = given();
    expect(chain.stewardOf(organisation, 'YH', '3')?.id).toBe('zhao');
    expect(chain.stewardOf(organisation, 'YH', 'b')?.id).toBe('zhao');
    expect(chain.stewardOf(organisation, 'YH', '9')).toBeUndefined();
  });

  test('whatever the superiors are, the chain ends, names nobody twice and never the person', () => {
    fc.assert(
      fc.property(tangles, ({ organisation, person }) => {
        const found = ids(chain.chainAbove(organisation, person));
        expect(new Set([person, ...found]).size).toBe(found.length + 1);
      }),
    );
  });

  test('a chain without a circle and with one top has no fault, and a circle is always named', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (organisation, seed) => {
        expect(chainFaults(organisation)).toEqual([]);
        const lowest = organisation.staff.at(-1)!;
        const above = chain.chainAbove(organisation, lowest.id);
        const top = organisation.staff.find(({ superior }) => superior === undefined)!;
        const back = [lowest, ...above][seed % (above.length + 1)]!;
        const bent = {
          ...organisation,
          staff: organisation.staff.map((one) => (one === top ? { ...one, superior: back.id } : one)),
        };
        expect(chainFaults(bent).filter(({ kind }) => kind === 'cycle')).toHaveLength(1);
      }),
    );
  });
});

describe('delegates 代理人', () => {
  const delegations = [{ of: 'zhou', delegate: 'chen', from: '2026-11-23', to: '2026-11-24' }];

  test('act from the first to the last day, in the time zone of the organisation', () => {
    const { organisation, calendar, at } = given((raw) => raw.delegations.push(...delegations));
    const moments = [
      at('2026-11-22', '23:59'),
      at('2026-11-23', '00:00'),
      at('2026-11-24', '23:59'),
      at('2026-11-25', '00:00'),
    ];
    const found = moments.map((now) => chain.delegateOf(organisation, calendar, 'zhou', now)?.id);
    expect(found).toEqual([undefined, 'chen', 'chen', undefined]);
  });

  test('act at that level, beside its holder; nobody else does', () => {
    const { organisation, calendar, at } = given((raw) => raw.delegations.push(...delegations));
    const now = at('2026-11-23', '10:00');
    const acts = (actor: string) => chain.actsFor(organisation, calendar, actor, 'zhou', now);
    expect([acts('zhou'), acts('chen'), acts('wu'), acts('zheng')]).toEqual(['self', 'delegate', undefined, undefined]);
  });
});

describe('the duty manager 值班经理', () => {
  test('changes by turns at the hour that is set', () => {
    const { organisation, at } = given();
    const on = (date: string, time: string) => chain.dutyManagerOf(organisation, 'YH', at(date, time))?.id;
    expect([
      on('2026-01-05', '08:30'),
      on('2026-01-06', '08:29'),
      on('2026-01-06', '08:30'),
      on('2026-01-07', '09:00'),
      on('2026-01-08', '09:00'),
    ]).toEqual(['zhou', 'zhou', 'wu', 'zheng', 'zhou']);
    expect(on('2026-01-05', '08:29')).toBeUndefined();
  });

  test('a single duty wins over the turns', () => {
    const { organisation, at } = given((raw) =>
      raw.dutyRoster.push({ person: 'chen', from: '2026-01-06T17:30', to: '2026-01-07T08:30' }),
    );
    const on = (time: string) => chain.dutyManagerOf(organisation, 'YH', at('2026-01-06', time))?.id;
    expect([on('17:29'), on('17:30')]).toEqual(['wu', 'chen']);
  });
});

describe('the clerk on duty 当班客服 (complaint.3)', () => {
  const onDuty = (date: string, time: string, change?: Parameters<typeof given>[0]) => {
    const { organisation, calendar, at } = given(change);
    return chain.clerkOnDuty(organisation, calendar, 'YH', at(date, time)).id;
  };

  test('is the one on shift', () => {
    expect([onDuty('2026-11-23', '10:00'), onDuty('2026-11-23', '22:41'), onDuty('2026-11-24', '03:00')]).toEqual([
      'sun',
      'lin',
      'lin',
    ]);
  });

  test('is the one who comes next when nobody is on shift', () => {
    expect([onDuty('2026-11-23', '18:00'), onDuty('2026-11-23', '08:10')]).toEqual(['lin', 'sun']);
  });

  test('is of two the one who stays longer', () => {
    const overlap = onDuty('2026-11-23', '17:00', (raw) => {
      raw.shifts.late = { name: '晚班', hours: '16:00-24:00' };
      raw.people.lin!.shifts = 'late';
    });
    expect(overlap).toBe('lin');
  });

  test('is any clerk where there are no shifts, and the supervisor or the manager where there is no clerk', () => {
    const noShifts = (raw: ReturnType<typeof company>) => ['lin', 'sun'].forEach((id) => delete raw.people[id]!.shifts);
    expect(onDuty('2026-11-23', '10:00', noShifts)).toBe('lin');
    const noClerk = (raw: ReturnType<typeof company>) => {
      delete raw.people.lin;
      delete raw.people.sun;
      raw.people.zhao!.posts = 'steward';
    };
    expect(onDuty('2026-11-23', '10:00', noClerk)).toBe('chen');
  });
});

describe('a department in words', () => {
  const named = (text: string) => chain.departmentByWords(given().organisation, 'YH', text)?.id;

  test('is found by name or alias, in both languages, the first one named', () => {
    expect(named('同意，工程部今天查备案，书面告知')).toBe('engineering');
    expect(named('Ask Engineering, then customer service')).toBe('engineering');
    expect(named('客服跟进，工程配合')).toBe('service');
  });

  test('is not guessed from a part of an English word', () => {
    expect(named('reengineering everything')).toBeUndefined();
    expect(named('')).toBeUndefined();
  });
});

type Chain = Organisation;
const someone = (n: number, superior?: number) => ({
  id: `p${n}`,
  site: 'YH',
  ...(superior !== undefined && { superior: `p${superior}` }),
});
const chainOf = (staff: object[]) => ({ staff, sites: [{ id: 'YH', officeManager: 'p0' }] }) as unknown as Chain;

/** Everybody reports to somebody, or to nobody: circles and people who do not exist included. */
const tangles = fc
  .array(fc.option(fc.nat(20), { nil: undefined }), { minLength: 1, maxLength: 20 })
  .map((superiors) => ({ organisation: chainOf(superiors.map((superior, n) => someone(n, superior))), person: 'p0' }));

/** Everybody but the first reports to somebody before them. */
const trees = fc
  .array(fc.nat(), { maxLength: 20 })
  .map((choices) => chainOf([someone(0), ...choices.map((choice, n) => someone(n + 1, choice % (n + 1)))]));
