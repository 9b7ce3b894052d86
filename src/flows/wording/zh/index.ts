import { withAttendance } from '../attendanceCatalogue.js';
import type { Catalogue } from '../catalogue.js';
import { withChain } from '../chainCatalogue.js';
import { actions } from './actions.js';
import { attendance } from './attendance.js';
import { chain } from './chain.js';
import { complaint } from './complaint.js';
import { fields } from './fields.js';
import { general } from './general.js';
import { jobs } from './jobs.js';
import { leave, leaveChoices } from './leave.js';
import { refusals } from './refusals.js';
import { terms } from './terms.js';

const weekdays = '一二三四五六日';

export const zh: Catalogue = {
  days: {
    yesterday: '昨天',
    today: '今天',
    tomorrow: '明天',
    date: ({ year, month, day, weekday }) =>
      `${year ? `${year}年` : ''}${month}月${day}日${weekday ? `（周${weekdays[weekday - 1]}）` : ''}`,
    dateTime: (date, time) => `${date}${time}`,
  },
  terms,
  kindNames: { leave: '请假', attendance: '考勤', attendanceMonth: '月度考勤', report: '请示报告' },
  complaint,
  general,
  jobs,
  leave,
  leaveChoices,
  attendance,
  chain,
  refusals: { ...refusals, ...attendance.refusals, ...chain.refusals },
  refused: (rule, article) => (article ? `${rule}（${article}）` : rule),
  actions: { ...actions, ...attendance.actions, ...chain.actions },
  fields: withChain(withAttendance(fields, attendance), chain),
  choose: '可以直接按：',
  instead: '可以这样办：',
  neutral: '有一条新的进展，请联系客服中心了解。',
  neutralButton: '继续',
};
