import { z } from 'zod';

const minutes = z.number().int().positive();

/** Emergencies and reports (report.4, .5): **default** values, in minutes unless named otherwise. */
export const emergencySettings = z.strictObject({
  nextWave: minutes.default(3).describe('without 收到 the next level is alerted'),
  doubt: minutes.default(2).describe('in doubt, without a press it counts as an emergency'),
  join: minutes.default(10).describe('alarms of one person within that time are one alert'),
  notReachedSeconds: z.number().int().positive().default(20).describe('not delivered by then: shown to the others'),
  nobody: minutes.default(10).describe('nobody has taken it over: all alerted hear it again'),
  progress: minutes.default(60).describe('no word from whoever took it over: asked how it stands'),
  afterReport: minutes.default(120).describe('after the end; else in the first hour of the next shift'),
  chase: minutes.default(120).describe('between reminders of an after-report that is not in, in rostered time'),
  confirmEvery: minutes.default(1440).describe('between reminders of 已阅'),
});

export const reportSettings = z.strictObject({
  propose: minutes.default(120).describe('a report without a proposal is asked for one'),
  instruct: minutes.default(240).describe("a superior's instruction, in rostered time"),
  instructDanger: minutes.default(10).describe('the same for danger, by the clock'),
  receive: minutes.default(60).describe('the subordinate confirms receipt, in rostered time'),
  execute: minutes.default(480).describe('unless the instruction says otherwise, in rostered time'),
  chase: minutes.default(120).describe('between reminders of what is overdue, in rostered time'),
});
