import type { CaseLine } from '../../models/cases.js';
import { emergencyCommands, isLive, type Emergency } from '../../rules/emergency/index.js';
import { kinds } from '../../rules/kinds.js';
import { minute, plus } from '../../rules/time.js';
import { alarmOf, registration } from '../complaint/newMatter.js';
import { registerTold, reportsACall } from '../complaint/registerFor.js';
import type { Asking, Plan, Turn } from '../plan.js';
import { alarmReport } from '../report/words.js';
import type { Shell } from '../shell.js';
import type { Alarm } from '../understand.js';
import type { Words } from '../words.js';
import { emergencyThread } from './thread.js';

export const emergencyOf = (line: CaseLine | null | undefined): Emergency | undefined =>
  (line?.state as { emergency?: Emergency } | undefined)?.emergency ?? undefined;

/** Kinds of case that can become an emergency. */
const canBecome = (line: CaseLine): boolean => !!kinds[line.kind]?.commands.raiseEmergency;

/**
 * Before anything else, offline, in the middle of any other flow: words about an emergency that is going on belong to it;
 * words of danger raise one (report.2, .4).
 * @returns undefined when there is no danger in them
 */
export async function emergencyWords(
  shell: Shell,
  turn: Turn,
  words: Words,
  inThread: CaseLine | null,
  asking: Asking | null,
): Promise<Plan | undefined> {
  if (inThread && isLive(emergencyOf(inThread)) && !asking) return emergencyThread(turn, words, inThread);
  const alarm = shell.hears(words.text);
  if (!alarm || (asking && (await answersInEmergency(shell, asking)))) return undefined;
  const line = await whereItBelongs(shell, turn, inThread);
  if (line) return raised(line, alarm, words);
  return { ...(await fresh(shell, turn, alarm, words)), asking: null };
}

/** The answer to what was asked about an emergency speaks of the danger, and raises none. */
async function answersInEmergency(shell: Shell, asking: Asking): Promise<boolean> {
  const id = asking.state.case;
  return typeof id === 'string' && emergencyOf(await shell.cases.byId(id)) !== undefined;
}

/** The thread's case; else the person's own alarm of a moment ago: cries are joined, never silenced. */
async function whereItBelongs(
  shell: Shell,
  { person }: Turn,
  inThread: CaseLine | null,
): Promise<CaseLine | undefined> {
  if (inThread && canBecome(inThread)) return inThread;
  const since = plus(shell.now(), -shell.organisation().organisation.settings.emergency.join * minute);
  const mine = await shell.cases.ofOwner(person.id, since);
  return mine.find((line) => {
    const emergency = emergencyOf(line);
    return canBecome(line) && emergency && (isLive(emergency) || emergency.since >= since);
  });
}

function raised(line: CaseLine, { level }: Alarm, { text }: Words): Plan {
  const doubt = level === 'ask' ? { doubt: 'yes' } : {};
  const command = { type: 'raiseEmergency', text: text.slice(0, 10_000), ...doubt };
  return { commands: [{ kind: line.kind, case: line._id, command }], answers: [], asking: null };
}

/** A resident's stays a complaint; what staff are told for a caller too; else a member of staff reports it. */
async function fresh(shell: Shell, turn: Turn, alarm: Alarm, words: Words): Promise<Plan> {
  const { person } = turn;
  const { reading } = alarm;
  const [matter] = reading.matters;
  if (person.role === 'staff')
    return reportsACall.test(words.text)
      ? registerTold(shell, person, reading, words, alarmOf(alarm))
      : alarmReport(person, alarmOf(alarm).alarm, words);
  if (!matter) return { commands: [], answers: [] };
  const command = await registration(shell, person, { ...matter, intent: 'complaint' }, reading, words, alarmOf(alarm));
  return { commands: [command], answers: [] };
}

/** Presses that can't wait for what the conversation asked before. */
export const isEmergencyAction = (action: string): boolean => Object.hasOwn(emergencyCommands, action);
