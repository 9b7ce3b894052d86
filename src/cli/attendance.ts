import { readFile } from 'node:fs/promises';
import { hears } from '../bot/understanding/alarm.js';
import { offlineUnderstanding } from '../bot/understanding/offline/index.js';
import type { Config } from '../config.js';
import { importClocks, readClocks } from '../flows/attendance/importing.js';
import { peopleOf } from '../flows/people.js';
import type { Shell } from '../flows/shell.js';
import { modelsOf } from '../models/all.js';
import { openStore, type Store } from '../models/connection.js';
import { calendarOf } from '../rules/calendar.js';
import type { Organisation } from '../rules/organisation.js';
import { businessClock } from '../scheduler/clock.js';
import type { Terminal } from './org.js';

type Place = Pick<Config, 'dataFolder' | 'mongodbUri'>;

/** Faults shown at once; more of the same help nobody. */
const mostFaults = 100;

/**
 * `npm run attendance:import -- clocks.csv`: takes over what a clocking machine recorded (attendance.1). All faults are
 * shown at once, and then nothing is taken; the same file again changes nothing. What comes of it is told when the server
 * runs.
 * @param machineNow milliseconds
 * @returns the exit code: 0, 1 when the file can't be imported, 2 when it was called wrongly
 */
export async function importAttendance(
  args: string[],
  place: Place,
  terminal: Terminal,
  machineNow: () => number,
): Promise<number> {
  const [file, ...more] = args;
  if (!file || file.startsWith('--') || more.length) {
    terminal.say('npm run attendance:import -- clocks.csv');
    terminal.say('Columns: person,at,what, as in  lin,2026-11-24 08:31,in  (docs/attendance.md).');
    return 2;
  }
  const csv = await readFile(file, 'utf8');
  const store = await openStore({ uri: place.mongodbUri, folder: place.dataFolder });
  try {
    return await importInto(store, csv, terminal, machineNow);
  } finally {
    await store.close();
  }
}

async function importInto(store: Store, csv: string, terminal: Terminal, machineNow: () => number): Promise<number> {
  await store.ensureIndexes();
  const models = modelsOf(store);
  const organisation = await models.organisations.current();
  if (!organisation) {
    terminal.say('There is no organisation yet: npm run org:import -- org.yaml');
    return 1;
  }
  const shell = await shellOf(models, organisation, machineNow);
  const { clocks, faults } = readClocks(csv, organisation, shell.organisation().calendar, shell.now());
  if (faults.length) {
    terminal.say(`${faults.length} to correct:`);
    for (const fault of faults.slice(0, mostFaults)) terminal.say(`  ✗ ${fault}`);
    if (faults.length > mostFaults) terminal.say(`  … and ${faults.length - mostFaults} more`);
    terminal.say('Nothing was imported.');
    return 1;
  }
  terminal.say(`On record: ${await importClocks(shell, clocks)} clocks.`);
  return 0;
}

/** Enough of the product to write cases; delivery is the server's. */
async function shellOf(
  models: ReturnType<typeof modelsOf>,
  organisation: Organisation,
  machineNow: () => number,
): Promise<Shell> {
  const clock = await businessClock(models.meta, machineNow);
  const inForce = { organisation, calendar: calendarOf(organisation) };
  return {
    ...models,
    people: peopleOf(() => organisation, models.residents, models.preferences),
    understand: offlineUnderstanding(),
    hears,
    now: () => clock.now(),
    machineNow,
    organisation: () => inForce,
    nudge: () => undefined,
    leaseFor: 0,
  };
}
