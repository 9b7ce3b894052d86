import { faultLine } from '../../src/rules/organisation/faults.js';
import { readOrganisation } from '../../src/rules/organisation/read.js';
import { company, organisationFrom, type Company } from '../support/company.js';

const read = (change: (raw: Company) => void, now?: string) => {
  const raw = company();
  change(raw);
  return readOrganisation(raw, now);
};
const faults = (change: (raw: Company) => void) => read(change).faults.map(({ kind, path }) => [kind, path]);

describe('an organisation that is right', () => {
  test('is read as it was written, without faults or warnings', () => {
    const { organisation, faults, warnings } = read(() => undefined, '2026-11-23T02:00:00.000Z');
    expect([faults, warnings]).toEqual([[], []]);
    expect(organisation).toMatchObject({ version: 0, demo: false, timeZone: 'Asia/Shanghai' });
    expect(organisation?.sites[0]?.buildings.map(({ id, steward }) => [id, steward])).toEqual(
      ['1', '2', '3', '4', 'B'].map((id) => [id, 'zhao']),
    );
    expect(organisation?.staff.find(({ id }) => id === 'sun')).toEqual({
      ...{ id: 'sun', site: 'YH', department: 'service', superior: 'chen', posts: ['clerk'], language: 'zh' },
      ...{ name: { zh: '小孙', en: '小孙' }, knownAs: { zh: '小孙', en: '小孙' }, register: true },
      roster: { workdays: ['day'] },
    });
  });

  test('rest days, cycles and single dates of a roster are read', () => {
    const organisation = organisationFrom({
      ...company(),
      people: {
        ...company().people,
        sun: {
          ...company().people.sun,
          shifts: {
            cycle: { from: '2026-01-05', shifts: ['day', 'rest', null] },
            dates: { '2026-12-24': 'rest', '2026-12-25': ['night'] },
          },
        },
      },
    });
    expect(organisation.staff.find(({ id }) => id === 'sun')?.roster).toEqual({
      cycle: { from: '2026-01-05', shifts: ['day', null, null] },
      dates: { '2026-12-24': [], '2026-12-25': ['night'] },
    });
  });

  test('a company sets its own limits and keeps the other defaults', () => {
    const { settings } = organisationFrom({ ...company(), settings: { complaint: { takeUp: 15 } } });
    expect([settings.complaint.takeUp, settings.complaint.accept]).toEqual([15, 120]);
  });
});

