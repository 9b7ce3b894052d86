import type { Response } from 'express';
import type { z } from 'zod';
import type { Language, PersonId } from '../../rules/organisation.js';
import { Problem } from './problems.js';

/** Who asks: set by the guard before any route runs. */
export interface Session {
  person: PersonId;
  language: Language;
}

export const sessionOf = (response: Response): Session => response.locals as Session;

/** @throws Problem `invalid` */
export function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new Problem('invalid');
  return result.data;
}
