import type { Facts } from '../../rules/case.js';
import { day, plus } from '../../rules/time.js';
import type { Complaint, Reporter } from '../../rules/complaint/state.js';
import type { ReceivedFile } from '../messenger.js';
import type { Person } from '../people.js';
import type { Plan, PlannedCommand, Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import type { Alarm, Matter, Reading } from '../understand.js';
import { fileFacts, read, type Words } from '../words.js';

type Nature = 'complaint' | 'suggestion' | 'question';

/** [登记] under words that were not understood, [这是另一件事] under words that went to an open case: registered as they are. */
export async function newMatter(shell: Shell, turn: Turn, args: Facts): Promise<Plan> {
  const text = typeof args.text === 'string' ? args.text.slice(0, 30_000) : '';
  if (!text.trim()) return { commands: [], answers: [] };
  const reading = await read(shell, text, turn.person);
  const [matter] = reading.matters;
  if (!matter) return { commands: [], answers: [] };
  return {
    commands: [
      await registration(shell, turn.person, { ...matter, intent: 'complaint' }, reading, { text, files: [] }),
    ],
    answers: [],
  };
}

/** Several matters in one message: each is registered at once; the confirmation only corrects. */
export async function registrations(
  shell: Shell,
  person: Person,
  matters: Matter[],
  reading: Reading,
  words: Words,
): Promise<PlannedCommand[]> {
  const one = matters.length === 1;
  return Promise.all(
    matters.map((matter, n) =>
      registration(shell, person, matter, reading, {
        text: one ? words.text : matter.text,
        files: n === 0 ? words.files : [],
      }),
    ),
  );
}

const natures: Partial<Record<Matter['intent'], Nature>> = { suggestion: 'suggestion', question: 'question' };

/** What the register needs of an emergency from its first words, or of a doubt about one (report.2). */
export const alarmOf = ({ level }: Alarm): { alarm: 'yes' | 'ask' } => ({ alarm: level === true ? 'yes' : 'ask' });

/** @param alarm when it is an emergency from its first words */
export async function registration(
  shell: Shell,
  person: Person,
  matter: Matter,
  reading: Reading,
  words: { text: string; files: ReceivedFile[] },
  alarm: { alarm?: 'yes' | 'ask' } = {},
): Promise<PlannedCommand> {
  const reporter = await reporterOf(shell, person);
  const category = matter.category ?? 'other';
  const command = {
    type: 'register',
    channel: 'chat',
    nature: natures[matter.intent] ?? 'complaint',
    text: words.text,
    category,
    language: reading.language,
    danger: reading.emergency === true,
    ...alarm,
    files: fileFacts(words.files),
    ...(matter.location ? { place: matter.location } : {}),
  };
  return {
    kind: 'complaint',
    command,
    known: { site: person.site, reporter, earlier: await earlier(shell, person.site, reporter, category) },
  };
}

/** Whoever writes: never asked for what is known; a room that is only claimed is 未核实. */
async function reporterOf(shell: Shell, person: Person): Promise<Reporter> {
  const reachable = await shell.people.reachable(person.id);
  if (person.role === 'staff')
    return {
      person: person.id,
      name: person.staff.name.zh,
      ...(person.staff.phone ? { phone: person.staff.phone } : {}),
      verified: true,
      reachable,
    };
  const { resident } = person;
  const room = resident.rooms.find(({ site }) => site === person.site);
  return {
    person: person.id,
    ...(resident.name ? { name: resident.name } : {}),
    ...(resident.title ? { title: resident.title } : {}),
    ...(resident.phone ? { phone: resident.phone } : {}),
    ...(room ? { room: room.room } : {}),
    verified: room?.verified ?? false,
    reachable,
  };
}

/** How often the register has this before: the same person or room, the same category, within the period (Size). */
export async function earlier(shell: Shell, site: string, reporter: Reporter, category: string): Promise<number> {
  const { settings } = shell.organisation().organisation;
  const from = plus(shell.now(), -settings.complaint.repeatWithinDays * day);
  const before = reporter.person
    ? await shell.cases.ofOwner(reporter.person, from)
    : reporter.room
      ? await shell.cases.since('complaint', site, from)
      : [];
  return before.filter((one) => {
    if (one.kind !== 'complaint') return false;
    const state = one.state as Complaint;
    const same = reporter.person ? one.owner === reporter.person : state.reporter.room === reporter.room;
    return (
      same &&
      state.nature === 'complaint' &&
      one.category === category &&
      one.receivedAt >= from &&
      state.closed?.how !== 'withdrawn'
    );
  }).length;
}
