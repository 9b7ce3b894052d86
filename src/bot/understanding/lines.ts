import { z } from 'zod';
import { readOffline } from './offline/index.js';

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  now: z.string().regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, 'local time such as 2026-11-23T22:41'),
  zone: z.string().default('Asia/Shanghai'),
  role: z.enum(['resident', 'staff', 'manager']).default('resident'),
  pending: z.string().nullish(),
});

/**
 * Reads one JSON line of `npm run -s understand` and gives the line that answers it (docs/understanding.md).
 * What is no request is answered with its id, if it has one, and the error. Never throws.
 */
export function answerLine(line: string): string {
  let given: unknown = null;
  try {
    given = JSON.parse(line);
    return JSON.stringify(answerTo(lineSchema.parse(given)));
  } catch (error) {
    return JSON.stringify({ id: idOf(given), error: messageOf(error) });
  }
}

function answerTo({ id, text, now, zone, role, pending }: z.infer<typeof lineSchema>): object {
  const reading = readOffline(text, {
    now: now.slice(0, 16).replace(' ', 'T'),
    zone,
    role,
    pending: pending ?? undefined,
  });
  const [first] = reading.matters;
  return {
    id,
    intent: first?.intent,
    emergency: reading.emergency,
    start: first?.start,
    end: first?.end,
    category: first?.category,
    location: first?.location,
    confidence: first?.confidence,
  };
}

const idOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'id' in given ? given.id : null;

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  return error instanceof Error ? error.message : String(error);
}
