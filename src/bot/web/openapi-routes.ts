import type { z } from 'zod';
import type { answers } from './answers.js';
import type { Problematic } from './problems.js';
import {
  jumpSchema,
  maxTextBytes,
  messagesQuery,
  preferencesSchema,
  pressSchema,
  readSchema,
  registerSchema,
  saySchema,
  uploadQuery,
} from './schemas.js';

/** One route of the API, as its documentation tells it. */
export interface Route {
  method: 'get' | 'post';
  path: string;
  summary: string;
  description?: string;
  query?: z.ZodObject;
  body?: z.ZodType | 'bytes';
  status?: number;
  /** A schema of `answers`, a media type, or nothing. */
  answer?: keyof typeof answers | { type: string };
  problems?: Problematic[];
  open?: boolean;
  demo?: boolean;
}

const api = '/m/{person}/api';
const changing: Problematic[] = ['invalid', 'otherSite', 'wrongType'];
export const everywhere: Problematic[] = ['noSession', 'expired', 'unknownPerson', 'failed'];

export const routes: Route[] = [
  {
    method: 'get',
    path: `${api}/me`,
    summary: 'Who the session belongs to, business time, and the short cuts',
    answer: 'Me',
  },
  {
    method: 'get',
    path: `${api}/threads`,
    summary: 'The conversation outside cases, and one per case',
    description: 'The latest hundred, and older ones in which something is unread or waits.',
    answer: 'Threads',
  },
  {
    method: 'get',
    path: `${api}/messages`,
    summary: 'Messages of one thread or of all, fifty at a time',
    description: 'Without `before`, the newest. Words are made when a message is read, in the language of the reader.',
    query: messagesQuery,
    answer: 'MessagePage',
    problems: ['invalid'],
  },
  {
    method: 'post',
    path: `${api}/messages`,
    summary: 'Say something',
    description: `\`id\` is made by the client: the same id again is the same message, so it can be sent again until it was taken. Text up to ${maxTextBytes / 1024} KB; files are uploaded first. 202 means that it is stored durably and will be worked; the answer comes through the stream.`,
    body: saySchema,
    status: 202,
    answer: 'Message',
    problems: [...changing, 'empty', 'unknownFile', 'tooLong', 'notTaken'],
  },
  {
    method: 'post',
    path: `${api}/press`,
    summary: 'Press a button of a card',
    description:
      '`action`, `case` and `args` are those of the button; the values of its form are merged into `args`. `id` as for messages.',
    body: pressSchema,
    status: 202,
    answer: 'Taken',
    problems: [...changing, 'unknownFile', 'tooLong', 'notTaken'],
  },
  {
    method: 'get',
    path: `${api}/stream`,
    summary: 'What happens, as it happens (server-sent events)',
    description:
      'Events `message` (a Message, new or updated: the same `id` takes the place of the earlier one) and `clock` (`{now}`). What was missed while not connected is read with GET messages.',
    answer: { type: 'text/event-stream' },
  },
  {
    method: 'post',
    path: `${api}/read`,
    summary: 'Mark a thread as read up to an order',
    body: readSchema,
    status: 204,
    problems: changing,
  },
  {
    method: 'post',
    path: `${api}/files`,
    summary: 'Upload a file',
    description: 'The file is the body, of any content type but those of forms. Its type is found from its content.',
    query: uploadQuery,
    body: 'bytes',
    status: 201,
    answer: 'File',
    problems: ['emptyFile', 'otherSite', 'wrongType', 'tooLarge'],
  },
  {
    method: 'get',
    path: `${api}/files/{hash}`,
    summary: 'Open a file that you uploaded or were shown',
    answer: { type: 'application/octet-stream' },
    problems: ['notFound'],
  },
  {
    method: 'post',
    path: `${api}/preferences`,
    summary: 'Choose the language in which you read and are written to',
    body: preferencesSchema,
    status: 204,
    problems: changing,
  },
  {
    method: 'get',
    path: `${api}/register`,
    summary: 'The register: search and filters',
    query: registerSchema,
    answer: 'RegisterPage',
    problems: ['invalid', 'notAllowed'],
  },
  {
    method: 'get',
    path: `${api}/register.csv`,
    summary: 'The register as a file',
    query: registerSchema,
    answer: { type: 'text/csv' },
    problems: ['invalid', 'notAllowed'],
  },
  {
    method: 'get',
    path: `${api}/register/{case}`,
    summary: 'The handling form of a case, to print',
    answer: { type: 'text/html' },
    problems: ['invalid', 'notAllowed'],
  },
  {
    method: 'get',
    path: `${api}/attendance/{month}.csv`,
    summary: 'The payroll export of a month, once the department head has confirmed it',
    answer: { type: 'text/csv' },
    problems: ['invalid', 'notAllowed'],
  },
  {
    method: 'get',
    path: `${api}/attendance/{month}.xlsx`,
    summary: 'The same as a workbook',
    answer: { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
    problems: ['invalid', 'notAllowed'],
  },
  {
    method: 'get',
    path: '/calendar/{token}.ics',
    summary: 'A member of staff’s own calendar: shifts, and who is off, never why',
    description: 'The address is given in the chat; whoever has it can read it.',
    answer: { type: 'text/calendar' },
    open: true,
  },
  {
    method: 'post',
    path: `${api}/demo/jump`,
    summary: 'Let the clock of the demonstration jump forward',
    description:
      'By an hour, by a day, or to the next working morning. Everything that becomes due on the way is worked first.',
    body: jumpSchema,
    answer: 'Time',
    problems: changing,
    demo: true,
  },
  {
    method: 'get',
    path: '/api/demo/people',
    summary: 'Who one may be in the demonstration',
    answer: 'DemoPeople',
    open: true,
    demo: true,
  },
  {
    method: 'get',
    path: '/health',
    summary: 'Whether it runs and its store answers',
    answer: 'Health',
    problems: ['away'],
    open: true,
  },
];
