import { createHash } from 'node:crypto';
import type { Matter, ReadingContext } from '../../flows/understand.js';
import type { Case } from './evaluation.js';
import { mask } from './mask.js';

/** Stand-ins of the same kind, so that the sentence still reads like one. */
const standIns: Record<string, string> = {
  MAIL: 'name@example.com',
  ID: '110101199001011234',
  CARD: '6200000000000000',
  PHONE: '13800000000',
  PLATE: '京A00000',
  ROOM: '1-1-101',
  NAME: '王女士',
};

/**
 * What a person corrected, as a case for the evaluation, without customer data.
 * @param corrected what they said was right; the rest is not judged
 */
export function correctionCase(
  text: string,
  context: ReadingContext,
  corrected: Partial<Pick<Matter, 'intent' | 'start' | 'end' | 'category' | 'location' | 'settled'>> & {
    emergency?: boolean;
  },
): Case {
  const masked = mask(text);
  const neutral = masked.text.replace(/⟦([A-Z]+)\d+⟧/g, (_, kind: string) => standIns[kind] ?? '…');
  const hidesRoom = [...masked.hidden.keys()].some((placeholder) => placeholder.startsWith('⟦ROOM'));
  const expect = { ...corrected };
  if (hidesRoom && typeof expect.location === 'string' && /\d-|^\d{3,4}$/.test(expect.location))
    expect.location = standIns.ROOM ?? null;
  return {
    id: `c-${createHash('sha256').update(neutral).digest('hex').slice(0, 10)}`,
    text: neutral,
    now: context.now,
    role: context.role,
    ...(context.pending ? { pending: context.pending } : {}),
    expect,
  };
}
