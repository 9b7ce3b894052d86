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

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

export const en: Catalogue = {
  days: {
    yesterday: 'yesterday',
    today: 'today',
    tomorrow: 'tomorrow',
    date: ({ year, month, day, weekday }) =>
      [weekday && weekdays[weekday - 1], day, months[month - 1], year].filter(Boolean).join(' '),
    dateTime: (date, time) => `${date} ${time}`,
  },
  terms,
  kindNames: { leave: 'Leave', attendance: 'Attendance', attendanceMonth: 'Attendance of a month', report: 'Report' },
  complaint,
  general,
  jobs,
  leave,
  leaveChoices,
  attendance,
  chain,
  refusals: { ...refusals, ...attendance.refusals, ...chain.refusals },
  refused: (rule, article) => (article ? `${rule} (${article})` : rule),
  actions: { ...actions, ...attendance.actions, ...chain.actions },
  fields: withChain(withAttendance(fields, attendance), chain),
  choose: 'Just press:',
  instead: 'What you can do:',
  neutral: 'There is something new. Please ask the service centre about it.',
  neutralButton: 'Go on',
};
