import { z } from 'zod';

/** Longest text of one message, in bytes of UTF-8. */
export const maxTextBytes = 30 * 1024;
/** Longest JSON body in bytes: the longest text when every character of it is escaped, or a form with several long fields. */
export const maxBodyBytes = 256 * 1024;
export const maxFiles = 20;

/** Made by the client; the same id again is the same message or press. */
const clientId = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
/** Ids of cases come from commands (`web:lin:…#1`). */
const caseId = z.string().regex(/^[A-Za-z0-9_:#./@~-]{1,200}$/);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const order = z.string().regex(/^[0-9a-z]{1,32}$/);
const shortText = z.string().max(200);

export const personSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const hashSchema = hash;
export const caseSchema = caseId;

const depthLimit = 4;

/** JSON whose field names are plain and which is not nested without end: nothing in it can be an operator or a prototype. */
function plain(value: unknown, depth = 0): boolean {
  if (value === null || typeof value !== 'object') return true;
  if (depth >= depthLimit) return false;
  if (Array.isArray(value)) return value.length <= 200 && value.every((one) => plain(one, depth + 1));
  const entries = Object.entries(value);
  return (
    entries.length <= 100 && entries.every(([name, one]) => /^[A-Za-z][\w-]{0,63}$/.test(name) && plain(one, depth + 1))
  );
}

const facts = z
  .record(z.string(), z.unknown())
  .refine((value) => plain(value))
  .meta({
    description:
      'what the button carried, and what its form was filled in with; a list of hashes stands for uploaded files',
  });

export const saySchema = z.object({
  id: clientId,
  thread: caseId.optional(),
  text: z.string(),
  files: z.array(hash).max(maxFiles).default([]),
});

export const pressSchema = z.object({
  id: clientId,
  case: caseId.optional(),
  thread: caseId.optional(),
  action: z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/),
  args: facts.default({}),
});

/** Files in a press: hashes, or the lines that the upload answered. */
export const pressFilesSchema = z
  .array(z.union([hash, z.object({ hash }).transform((line) => line.hash)]))
  .min(1)
  .max(maxFiles);

export const readSchema = z.object({ thread: caseId, order });
export const preferencesSchema = z.object({ language: z.enum(['zh', 'en']) });
export const jumpSchema = z.object({ to: z.enum(['hour', 'day', 'morning']) });

export const messagesQuery = z.object({ thread: caseId.optional(), before: order.optional() });
export const uploadQuery = z.object({ name: z.string().max(1000).default('') });

const date = z.string().regex(/^\d{4}-\d\d-\d\d$/);
/** The register's search and filters (complaint.2). Empty values are as good as none. */
export const registerSchema = z.object({
  query: shortText.optional(),
  status: shortText.optional(),
  category: shortText.optional(),
  department: shortText.optional(),
  size: shortText.optional(),
  open: z.enum(['true', 'false', '']).optional(),
  from: z.union([date, z.literal('')]).optional(),
  to: z.union([date, z.literal('')]).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});
export type RegisterQuery = z.output<typeof registerSchema>;
export type Jump = z.output<typeof jumpSchema>['to'];
