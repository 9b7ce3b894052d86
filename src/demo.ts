import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { DemoPerson } from './bot/web/api.js';
import { readOrganisationFiles, yamlOf } from './organisation-files.js';
import { faultLine } from './rules/organisation/faults.js';
import { text } from './rules/organisation/form.js';
import type { Organisation, Resident, Text } from './rules/organisation.js';

export interface Demo {
  organisation: Organisation;
  residents: Resident[];
  /** Whom a newcomer may choose to be, in the order of the list. */
  people: DemoPerson[];
}

const peopleSchema = z.array(
  z.strictObject({
    person: z.string(),
    name: text.optional(),
    group: z.enum(['resident', 'service', 'manager', 'department']),
    title: text,
    what: text,
  }),
);

/**
 * The demonstration organisation.
 * @param folder where org.yaml, residents.csv and people.yaml are
 * @throws {Error} naming every fault, when the files were changed and no longer fit
 */
export async function loadDemo(folder: string): Promise<Demo> {
  const { organisation, residents, faults } = await readOrganisationFiles(
    join(folder, 'org.yaml'),
    join(folder, 'residents.csv'),
  );
  if (!organisation || faults.length > 0)
    throw new Error(`demo data in ${folder}:\n${faults.map(faultLine).join('\n')}`);
  const offered = peopleSchema.parse(yamlOf(await readFile(join(folder, 'people.yaml'), 'utf8')).value);
  const people = offered.map(({ name, ...one }) => ({
    ...one,
    name: name ?? nameOf(one.person, organisation, residents),
  }));
  return { organisation: { ...organisation, demo: true }, residents, people };
}

function nameOf(person: string, { staff }: Organisation, residents: Resident[]): Text {
  const one = staff.find(({ id }) => id === person);
  if (one) return one.name;
  const resident = residents.find(({ id }) => id === person);
  if (!resident)
    throw new Error(`demo data: people.yaml names ${person}, who is neither in org.yaml nor in residents.csv`);
  const { name, title, language } = resident;
  const called = language === 'zh' ? `${name}${title}` : `${title} ${name}`.trim();
  return { zh: called, en: called };
}
