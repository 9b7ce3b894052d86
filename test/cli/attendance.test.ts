import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importAttendance } from '../../src/cli/attendance.js';
import { modelsOf } from '../../src/models/all.js';
import { openStore } from '../../src/models/connection.js';
import type { Attendance } from '../../src/rules/attendance/state.js';
import { clockingCompany } from '../support/workingDay.js';

let folder: string;
let file: string;
const said: string[] = [];
const terminal = { say: (line: string) => void said.push(line), ask: () => Promise.resolve('') };
const now = () => Date.parse('2026-11-25T04:00:00.000Z');
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'huiyin-clocks-'));
  file = join(folder, 'clocks.csv');
  said.length = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const dataFolder = () => join(folder, 'data');
async function withOrganisation(): Promise<void> {
  const store = await openStore({ folder: dataFolder() });
  await store.ensureIndexes();
  await modelsOf(store).organisations.save(clockingCompany(), 0);
  await store.close();
}
async function imported(csv: string): Promise<number> {
  await writeFile(file, csv);
  return importAttendance([file], { dataFolder: dataFolder() }, terminal, now);
}
async function days(): Promise<Attendance[]> {
  const store = await openStore({ folder: dataFolder() });
  const lines = await modelsOf(store).cases.since('attendance', 'YH', '');
  await store.close();
  return lines.map(({ state }) => state as Attendance);
}

test('clocks of a machine become working days, a night shift is one; the same file again changes nothing (attendance.1)', async () => {
  await withOrganisation();
  const csv =
    '\uFEFF工号,姓名,时间,类型\r\nsun,小孙,2026-11-24 08:52:30,上班\r\nsun,小孙,2026-11-24 17:31,下班\r\nlin,林姐,2026-11-24 19:58,签到\r\nlin,林姐,2026-11-25 08:02,签退\r\n';
  expect(await imported(csv)).toBe(0);
  expect(said).toEqual(['On record: 4 clocks.']);
  const first = await days();
  expect(first.map(({ person, date, marks }) => [person, date, marks.length]).sort()).toEqual([
    ['lin', '2026-11-24', 2],
    ['sun', '2026-11-24', 2],
  ]);
  expect(first.find(({ person }) => person === 'sun')?.findings).toMatchObject([{ kind: 'late', minutes: 22 }]);
  expect(await imported(csv)).toBe(0);
  expect(await days()).toEqual(first);
});

test('everything wrong is said at once, and nothing is taken', async () => {
  await withOrganisation();
  const csv =
    'person,at,what\nsun,2026-02-30 08:30,in\nnobody,2026-11-24 08:30,in\nsun,2026-11-24 25:30,in\nsun,2026-11-26 08:30,in\nsun,2026-11-24 08:30,=cmd\nsun,2026-11-24 08:30,in\n';
  expect(await imported(csv)).toBe(1);
  expect(said).toHaveLength(7);
  expect(said.join('\n')).toMatch(
    /line 2:.*2026-02-30[\s\S]*line 3:.*nobody[\s\S]*line 4:[\s\S]*line 5:.*not come[\s\S]*line 6:.*neither[\s\S]*Nothing was imported/,
  );
  expect(await days()).toEqual([]);
});

test('a file without its columns, no organisation, no file', async () => {
  expect(await imported('person,at,what\n')).toBe(1);
  expect(said.at(-1)).toContain('org:import');
  await withOrganisation();
  expect(await imported('who,when\nsun,now\n')).toBe(1);
  expect(said.join('\n')).toContain('no column person or 工号');
  expect(await importAttendance([], { dataFolder: dataFolder() }, terminal, now)).toBe(2);
});
