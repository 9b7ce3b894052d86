import { z } from 'zod';

const minutes = z.number().int().positive();
const count = z.number().int().positive();

/**
 * The company's settings for the attendance record (attendance.1 to .5, .12), where the articles leave them open
 * (**default** in the rulebook). Minutes unless named otherwise.
 */
export const attendanceRecordSettings = z.strictObject({
  expects: z
    .array(z.string())
    .default([])
    .describe('who is expected to clock: ids of departments or people, or everybody; others may'),
  deskCode: z.string().min(4).max(20).optional().describe('shown at the desk, asked for when clocking in chat'),
  clockBefore: minutes.default(180).describe('so long before a shift a clock belongs to it'),
  clockAfter: minutes.default(360).describe('so long after it'),
  breachFrom: minutes.default(20).describe('counted as 违纪 from exactly so many on, attendance.12'),
  careAfter: minutes.default(20).describe('into the shift without a word: 关心电话'),
  settleAfter: minutes.default(30).describe('after the shift, the day is looked at'),
  sayFirst: minutes.default(30).describe('the person has this long before the superior hears'),
  repeats: count.default(3).describe('in a calendar month, before the department head'),
  explainDays: count.default(2).describe('working days for 申辩'),
  decideDays: count.default(2).describe('working days for whoever decides'),
  selfCriticismDays: count.default(3).describe('working days'),
  correctDays: count.default(31).describe('so far back a correction may be asked for'),
});
export type AttendanceRecordSettings = z.infer<typeof attendanceRecordSettings>;

const defaults = attendanceRecordSettings.parse({});

/** The company's settings; the defaults for an organisation that was stored before there were any. */
export const recordSettingsOf = ({
  settings,
}: {
  settings: { attendanceRecord?: AttendanceRecordSettings };
}): AttendanceRecordSettings => settings.attendanceRecord ?? defaults;
