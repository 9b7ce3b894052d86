import type { Leave } from './state.js';

/** Every level of the chain in force has said yes, or taken note. */
export const isGranted = ({ granted }: Pick<Leave, 'granted'>): boolean => granted;

/** What stands by itself is only taken note of (attendance.11). */
export const takesNote = ({ kind, notice }: Pick<Leave, 'kind' | 'notice'>): boolean =>
  (kind === 'sick' || kind === 'emergencyVisit') && !notice.late;

/** From an outing or from leaving the post one comes back within the shift. */
export const comesBack = ({ kind }: Pick<Leave, 'kind'>): boolean => kind === 'outing' || kind === 'offPost';

/** Still to be decided by somebody. */
export const isUndecided = (leave: Leave): boolean =>
  !leave.closedAt && (leave.standing === 'waiting' || leave.standing === 'standing') && !isGranted(leave);
