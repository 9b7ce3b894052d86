import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDemo } from '../src/demo.js';
import { readOrganisationFiles } from '../src/organisation-files.js';
import { calendarOf } from '../src/rules/calendar.js';
import { clerkOnDuty, dutyManagerOf, holdersOf } from '../src/rules/chain.js';
import { hour, plus } from '../src/rules/time.js';
import { temporaryFolder } from './support/stores.js';

test('the example has neither fault nor warning', async () => {
  const { organisation, faults, warnings } = await readOrganisationFiles(
    'demo/org.yaml',
    'demo/residents.csv',
    '2026-11-23T02:00:00.000Z',
  );
  expect([faults, warnings]).toEqual([[], []]);
  expect(organisation?.demo).toBe(true);
});

test('at every hour of every day a clerk is on shift, and a duty manager is named', async () => {
  const { organisation } = await loadDemo('demo');
  const calendar = calendarOf(organisation);
  const clerks = holdersOf(organisation, 'YH', 'clerk');
  for (let at = '2026-11-22T16:00:00.000Z', n = 0; n < 60 * 24; n += 1, at = plus(at, hour)) {
    expect(clerks.some(({ id }) => calendar.onShift(id, at))).toBe(true);
    expect(dutyManagerOf(organisation, 'YH', at)).toBeDefined();
  }
});

test('on Monday night at 22:41 it is Ms Lin, as in the story', async () => {
  const { organisation } = await loadDemo('demo');
  const clerk = clerkOnDuty(organisation, calendarOf(organisation), 'YH', '2026-11-23T14:41:00.000Z');
  expect(clerk.knownAs.zh).toBe('客服林女士');
});

test('residents live in rooms that exist; one is a tenant, one is unverified, some write English', async () => {
  const { residents } = await loadDemo('demo');
  const rooms = residents.flatMap((one) => one.rooms);
  expect(residents.length).toBeGreaterThanOrEqual(40);
  expect(rooms.some(({ relation }) => relation === 'tenant') && rooms.some(({ verified }) => !verified)).toBe(true);
  expect(residents.filter(({ language }) => language === 'en').length).toBeGreaterThan(2);
  expect(residents.find(({ id }) => id === 'r-wang')?.rooms[0]).toMatchObject({ room: '3-2-402', verified: true });
});

test('the people to be have a name, and every part of a complaint has somebody', async () => {
  const { people } = await loadDemo('demo');
  expect(people.find(({ person }) => person === 'r-wang')?.name).toEqual({ zh: '王丽女士', en: '王丽女士' });
  expect(people.find(({ person }) => person === 'r-miller')?.name.en).toBe('Ms Emma Miller');
  expect(people.map(({ person }) => person)).toEqual(
    expect.arrayContaining([
      'r-wang',
      'r-miller',
      'guest-visitor',
      'lin',
      'sun',
      'chen',
      'zhou',
      'zheng',
      'zhao',
      'wu',
      'deng',
    ]),
  );
});

test('changed demo data that no longer fits is named with every fault', async () => {
  const folder = temporaryFolder();
  cpSync('demo', folder, { recursive: true });
  const file = join(folder, 'org.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('superior: zhou', 'superior: nobody').replace('head: wu', 'head: nobody'),
  );
  await expect(loadDemo(folder)).rejects.toThrow(/departments\.engineering\.head[^]*people\.chen\.superior/);
});

test('an id that stands there twice is named with its line', async () => {
  const file = join(temporaryFolder(), 'org.yaml');
  writeFileSync(file, `${readFileSync('demo/org.yaml', 'utf8')}\ncompany: twice\n`);
  const { faults } = await readOrganisationFiles(file);
  expect(faults).toEqual([expect.objectContaining({ kind: 'duplicate', path: expect.stringMatching(/^line \d+$/) })]);
});
