import type { AttendanceCatalogue, Fields } from './catalogue.js';

/** Labels of the record's forms beside those of the others. */
export const withAttendance = (fields: Fields, { labels, own, hints, questions }: AttendanceCatalogue): Fields => ({
  ...fields,
  labels: { ...fields.labels, ...labels },
  own: { ...fields.own, ...own },
  hints: { ...fields.hints, ...hints },
  questions: { ...fields.questions, ...questions },
});
