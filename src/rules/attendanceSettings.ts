import { z } from 'zod';

const count = z.number().int().positive();
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2027-02-05');
const text = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

/** What can be asked for (attendance.6 to .13); 法定假 are the company's own list. */
export const leaveKinds = [
  'personal',
  'special',
  'sick',
  'emergencyVisit',
  'public',
  'statutory',
  'timeOff',
  'overtime',
  'outing',
  'offPost',
] as const;
export type LeaveKind = (typeof leaveKinds)[number];

const statutoryDefaults = {
  annual: { name: { zh: '年休假', en: 'annual leave' }, answer: 'dates' },
  marriage: { name: { zh: '婚假', en: 'marriage leave' }, answer: 'note' },
  bereavement: { name: { zh: '丧假', en: 'bereavement leave' }, answer: 'note' },
  maternity: { name: { zh: '产假', en: 'maternity leave' }, answer: 'note' },
  paternity: { name: { zh: '陪产假', en: 'paternity leave' }, answer: 'note' },
  parental: { name: { zh: '育儿假', en: 'parental leave' }, answer: 'note' },
  care: { name: { zh: '护理假', en: 'care leave' }, answer: 'note' },
  antenatal: { name: { zh: '产检假', en: 'antenatal visit' }, answer: 'note' },
} as const;

/** The company's settings for leave, where attendance.6 to .13 leave them open (**default** in the rulebook). Minutes unless named otherwise. */
export const attendanceSettings = z.strictObject({
  levels: z
    .strictObject({ supervisorDays: z.number().positive(), departmentHeadDays: z.number().positive() })
    .default({ supervisorDays: 1, departmentHeadDays: 3 })
    .describe('personal leave goes no further up for so many days'),
  specialNotice: count.default(60).describe('before the shift, attendance.8'),
  decideWithin: count
    .default(240)
    .describe('of the approver’s rostered time; then their superior is told that it waits'),
  leastTime: count
    .default(60)
    .describe('of rostered time that an approver has in any case before their superior hears'),
  remindEvery: count.default(120).describe('the requester may remind that often'),
  remindTimes: count.default(3).describe('a day'),
  emergencyWait: count.default(30).describe('from one superior to the next, once the shift has begun'),
  certificateAfterDays: count.default(1).describe('a sick leave of so many days needs a certificate'),
  certificateChases: count.default(2).describe('days on which it is asked for again before a person decides'),
  emergencySlip: z.boolean().default(false).describe('a slip is wanted after an emergency visit'),
  outingGrace: count.default(15).describe('after the time back, before it is asked'),
  overtimeDayHours: z.number().positive().default(3),
  overtimeMonthHours: z.number().positive().default(36),
  pastDays: count.default(31).describe('so far back something may be asked for'),
  longestDays: z
    .strictObject({ ordinary: count, sick: count, statutory: count })
    .default({ ordinary: 31, sick: 180, statutory: 200 })
    .describe('in calendar days'),
  statutory: z
    .record(z.string(), z.strictObject({ name: text, answer: z.enum(['note', 'dates']) }))
    .default(statutoryDefaults)
    .describe('法定假: taken note of, or other dates may be proposed'),
  balances: z
    .record(z.string(), z.number().nonnegative())
    .default({})
    .describe('days a year that the company keeps account of, by kind: annual, timeOff…'),
  lockedDates: z
    .array(z.strictObject({ from: date, to: date, why: text }))
    .default([])
    .describe('dates on which leave is hard to give: shown before asking, never refused by the product'),
  topLeaveBy: z
    .record(z.string(), z.string())
    .default({})
    .describe(
      'by site, who decides the leave of its top for the company; else personnel passes it on and records the answer',
    ),
});
export type AttendanceSettings = z.infer<typeof attendanceSettings>;

const defaults = attendanceSettings.parse({});

/** The company's settings; the defaults for an organisation that was stored before there were any. */
export const attendanceOf = ({ settings }: { settings: { attendance?: AttendanceSettings } }): AttendanceSettings =>
  settings.attendance ?? defaults;
