import { z } from 'zod';
import { attendanceRecordSettings } from './attendanceRecordSettings.js';
import { attendanceSettings } from './attendanceSettings.js';
import { emergencySettings, reportSettings } from './emergencySettings.js';

const time = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, 'a time of day such as 08:30');
const minutes = z.number().int().positive();

export const sizes = ['major', 'ordinary', 'minor'] as const;
export type Size = (typeof sizes)[number];

export const categories = [
  'noise',
  'water',
  'lift',
  'parking',
  'cleaning',
  'security',
  'staff',
  'fees',
  'pets',
  'facilities',
  'other',
] as const;
export type Category = (typeof categories)[number];

/** The rulebook's **default** values: every one can be set in org.yaml under `settings`. Durations in minutes unless named otherwise. */
export const settingsSchema = z.strictObject({
  quietHours: z
    .strictObject({ from: time, to: time })
    .default({ from: '22:00', to: '07:00' })
    .describe('only danger reaches a person'),
  complaint: z
    .strictObject({
      nightFrom: time.default('20:00').describe('received from then on: night rule, reception.2'),
      nightFullBy: time.default('12:00').describe('full investigation, next day'),
      nightEscalateAt: time.default('08:00').describe('what is missed at night is escalated then'),
      sizes: z
        .record(z.enum(categories), z.enum(sizes))
        .default({
          noise: 'ordinary',
          water: 'ordinary',
          lift: 'ordinary',
          parking: 'minor',
          cleaning: 'minor',
          security: 'ordinary',
          staff: 'major',
          fees: 'ordinary',
          pets: 'minor',
          facilities: 'minor',
          other: 'ordinary',
        })
        .describe('proposed size by category'),
      takeUp: minutes.default(30).describe('somebody on it'),
      takeUpMajor: minutes.default(10),
      decideBy: time.default('12:00').describe('of the next rostered day'),
      decideMajor: minutes.default(120).describe('counted between majorFrom and majorTo'),
      majorFrom: time.default('08:00'),
      majorTo: time.default('21:00'),
      accept: minutes.default(120).describe('by the responsible department'),
      urgentWorkHours: z.number().positive().default(24).describe('no water, lift, leak, power'),
      repairDays: z.number().int().positive().default(3),
      workDays: z.number().int().positive().default(5).describe('the rest, in working days'),
      answer: minutes.default(120).describe('from the result to the answer, by the service centre'),
      sign: minutes.default(480).describe('the department manager signs an end other than done'),
      wordEveryDays: z.number().int().positive().default(3).describe('a word to the resident at least that often'),
      escalateEvery: minutes.default(120).describe('from one level told to the next'),
      repeatWithinDays: z.number().int().positive().default(90),
      repeatTimes: z.number().int().positive().default(3).describe('that often in the register: major'),
      callbackDays: z
        .strictObject({
          major: z.number().int().positive(),
          ordinary: z.number().int().positive(),
          minor: z.number().int().positive(),
        })
        .default({ major: 1, ordinary: 3, minor: 7 }),
      contactTries: z.number().int().positive().default(3).describe('on as many days before 未联系上'),
      reopenTimes: z
        .number()
        .int()
        .positive()
        .default(2)
        .describe('after that the management-office manager gives the final answer'),
    })
    .prefault({}),
  attendance: attendanceSettings.prefault({}),
  attendanceRecord: attendanceRecordSettings.prefault({}),
  emergency: emergencySettings.prefault({}),
  report: reportSettings.prefault({}),
  files: z.strictObject({ maxMegabytes: z.number().positive().default(25) }).prefault({}),
});
export type Settings = z.infer<typeof settingsSchema>;
