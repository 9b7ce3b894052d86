import { readFile } from 'node:fs/promises';
import { parse as parseCsv } from 'csv-parse/sync';
import { parseDocument } from 'yaml';
import type { Fault } from './rules/organisation/faults.js';
import { readOrganisation } from './rules/organisation/read.js';
import type { Organisation, Resident } from './rules/organisation.js';
import { readResidents } from './rules/residents.js';
import type { Instant } from './rules/time.js';

export interface OrganisationFiles {
  /** Absent when org.yaml has a fault. */
  organisation?: Organisation;
  residents: Resident[];
  faults: Fault[];
  warnings: Fault[];
}

/**
 * Reads org.yaml and, where given, residents.csv; everything wrong in both at once.
 * @param now business time from which rosters and holidays are looked at
 */
export async function readOrganisationFiles(yaml: string, csv?: string, now?: Instant): Promise<OrganisationFiles> {
  const source = await textOf(yaml);
  if (typeof source !== 'string') return { residents: [], faults: [source], warnings: [] };
  const { value, faults: broken } = yamlOf(source);
  if (broken.length > 0) return { residents: [], faults: broken, warnings: [] };
  const { organisation, faults, warnings } = readOrganisation(value, now);
  if (csv === undefined || !organisation) return { organisation, residents: [], faults, warnings };
  const list = await residentsIn(csv, organisation);
  return {
    organisation,
    residents: list.residents,
    faults: [...faults, ...list.faults],
    warnings: [...warnings, ...list.warnings],
  };
}

async function textOf(path: string): Promise<string | Fault> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'can not be opened';
    return { kind: 'form', path, problem: `the file ${reason}`, remedy: 'Check the path' };
  }
}

/** Also says when an id stands there twice. */
export function yamlOf(source: string): { value: unknown; faults: Fault[] } {
  const document = parseDocument(source, { prettyErrors: true });
  const faults = document.errors.map(({ code, message, linePos }): Fault => {
    const path = linePos ? `line ${linePos[0].line}` : '';
    if (code === 'DUPLICATE_KEY')
      return { kind: 'duplicate', path, problem: 'this id is there already', remedy: 'Rename or remove one' };
    return {
      kind: 'form',
      path,
      problem: `is not YAML: ${message.split(' at line')[0]}`,
      remedy: 'Check indentation, quotes and brackets',
    };
  });
  return { value: faults.length > 0 ? undefined : document.toJS(), faults };
}

async function residentsIn(csv: string, organisation: Organisation) {
  const source = await textOf(csv);
  if (typeof source !== 'string') return { residents: [], faults: [source], warnings: [] };
  try {
    const rows: unknown[] = parseCsv(source, { columns: true, bom: true, trim: true, skip_empty_lines: true });
    return readResidents(rows, organisation);
  } catch (error) {
    const problem = `is not a table: ${(error as Error).message}`;
    const remedy = 'Save it as CSV in UTF-8, with the columns of demo/residents.csv';
    return { residents: [], faults: [{ kind: 'form' as const, path: 'residents', problem, remedy }], warnings: [] };
  }
}
