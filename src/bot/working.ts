import { commit } from '../flows/commit.js';
import type { Incoming } from '../flows/messenger.js';
import type { Person } from '../flows/people.js';
import { answer, type Plan } from '../flows/plan.js';
import { route } from '../flows/router.js';
import type { Shell } from '../flows/shell.js';
import type { DialogueDocument } from '../models/dialogues.js';
import type { Inbox, InboxEntry } from '../models/inbox.js';
import { addOwed, firstSend, inDoubt, type Owed } from '../models/outbox.js';
import type { Actor } from '../rules/case.js';
import { isRefusal } from '../rules/refusal.js';

/** Completes what the messenger stored before its acknowledgement: files that have to be fetched. */
export type Prepare = (incoming: Incoming) => Promise<Incoming> | Incoming;

/** Four steps, each of which can be done again: store the plan, commit its commands, write the dialogue, mark done. */
export async function work(
  shell: Shell,
  inbox: Inbox,
  entry: InboxEntry,
  prepare: Prepare = (incoming) => incoming,
): Promise<void> {
  const incoming = await prepare(entry.incoming as Incoming);
  const person = await shell.people.byId(incoming.person);
  if (!person) return inbox.done(entry._id);
  await shell.people.wrote(person.id, incoming.messenger);
  const dialogue = incoming.what.kind === 'words' ? await shell.dialogues.byId(dialogueId(incoming)) : null;
  // Its answers are the last thing that is written: it was only not marked yet.
  if (dialogue?.worked.includes(entry._id)) return inbox.done(entry._id);
  const plan = (entry.plan as Plan | undefined) ?? (await planned(shell, inbox, entry, incoming, person, dialogue));
  const refusals = await commitAll(shell, entry, plan, person);
  for (const other of plan.toOthers ?? []) {
    const there = { ...incoming, person: other.person, conversation: other.person, thread: undefined };
    await tell(shell, there, `${entry._id}@`, { commands: [], answers: other.answers });
  }
  const answers = [...plan.answers, ...refusals];
  if (answers.length || plan.asking !== undefined)
    await tell(shell, incoming, entry._id, { ...plan, answers }, dialogue);
  await inbox.done(entry._id);
}

async function planned(
  shell: Shell,
  inbox: Inbox,
  entry: InboxEntry,
  incoming: Incoming,
  person: Person,
  dialogue: DialogueDocument | null,
): Promise<Plan> {
  const plan = await route(shell, incoming, person, dialogue?.asking ?? null);
  // A press says itself what it wants; words could be read differently the second time. Answers are written at once.
  const hasEffects = plan.commands.length > 0 || plan.toOthers !== undefined;
  if (incoming.what.kind === 'words' && hasEffects) await inbox.storePlan(entry._id, plan);
  entry.plan = plan;
  return plan;
}

async function commitAll(
  shell: Shell,
  entry: InboxEntry,
  { commands }: Plan,
  person: Person,
): Promise<Plan['answers']> {
  const actor: Actor = { person: person.id, role: person.role };
  const refusals: Plan['answers'] = [];
  for (const [n, { kind, case: id, key, command, known }] of commands.entries()) {
    const done = await commit(shell, {
      commandId: `${entry._id}#${n}`,
      kind,
      case: id,
      key,
      command,
      actor,
      known,
      receivedAt: entry.at,
    });
    if (!isRefusal(done)) continue;
    const found = id ? await shell.cases.byId(id) : null;
    const part = found && (person.role === 'staff' ? found.site === person.site : found.owner === person.id);
    const about = found && part ? { id: found._id, kind: found.kind, number: found.number } : undefined;
    const buttons = done.instead.map((press) => ({ ...press, ...(id ? { case: press.case ?? id } : {}) }));
    refusals.push(answer(`refusal.${done.refused}`, { ...done.facts, article: done.article }, { about, buttons }));
  }
  return refusals;
}

const dialogueId = ({ messenger, conversation, thread = 'main', person }: Incoming): string =>
  [messenger, conversation, thread, person].join(' ');

/**
 * Writes the dialogue's state and answers in one guarded update; an entry whose answers are there adds nothing.
 * @param read the dialogue as it was a moment ago
 */
export async function tell(
  shell: Shell,
  incoming: Incoming,
  entry: string,
  { answers, asking }: Plan,
  read: DialogueDocument | null = null,
): Promise<void> {
  for (let hand = read; ; hand = null) {
    const id = dialogueId(incoming);
    const before = hand ?? (await shell.dialogues.byId(id)) ?? fresh(id, incoming);
    if (before.worked.includes(entry)) return;
    const now = shell.now();
    const added: Owed[] = answers.map((one, n) => ({
      ...one,
      to: { person: incoming.person },
      id: `${entry}/a${n}`,
      at: now,
      dueAt: one.notBefore && one.notBefore > now ? one.notBefore : now,
      attempts: 0,
    }));
    const messages = addOwed(before.messages, added);
    const document: DialogueDocument = {
      ...before,
      messages,
      messageDueAt: firstSend(messages),
      asking: asking === undefined ? before.asking : asking,
      worked: [...before.worked, entry].slice(-20),
    };
    const written = taken(shell, document);
    if (!(await shell.dialogues.write(written))) continue;
    const { messageDueAt } = written;
    if (messageDueAt === null) return;
    if (messageDueAt > now) shell.nudge({ timer: messageDueAt });
    else if (written.fence !== before.fence)
      shell.nudge({ owes: 'dialogue', id, held: { ...written, v: before.v + 1 } });
    else shell.nudge({ owes: 'dialogue', id });
    return;
  }
}

/** Who writes what is due at once also takes it for delivery, so that nobody else sends it too. */
function taken(shell: Shell, document: DialogueDocument): DialogueDocument {
  const [now, machineNow] = [shell.now(), shell.machineNow()];
  const due = document.messageDueAt !== null && document.messageDueAt <= now;
  return due && document.leaseUntil < machineNow
    ? { ...inDoubt(document, now), leaseUntil: machineNow + shell.leaseFor, fence: document.fence + 1 }
    : document;
}

/** To somebody who did not write there themselves, answers go wherever they are. */
const placeOf = ({ messenger, conversation, thread, person }: Incoming) =>
  conversation === person ? {} : { place: { messenger, conversation, ...(thread ? { thread } : {}) } };

const fresh = (id: string, incoming: Incoming): DialogueDocument => ({
  _id: id,
  v: 0,
  person: incoming.person,
  ...placeOf(incoming),
  asking: null,
  worked: [],
  sent: [],
  messages: [],
  messageDueAt: null,
  leaseUntil: 0,
  fence: 0,
});
