import type { Catalogue } from '../catalogue.js';
import { jobName, slotStart } from '../jobSays.js';
import { cut } from '../parts.js';
import { terms } from './terms.js';

const names = {
  dutyRosterGap: '值班表检查',
  calendarData: '节假日数据检查',
  sweep: '过期数据清理',
};

/** What scheduled jobs say to whoever looks after them. */
export const jobs: Catalogue['jobs'] = {
  'job.dutyGap': ({ dates, site }, w) => ({
    text: `${site ? `${w.name(site)}：` : ''}${terms.list(dates.map((date) => w.day(date)))}还没有排值班经理，那几天的急事就没有人能定。请补上排班。`,
  }),
  'job.calendarMissing': ({ year }) => ({
    text: `${year} 年的法定节假日安排还没有导入，那一年的期限都标为“暂定”。公布后请更新。`,
  }),
  'job.failed': ({ name, slot, error }, w) => ({
    text: `定时任务“${jobName(names, name)}”（${w.when(slotStart(slot))}）没有做成：${cut(error, 500)}`,
  }),
  'job.missed': ({ name, slot }, w) => ({
    text: `定时任务“${jobName(names, name)}”（${w.when(slotStart(slot))}）错过了时间，已经来不及补做。`,
  }),
};
