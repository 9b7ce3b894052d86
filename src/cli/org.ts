import type { Config } from '../config.js';
import { openStore, type Store } from '../models/connection.js';
import { organisationsOf } from '../models/organisations.js';
import { residentsOf } from '../models/residents.js';
import { readOrganisationFiles, type OrganisationFiles } from '../organisation-files.js';
import { faultLine } from '../rules/organisation/faults.js';
import type { Organisation, Resident } from '../rules/organisation.js';
import type { Instant } from '../rules/time.js';
import { changesBetween } from './changes.js';

/** What a command says and asks: a terminal, or a test. */
export interface Terminal {
  say(line: string): void;
  /** @returns what was typed; empty when nobody is there */
  ask(question: string): Promise<string>;
}

const longestList = 60;

/**
 * `npm run org:check -- org.yaml [residents.csv]`: everything wrong in the files, in one list.
 * @returns the exit code: 0 when the files can be imported, 1 when not, 2 when it was called wrongly
 */
export async function checkOrganisation(args: string[], terminal: Terminal, now: Instant): Promise<number> {
  const { yaml, csv, unknown } = argumentsIn(args);
  if (!yaml || unknown.length > 0) return usage('org:check', '', terminal);
  const files = await readOrganisationFiles(yaml, csv, now);
  report(files, terminal);
  if (files.faults.length > 0) return 1;
  terminal.say(`Can be imported: ${sizeOf(files)}.`);
  return 0;
}

/**
 * `npm run org:import -- org.yaml [residents.csv] [--yes]`: shows what changes, asks, and stores it as the next version.
 * A faulty file changes nothing.
 * @returns the exit code as above; 0 also when the answer was no
 */
export async function importOrganisation(
  args: string[],
  config: Config,
  terminal: Terminal,
  now: Instant,
): Promise<number> {
  const { yaml, csv, yes, unknown } = argumentsIn(args, '--yes');
  if (!yaml || unknown.length > 0) return usage('org:import', ' [--yes]', terminal);
  const files = await readOrganisationFiles(yaml, csv, now);
  report(files, terminal);
  const { organisation } = files;
  if (!organisation || files.faults.length > 0) return refuse('Nothing was imported.', terminal);
  if (organisation.demo) {
    return refuse(
      `${yaml} is marked as the demonstration. Remove its line "demo: true" once it is your own.`,
      terminal,
    );
  }
  const store = await openStore({ uri: config.mongodbUri, folder: config.dataFolder });
  try {
    return await importInto(store, { ...files, organisation }, csv !== undefined, yes, terminal);
  } finally {
    await store.close();
  }
}

async function importInto(
  store: Store,
  { organisation, residents }: OrganisationFiles & { organisation: Organisation },
  withResidents: boolean,
  yes: boolean,
  terminal: Terminal,
): Promise<number> {
  const organisations = organisationsOf(store);
  const list = residentsOf(store);
  await store.ensureIndexes();
  const current = await organisations.current();
  if (current?.demo) {
    const where = store.folder === undefined ? 'MONGODB_URI to another database' : 'DATA_FOLDER to another folder';
    return refuse(`This store holds the demonstration, which is never mixed with real data. Set ${where}.`, terminal);
  }
  const organisationChanges = changesBetween(current ? asWritten(current) : {}, asWritten(organisation));
  const residentChanges = withResidents ? changesBetween(listed(await list.list()), residents, 'residents') : [];
  if (organisationChanges.length + residentChanges.length === 0) {
    terminal.say('Nothing changes.');
    return 0;
  }
  show([...organisationChanges, ...residentChanges], terminal);
  if (!yes && !/^(y|yes|是)$/i.test((await terminal.ask('Import this? [y/N] ')).trim())) {
    terminal.say('Nothing was imported.');
    return 0;
  }
  if (organisationChanges.length > 0 && !(await organisations.save(organisation, current?.version ?? 0))) {
    return refuse(
      'Somebody else has imported at the same time. Nothing was imported: run the command again.',
      terminal,
    );
  }
  if (residentChanges.length > 0) await list.importAll(residents);
  terminal.say(`Imported as version ${(await organisations.current())?.version}.`);
  return 0;
}

/** With the names of org.yaml, and without the version, which an import counts up. */
const asWritten = ({ version: _, staff, ...rest }: Organisation) => ({ ...rest, people: staff });

/** Guests, and who has moved out, are not on the list. */
const listed = (residents: Resident[]): Resident[] =>
  residents.filter(({ rooms, id }) => rooms.length > 0 || id.startsWith('r-'));

function argumentsIn(args: string[], ...flags: string[]) {
  const [yaml, csv, ...more] = args.filter((one) => !one.startsWith('--'));
  const unknown = [...more, ...args.filter((one) => one.startsWith('--') && !flags.includes(one))];
  return { yaml, csv, unknown, yes: args.includes('--yes') };
}

function usage(command: string, options: string, terminal: Terminal): number {
  terminal.say(`npm run ${command} -- org.yaml [residents.csv]${options}`);
  terminal.say('demo/org.yaml and demo/residents.csv are an example that explains itself.');
  return 2;
}

function report({ faults, warnings }: OrganisationFiles, terminal: Terminal): void {
  if (faults.length > 0) terminal.say(`${faults.length} to correct:`);
  for (const fault of faults) terminal.say(`  ✗ ${faultLine(fault)}`);
  if (warnings.length > 0) terminal.say(`${warnings.length} to know about:`);
  for (const warning of warnings) terminal.say(`  ! ${faultLine(warning)}`);
}

function show(changes: string[], terminal: Terminal): void {
  for (const line of changes.slice(0, longestList)) terminal.say(line);
  if (changes.length > longestList) terminal.say(`… and ${changes.length - longestList} more`);
}

function refuse(reason: string, terminal: Terminal): number {
  terminal.say(reason);
  return 1;
}

const sizeOf = ({ organisation, residents }: OrganisationFiles): string =>
  [
    `${organisation?.sites.length} site(s)`,
    `${organisation?.departments.length} departments`,
    `${organisation?.staff.length} people`,
    ...(residents.length > 0 ? [`${residents.length} residents`] : []),
  ].join(', ');