describe('what refuses to start', () => {
  test('a circle of superiors, named once with everybody in it', () => {
    const { faults, organisation } = read((raw) => (raw.people.zhou!.superior = 'lin'));
    expect(organisation).toBeUndefined();
    expect(faults.map(faultLine)).toEqual([
      'people.chen.superior: the superiors go round in a circle: chen → zhou → lin → chen. Give one of them a superior outside the circle.',
    ]);
  });

  test('two tops', () => {
    expect(faults((raw) => delete raw.people.wu!.superior)).toEqual([['tops', 'people']]);
  });

  test('a top who is not the management-office manager', () => {
    const swapped = faults((raw) => {
      raw.people.zheng!.superior = 'zhou';
      delete raw.people.zhou!.superior;
    });
    expect(swapped).toEqual([['tops', 'sites.YH.officeManager']]);
  });

  test('an unknown superior', () => {
    expect(faults((raw) => (raw.people.lin!.superior = 'chan'))).toEqual([['superior', 'people.lin.superior']]);
  });

  test('a delegate who is neither of the same department nor the level directly above', () => {
    const named = (of: string, delegate: string) =>
      faults((raw) => raw.delegations.push({ of, delegate, from: '2026-11-23', to: '2026-11-24' }));
    expect(named('zhou', 'wu')).toEqual([['delegate', 'delegations.0.delegate']]);
    expect(named('chen', 'zheng')).toEqual([['delegate', 'delegations.0.delegate']]);
    expect(named('zhou', 'zhou')).toEqual([['delegate', 'delegations.0.delegate']]);
    expect([...named('zhou', 'zheng'), ...named('zhou', 'lin')]).toEqual([]);
  });

  test.each<[string, (raw: Company) => void, string, string]>([
    [
      'an unknown steward',
      (raw) => (raw.sites.YH!.buildings = { 1: { steward: 'x' } }),
      'unknown',
      'sites.YH.buildings.1.steward',
    ],
    ['an unknown department', (raw) => (raw.people.sun!.department = 'x'), 'unknown', 'people.sun.department'],
    ['an unknown shift', (raw) => (raw.people.sun!.shifts = 'x'), 'unknown', 'people.sun.shifts'],
    ['an unknown head', (raw) => (raw.departments.service!.head = 'x'), 'unknown', 'departments.service.head'],
    [
      'an unknown duty manager',
      (raw) => raw.dutyRoster.push({ people: ['x'], from: '2026-01-05' }),
      'unknown',
      'dutyRoster',
    ],
    [
      'a building named twice',
      (raw) => (raw.sites.YH!.buildings = { '1-4': { steward: 'zhao' }, 3: { steward: 'zhao' } }),
      'duplicate',
      'sites.YH.buildings',
    ],
    [
      'a day that is off and worked',
      (raw) => (raw.holidays = { off: ['2026-11-23'], work: ['2026-11-23'] }),
      'duplicate',
      'holidays',
    ],
    ['a day that does not exist', (raw) => raw.holidays.off.push('2026-02-30'), 'form', 'holidays.off.0'],
    [
      'hours that do not exist',
      (raw) => (raw.shifts.day = { name: 'x', hours: '08:30-25:00' }),
      'form',
      'shifts.day.hours',
    ],
    [
      'a delegation that ends before it begins',
      (raw) => raw.delegations.push({ of: 'zhou', delegate: 'chen', from: '2026-11-24', to: '2026-11-23' }),
      'form',
      'delegations.0.to',
    ],
    ['an id that looks like a resident', (raw) => (raw.people['r-1'] = raw.people.sun!), 'form', 'people.r-1'],
  ])('%s', (_what, change, kind, path) => {
    expect(faults(change)).toEqual([[kind, path]]);
  });

  test('everything at once, each with what to do', () => {
    const { faults, organisation } = read((raw) => {
      raw.people.lin = { name: '林姐', posts: 'clark', department: 'service', superior: 'chen', colour: 'red' };
      raw.people.sun!.superior = 'nobody';
      raw.delegations.push({ of: 'zhou', delegate: 'wu', from: '2026-11-23', to: '2026-11-24' });
      Object.assign(raw, { timeZone: 'Asia/Beijing', settings: { complaint: { takeUp: 0, takeup: 3 } } });
      delete raw.sites.YH!.dutyPhone;
    });
    expect(organisation).toBeUndefined();
    expect(faults.map(({ path }) => path).sort()).toEqual([
      'delegations.0.delegate',
      'people.lin',
      'people.lin.posts',
      'people.sun.superior',
      'settings.complaint',
      'settings.complaint.takeUp',
      'sites.YH.dutyPhone',
      'timeZone',
    ]);
    for (const fault of faults) expect(faultLine(fault)).toMatch(/^[a-zA-Z.0-9]+: .+\. .+\.$/);
    expect(faults.map(faultLine)).toContain('sites.YH.dutyPhone: is missing. Add it; demo/org.yaml shows an example.');
  });

  test.each([null, 'text', 3, [], {}, { people: [] }, { __proto__: null, sites: { YH: null } }])(
    '%p is named, never thrown',
    (raw) => {
      expect(readOrganisation(raw).faults.length).toBeGreaterThan(0);
    },
  );
});

describe('what is named and does not refuse', () => {
  const warnings = (change: (raw: Company) => void, now?: string) => read(change, now).warnings.map(({ kind }) => kind);

  test('a site without the company address', () => {
    const { organisation, warnings } = read((raw) => delete raw.sites.YH!.companyAddress);
    expect(organisation?.sites[0]?.companyAddress).toBe('');
    expect(warnings.map(({ kind }) => kind)).toEqual(['companyAddress']);
  });

  test('a gap in the duty roster, with the moment it begins', () => {
    const { warnings } = read((raw) => {
      raw.dutyRoster = [
        { person: 'wu', from: '2026-11-23T17:30', to: '2026-11-24T08:30' },
        { person: 'zheng', from: '2026-11-24T18:30', to: '2026-11-25T08:30' },
      ];
    });
    expect(warnings.map(({ problem }) => problem)).toEqual(['site YH has no duty manager from 2026-11-24 17:30 on']);
  });

  test('a roster that ends soon, or that does not exist', () => {
    const ends = (raw: Company) =>
      (raw.dutyRoster = [{ person: 'wu', from: '2026-11-23T08:30', to: '2026-11-28T08:30' }]);
    expect(warnings(ends, '2026-11-23T02:00:00.000Z')).toEqual(['dutyRoster']);
    expect(warnings((raw) => (raw.dutyRoster = []))).toEqual(['dutyRoster']);
  });

  test('from December on, holidays of the next year that nobody knows yet', () => {
    expect(warnings(() => undefined, '2098-11-20T02:00:00.000Z')).toEqual(['holidays']);
    expect(warnings(() => undefined, '2026-11-20T02:00:00.000Z')).toEqual([]);
    expect(warnings((raw) => raw.holidays.off.push('2027-10-01'), '2026-12-01T02:00:00.000Z')).toEqual([]);
  });

  test('a site without clerks', () => {
    const none = (raw: Company) => ['lin', 'sun', 'zhao'].forEach((id) => (raw.people[id]!.posts = 'steward'));
    expect(warnings(none)).toEqual(['clerks']);
  });
});
