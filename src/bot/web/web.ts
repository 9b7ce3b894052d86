import type { Response } from 'express';
import type { Incoming } from '../../flows/messenger.js';
import type { Language, PersonId } from '../../rules/organisation.js';
import type { WebOptions } from './options.js';
import { Problem } from './problems.js';
import type { Streams } from './stream.js';
import type { z } from 'zod';

/** What the routes share. */
export interface Web {
  options: WebOptions;
  streams: Streams;
  /** The next order: greater than every one before. */
  order: () => string;
  /** Resolves once the event is durably in the inbox. */
  take: (incoming: Incoming) => Promise<void>;
}

/** Everything outside a case. */
export const mainThread = 'main';

/** Who asks: set by the guard before any route runs. */
export interface Session {
  person: PersonId;
  language: Language;
  /** Empty for a script with a bearer token. */
  cookie: string;
}

export const sessionOf = (response: Response): Session => response.locals as Session;

/** @throws Problem `invalid` */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Problem('invalid');
  return result.data;
}

/** Orders grow with the machine's time and never repeat; after a restart they go on from `newest`. */
export function orders(machineNow: () => number, newest: string | undefined): () => string {
  const digits = { time: 9, count: 4 };
  let time = newest ? parseInt(newest.slice(0, digits.time), 36) + 1 : 0;
  let count = 0;
  return () => {
    const now = machineNow();
    if (now > time) [time, count] = [now, 0];
    else if (++count === 36 ** digits.count) [time, count] = [time + 1, 0];
    return time.toString(36).padStart(digits.time, '0') + count.toString(36).padStart(digits.count, '0');
  };
}
