import { z } from 'zod';
import type { Button, Card, Field, Form, Rendered } from '../../flows/messenger.js';
import type { ApiError, DemoPerson, FileLine, Me, MessagePage, RegisterPage, ThreadLine, WebMessage } from './api.js';

/** What the API answers, for its documentation: the types of api.ts, held to them by the compiler. */
const instant = z.iso.datetime().describe('UTC, ISO 8601 with milliseconds');
const businessTime = instant.describe('business time: in a demonstration it can be ahead of the machine');
const language = z.enum(['zh', 'en']);
const text = z.object({ zh: z.string(), en: z.string() });
const option = z.object({ value: z.string(), label: z.string() });

const field = z.object({
  name: z.string(),
  label: z.string(),
  hint: z.string().optional(),
  kind: z.enum(['text', 'longText', 'choice', 'number', 'date', 'dateTime', 'files']),
  required: z.boolean(),
  options: z.array(option).optional(),
  maxLength: z.number().int().optional(),
  value: z.string().optional(),
}) satisfies z.ZodType<Field>;

const form = z.object({ title: z.string(), fields: z.array(field), submit: z.string() }) satisfies z.ZodType<Form>;

const button = z.object({
  action: z.string(),
  case: z.string().optional(),
  args: z.record(z.string(), z.unknown()).describe('to be sent back with the press'),
  label: z.string(),
  style: z.enum(['primary', 'danger']).optional(),
  form: form.optional().describe('to be filled in first; its values are merged into args'),
}) satisfies z.ZodType<Button>;

const card = z.object({
  tone: z.enum(['plain', 'urgent', 'done']),
  title: z.string(),
  lines: z.array(z.object({ label: z.string().optional(), text: z.string() })),
  buttons: z.array(button),
}) satisfies z.ZodType<Card>;

const rendered = z.object({ text: z.string().optional(), card: card.optional() }) satisfies z.ZodType<Rendered>;

const fileLine = z.object({
  hash: z.string().describe('SHA-256 in hex'),
  name: z.string(),
  type: z.string().describe('media type, found from the content'),
  size: z.number().int().describe('bytes'),
}) satisfies z.ZodType<FileLine>;

const message = z.object({
  id: z.string(),
  order: z.string().describe("sorts this person's messages; grows with time"),
  thread: z.string().describe("a case's id, or main"),
  number: z.string().optional().describe('number of the case'),
  from: z.enum(['bot', 'me']),
  at: businessTime,
  rendered,
  files: z.array(fileLine),
  updatedAt: businessTime.optional().describe('a later card took the place of an earlier one'),
}) satisfies z.ZodType<WebMessage>;

const row = z.object({
  case: z.string(),
  number: z.string(),
  void: z.string().optional(),
  receivedAt: businessTime,
  channel: z.string(),
  customer: z.string().describe('masked'),
  place: z.string(),
  nature: z.string(),
  category: z.string(),
  size: z.string(),
  summary: z.string(),
  status: z.string(),
  open: z.boolean(),
  overdue: z.boolean(),
  holder: z.string(),
  until: businessTime.nullable(),
  department: z.string(),
  result: z.string(),
  rating: z.number().nullable(),
});

export const answers = {
  Message: message,
  Me: z.object({
    person: z.string(),
    name: z.string(),
    role: z.enum(['staff', 'resident']),
    title: z.string(),
    language,
    demo: z.boolean(),
    site: z.string(),
    now: businessTime,
    timeZone: z.string(),
    menu: rendered,
    mayUseRegister: z.boolean(),
    maxFileMegabytes: z.number(),
  }) satisfies z.ZodType<Me>,
  Threads: z.array(
    z.object({
      thread: z.string(),
      number: z.string().optional(),
      title: z.string(),
      last: z.object({ at: businessTime, text: z.string() }).nullable(),
      unread: z.number().int(),
      waiting: z.boolean().describe('a button in it is your next step'),
      open: z.boolean(),
    }),
  ) satisfies z.ZodType<ThreadLine[]>,
  MessagePage: z.object({
    messages: z.array(message).describe('oldest first'),
    before: z.string().nullable().describe('to be passed on to read further back; null at the beginning'),
  }) satisfies z.ZodType<MessagePage>,
  File: fileLine,
  RegisterPage: z.object({
    rows: z.array(row),
    total: z.number().int(),
    page: z.number().int(),
    pages: z.number().int(),
    filters: z.object({
      status: z.array(option),
      category: z.array(option),
      department: z.array(option),
      size: z.array(option),
    }),
  }) satisfies z.ZodType<RegisterPage>,
  DemoPeople: z.array(
    z.object({
      person: z.string(),
      name: text,
      title: text,
      group: z.enum(['resident', 'service', 'manager', 'department']),
      what: text,
    }),
  ) satisfies z.ZodType<DemoPerson[]>,
  Time: z.object({ now: businessTime }),
  Taken: z.object({ id: z.string() }),
  Health: z.object({ ok: z.boolean() }),
  Error: z.object({
    error: z.object({
      code: z.string(),
      message: z.string().describe('what happened and what to do, in the reader’s language'),
    }),
  }) satisfies z.ZodType<ApiError>,
};
