import { z } from 'zod';
import type { Button } from '../../flows/messenger.js';
import type { Facts } from '../../rules/case.js';
import type { FileStore } from './options.js';

const action = z.string().regex(/^[A-Za-z][A-Za-z0-9_.-]{0,63}$/);
const valueSchema = z.object({
  a: action,
  c: z.string().max(200).optional(),
  x: z.record(z.string(), z.unknown()).optional(),
  h: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  f: z.literal(1).optional(),
});

/** What a button carries. */
export interface Carried {
  action: string;
  case?: string;
  args: Facts;
  /** It opens its form first. */
  form?: boolean;
}

const longest = 1024 * 1024;

/**
 * A button or modal as a string of at most `most` characters; what does not fit is kept beside the originals, by its
 * content, and found again by its hash.
 */
export async function pack(files: FileStore, { action, case: belongs, args, form }: Carried, most: number) {
  const value = { a: action, ...(belongs ? { c: belongs } : {}), ...(form ? { f: 1 } : {}) };
  const whole = JSON.stringify(Object.keys(args).length ? { ...value, x: args } : value);
  if (whole.length <= most) return whole;
  const { hash } = await files.put(Buffer.from(JSON.stringify(args)), { maxBytes: longest });
  return JSON.stringify({ ...value, h: hash });
}

/** @returns undefined for what was not packed by us */
export async function unpack(files: FileStore, packed: unknown): Promise<Carried | undefined> {
  const given = valueSchema.safeParse(parsed(packed));
  if (!given.success) return undefined;
  const { a, c, x, h, f } = given.data;
  const args = h ? await kept(files, h) : (x ?? {});
  return { action: a, ...(c ? { case: c } : {}), args, ...(f ? { form: true } : {}) };
}

function parsed(packed: unknown): unknown {
  try {
    return JSON.parse(String(packed));
  } catch {
    return undefined;
  }
}

async function kept(files: FileStore, hash: string): Promise<Facts> {
  const content = await files.open(hash);
  if (!content) throw new Error(`slack: what the button carried is gone (${hash})`);
  const chunks = (await content.toArray()) as Uint8Array[];
  return JSON.parse(Buffer.concat(chunks).toString()) as Facts;
}

export const carriedBy = ({ action, case: belongs, args, form }: Button): Carried => ({
  action,
  ...(belongs ? { case: belongs } : {}),
  args,
  ...(form ? { form: true } : {}),
});
