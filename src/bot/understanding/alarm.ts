import type { Alarm } from '../../flows/understand.js';
import { readOffline } from './offline/index.js';

/** Small talk and questions of everyday life are no doubt about a danger; a plain danger is one whatever else is asked. */
const calm = new Set(['leave', 'overtime', 'outing', 'clock', 'greeting', 'status', 'cancel']);

/** Emergency words, found offline and at once: never waits for a language model (report.2). */
export function hears(text: string): Alarm | undefined {
  if (!text.trim()) return undefined;
  const reading = readOffline(text, { now: '2026-01-01T12:00', zone: 'Asia/Shanghai', role: 'resident' });
  const [matter] = reading.matters;
  if (!matter || !reading.emergency) return undefined;
  if (reading.emergency === 'ask' && calm.has(matter.intent)) return undefined;
  return { level: reading.emergency, reading };
}
