import { z } from 'zod';
import type { Fault } from './organisation/faults.js';
import type { Organisation, PersonId, Resident, Room, Site } from './organisation.js';
import { placeParts } from './place.js';

/** Columns of residents.csv; one line for each person and room. Only `name` must be filled in. */
export const residentColumns = [
  'id',
  'name',
  'title',
  'phone',
  'site',
  'room',
  'relation',
  'verified',
  'language',
] as const;

const relations = {
  owner: 'owner',
  业主: 'owner',
  tenant: 'tenant',
  租户: 'tenant',
  family: 'family',
  家属: 'family',
} as const;
const yesNo = { no: false, false: false, 否: false, yes: true, true: true, 是: true } as const;
const languages = { zh: 'zh', 中文: 'zh', en: 'en', 英文: 'en' } as const;

/** One of the keys, in any case; the first where nothing is written. */
const oneOf = <T>(words: Record<string, T>) => {
  const keys = Object.keys(words);
  return z
    .string()
    .trim()
    .default('')
    .transform((word) => word.toLowerCase() || keys[0]!)
    .refine((word) => keys.includes(word), `one of ${keys.join(', ')}`)
    .transform((word) => words[word]!);
};

const optional = z.string().trim().default('');
const line = z.object({
  id: optional.refine(
    (id) => id === '' || /^r-[a-z0-9-]{1,32}$/.test(id),
    'r- and then small letters or digits, or empty',
  ),
  name: z.string().trim().min(1, 'a name'),
  title: optional,
  phone: optional.transform(phoneOf),
  site: optional,
  room: optional.refine((room) => room === '' || roomOf(room) !== undefined, 'a room such as 3-2-501 or 3-501'),
  relation: oneOf<Room['relation']>(relations),
  verified: oneOf<boolean>(yesNo),
  language: oneOf<Resident['language']>(languages),
});
type Line = z.output<typeof line>;

/** Digits only, without the country code of China, so that one number is always written alike. */
export function phoneOf(phone: string): string {
  const digits = phone.replace(/[^0-9]/g, '');
  return /^(?:0086|86)1[0-9]{10}$/.test(digits) ? digits.slice(-11) : digits;
}

/** `3栋2单元501` → `3-2-501`; undefined where building or room is not named. */
export function roomOf(text: string): string | undefined {
  const { building, unit, room } = placeParts(text);
  return building && room ? [building, unit, room].filter(Boolean).join('-') : undefined;
}

/**
 * Reads the residents' list. People with the same id, or without one the same name and phone, are one resident.
 * @param rows the lines of the file as objects by column, the heading left out
 */
export function readResidents(
  rows: unknown[],
  organisation: Organisation,
): { residents: Resident[]; faults: Fault[]; warnings: Fault[] } {
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const found = new Map<PersonId, Resident>();
  rows.forEach((row, index) => {
    const path = `residents, line ${index + 2}`;
    const read = line.safeParse(row);
    if (!read.success) {
      for (const { path: at, message } of read.error.issues)
        faults.push(badCell(path, at.map(String).join('.'), message));
      return;
    }
    const id = read.data.id || derivedId(read.data);
    const before = found.get(id);
    if (before && before.name !== read.data.name) {
      const problem = `${id} is already ${before.name}`;
      faults.push({ kind: 'duplicate', path, problem, remedy: 'Give each person an id of their own, or none' });
    }
    const resident = before ?? residentFrom(id, read.data);
    found.set(id, resident);
    if (read.data.room) addRoom(resident, read.data, path, organisation, { faults, warnings });
  });
  return { residents: [...found.values()], faults, warnings };
}

const badCell = (path: string, column: string, wanted: string): Fault => ({
  kind: 'form',
  path,
  problem: `${column || 'the line'} can not be read`,
  remedy: `It should be ${wanted}`,
});

const residentFrom = (id: PersonId, { name, title, phone, language }: Line): Resident => ({
  id,
  name,
  title,
  ...(phone && { phone }),
  language,
  rooms: [],
});

function addRoom(
  resident: Resident,
  { site, room, relation, verified }: Line,
  path: string,
  { sites }: Organisation,
  { faults, warnings }: { faults: Fault[]; warnings: Fault[] },
): void {
  const place = sites.find(({ id }) => id === (site || sites[0]?.id));
  if (!place) {
    const remedy = `Name one of ${sites.map(({ id }) => id).join(', ')}`;
    faults.push({ kind: 'unknown', path, problem: `there is no site "${site}"`, remedy });
    return;
  }
  const name = roomOf(room)!;
  if (!exists(place, name)) {
    const problem = `${place.id} has no room ${name}`;
    warnings.push({ kind: 'unknown', path, problem, remedy: 'Correct the room, or the buildings in org.yaml' });
  }
  if (resident.rooms.some((other) => other.site === place.id && other.room === name)) return;
  resident.rooms.push({ room: name, site: place.id, relation, verified });
}

function exists({ buildings }: Site, room: string): boolean {
  const { building, unit = '1', floor } = placeParts(room);
  const found = buildings.find(({ id }) => id === building);
  return found !== undefined && Number(unit) <= found.units && Number(floor) <= found.floors;
}

/** The same for the same person at every import (cyrb53 of name and phone, or of name and room). */
function derivedId({ name, phone, site, room }: Line): PersonId {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const sign of `${name}\n${phone || `${site} ${roomOf(room) ?? ''}`}`) {
    const code = sign.codePointAt(0)!;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return `r-${(4294967296 * (2097151 & low) + (high >>> 0)).toString(36).padStart(11, '0')}`;
}
