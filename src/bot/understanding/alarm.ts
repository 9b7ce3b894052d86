import type { Alarm } from '../../flows/understand.js';
import { hazardsIn } from '../../rules/emergency/hazards.js';
import { emergencyByRules } from './offline/emergency.js';
import { readOffline } from './offline/index.js';
import { normalise } from './offline/normalise.js';

/** Small talk and requests of everyday life are no doubt about a danger; a plain danger is one whatever else is asked. */
const calm = new Set(['leave', 'overtime', 'outing', 'clock', 'greeting', 'status', 'cancel']);

/** The same words are listened to as they come in and as they are worked: a few are remembered for that while. */
const lately = new Map<string, Alarm | undefined>();
const remembered = 64;

/** Emergency words, found offline and at once: never waits for a language model (report.2). */
export function hears(text: string): Alarm | undefined {
  if (lately.has(text)) return lately.get(text);
  const alarm = listen(text);
  if (lately.size >= remembered) lately.delete(lately.keys().next().value!);
  lately.set(text, alarm);
  return alarm;
}

function listen(text: string): Alarm | undefined {
  if (!text.trim()) return undefined;
  const reading = readOffline(text, { now: '2026-01-01T12:00', zone: 'Asia/Shanghai', role: 'resident' });
  const [matter] = reading.matters;
  const level = levelOf(text, reading.emergency);
  if (!matter || !level || (level === 'ask' && calm.has(matter.intent))) return undefined;
  return { level, reading: { ...reading, emergency: level } };
}

/** What only the classifier hears, and no rule or hazard word bears out, is no alarm. */
function levelOf(text: string, heard: boolean | 'ask'): boolean | 'ask' {
  if (!heard || emergencyByRules(normalise(text.slice(0, 4_000))) !== false) return heard;
  return hazardsIn(text)[0] === 'other' ? false : heard;
}
