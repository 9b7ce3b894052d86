import { openDays, openMonths } from '../flows/attendance/open.js';
import type { Shell } from '../flows/shell.js';
import type { Job } from './jobs.js';

const day = 24 * 60;

/** Jobs of the attendance record: they open working days and months, whose own timers and people do the rest. */
export const attendanceJobs = (shell: Shell): Job[] => [
  {
    name: 'attendanceDays',
    when: '0 * * * *',
    whom: 'nobody; from then on the day itself asks whether all is well, and is looked at after the shift',
    article: 'attendance.5',
    usefulFor: 60,
    read: ({ now }) => openDays(shell, now),
    prepare: () => [],
  },
  {
    name: 'attendanceMonths',
    when: '0 9 1 * *',
    whom: 'the heads of the departments in which anybody clocks',
    article: 'attendance.5',
    usefulFor: 7 * day,
    read: ({ now }) => openMonths(shell, now),
    prepare: () => [],
  },
];
