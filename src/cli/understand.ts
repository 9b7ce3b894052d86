import { createInterface } from 'node:readline';
import { z } from 'zod';
import { readOffline } from '../bot/understanding/offline/index.js';

/**
 * `npm run -s understand`: JSON lines in, JSON lines out, in order (docs/understanding.md). Offline, without store or settings.
 * A line that is no request is answered with its id, if it has one, and the error; the next one goes on.
 */
const lineSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  now: z.string().regex(/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/, 'local time such as 2026-11-23T22:41'),
  zone: z.string().default('Asia/Shanghai'),
  role: z.enum(['resident', 'staff', 'manager']).default('resident'),
  pending: z.string().nullish(),
});

function answer(line: string): object {
  let given: unknown = null;
  try {
    given = JSON.parse(line);
    const { id, text, now, zone, role, pending } = lineSchema.parse(given);
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
  } catch (error) {
    return { id: idOf(given), error: messageOf(error) };
  }
}

const idOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'id' in given ? given.id : null;

function messageOf(error: unknown): string {
  if (error instanceof z.ZodError)
    return error.issues.map((issue) => `${issue.path.join('.') || 'line'}: ${issue.message}`).join('; ');
  return error instanceof Error ? error.message : String(error);
}

process.stdout.on('error', () => process.exit(0));
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  if (line.trim() && !process.stdout.write(`${JSON.stringify(answer(line))}\n`))
    await new Promise((resolve) => process.stdout.once('drain', resolve));
}
