import { z } from 'zod';
import { categories, settingsSchema } from '../settings.js';
import { isTimeZone } from '../zone.js';

/**
 * How a person writes org.yaml. Every entry is a schema of its own, so that one wrong entry does not hide the faults of
 * the others; what entries say about each other is checked afterwards (faults.ts).
 */

export const posts = [
  'clerk',
  'steward',
  'supervisor',
  'serviceManager',
  'officeManager',
  'departmentHead',
  'engineer',
  'cleaner',
  'guard',
  'personnel',
  'administrator',
] as const;

const words = z.string().trim().min(1);
/** `林姐`, the same in both languages, or `{ zh: 林姐, en: Lin }`. */
export const text = z.union(
  [words.transform((both) => ({ zh: both, en: both })), z.strictObject({ zh: words, en: words })],
  'a text, or one for each language: { zh: …, en: … }',
);
const oneOrMore = <T extends z.ZodType>(item: T, wanted: string) =>
  z.union([item.transform((one) => [one]), z.array(item)], wanted).transform((list) => list as z.output<T>[]);

export const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'a time of day such as 08:30');
const hours = z
  .string()
  .regex(/^\d\d:\d\d-\d\d:\d\d$/, 'hours such as 08:30-17:30')
  .transform((value, context) => {
    const [from = '', to = ''] = value.split('-');
    if (time.safeParse(from).success && time.safeParse(to).success) return { from, to };
    context.addIssue('hours such as 08:30-17:30');
    return z.NEVER;
  });

export const date = z.iso.date('a date such as 2026-11-23');
const moment = z.iso
  .datetime({ local: true, error: 'a date and local time such as 2026-11-23T17:30' })
  .or(z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/, 'a date and local time such as 2026-11-23T17:30'));

/** `rest` is a day without a shift. */
export const rest = 'rest';
const shiftIds = oneOrMore(z.string(), 'a shift or a list of shifts').transform((ids) =>
  ids.filter((id) => id !== rest),
);
const roster = z.union(
  [
    shiftIds.transform((workdays) => ({ workdays })),
    z.strictObject({
      workdays: shiftIds.optional(),
      daysOff: shiftIds.optional(),
      cycle: z
        .strictObject({ from: date, shifts: z.array(z.string().nullable()).min(1) })
        .transform(({ from, shifts }) => ({ from, shifts: shifts.map((id) => (id === rest ? null : id)) }))
        .optional(),
      dates: z.record(date, shiftIds).optional(),
    }),
  ],
  'a shift, a list of shifts, or { workdays, daysOff, cycle: { from, shifts }, dates }',
);

export const shift = z.strictObject({ name: text, hours, break: hours.optional() });

export const person = z.strictObject({
  name: text,
  knownAs: text.optional(),
  posts: oneOrMore(z.enum(posts), `one or more of ${posts.join(', ')}`).refine(
    (list) => list.length > 0,
    'at least one post',
  ),
  department: z.string(),
  superior: z.string().optional(),
  language: z.enum(['zh', 'en']).default('zh'),
  phone: z.string().optional(),
  email: z.email('an e-mail address').optional(),
  shifts: roster.default({ workdays: [] }),
  register: z.boolean().optional(),
});
export type PersonForm = z.output<typeof person>;

export const department = z.strictObject({
  name: text,
  site: z.string().optional(),
  head: z.string(),
  categories: z.array(z.enum(categories)).default([]),
  aliases: z.array(words).default([]),
});

const count = z.number().int().positive();
export const building = z.strictObject({
  name: text.optional(),
  steward: z.string(),
  units: count.default(1),
  floors: count.default(1),
  roomsPerFloor: count.default(1),
});

export const site = z.strictObject({
  name: text,
  officeManager: z.string(),
  serviceDepartment: z.string(),
  dutyPhone: words,
  companyAddress: z.string().trim().default(''),
  channels: z.record(z.string(), z.string()).default({}),
  buildings: z.record(z.string(), building).default({}),
});

export const delegation = z
  .strictObject({ of: z.string(), delegate: z.string(), from: date, to: date })
  .refine(({ from, to }) => from <= to, { error: 'ends before it begins', path: ['to'] });

const singleDuty = z
  .strictObject({ site: z.string().optional(), person: z.string(), from: moment, to: moment })
  .refine(({ from, to }) => from < to, { error: 'ends before it begins', path: ['to'] });
const rotation = z.strictObject({
  site: z.string().optional(),
  people: z.array(z.string()).min(1),
  from: date,
  days: count.default(1),
  changeAt: time.default('08:30'),
});
export const duty = z.union(
  [singleDuty, rotation],
  '{ person, from, to } for one duty, or { people, from, days, changeAt } for turns',
);

const section = z.record(z.string(), z.unknown());
/** The sections; their entries are still unread. */
export const file = z.strictObject({
  demo: z.boolean().default(false),
  company: text,
  timeZone: z.string().refine(isTimeZone, 'a time zone such as Asia/Shanghai').default('Asia/Shanghai'),
  shifts: section.default({}),
  sites: section,
  departments: section,
  people: section,
  delegations: z.array(z.unknown()).default([]),
  dutyRoster: z.array(z.unknown()).default([]),
  holidays: z.strictObject({ off: z.array(date).default([]), work: z.array(date).default([]) }).prefault({}),
  settings: settingsSchema.prefault({}),
});
/** What stands in for parts that could not be read, so that the others can be checked. */
export const emptyFile = { company: '-', sites: {}, departments: {}, people: {} };
