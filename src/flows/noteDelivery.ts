import { threadKey, type CaseDocument } from '../models/cases.js';
import type { Facts, Reference } from '../rules/case.js';
import { isRefusal } from '../rules/refusal.js';
import { advance, decideOn, owing, wake } from './advance.js';
import { mostTries } from './commit.js';
import type { Shell } from './shell.js';

/** What delivery brought about. */
export interface DeliveryNote {
  delivered: { id: string; to: string; say: string; key?: string; reference: Reference }[];
  /** Tried in vain: due again then. */
  again: { id: string; dueAt: string; attempts: number; unsure?: true }[];
  givenUp: { id: string; to: string; say: string; reason: string }[];
}

/**
 * Messages leave the owed list through a command, in the same guarded update that keeps recipient, time and reference in
 * the history. Written only while delivery still holds the case, by its fence.
 *
 * @param held the case as delivery had it
 * @returns the case, held on, while it owes more that is due; undefined when it is let go, or somebody else has it by now
 * @throws when the store is away
 */
export async function noteDelivery(
  shell: Shell,
  held: CaseDocument,
  note: DeliveryNote,
): Promise<CaseDocument | undefined> {
  let before: CaseDocument | null = held;
  for (let tries = 0; tries < mostTries; tries++) {
    const after = noted(shell, before, `${held._id}:${held.fence}:${held.v}`, note);
    const written = await shell.cases.write(before, after);
    if (written) {
      wake(shell, written, before);
      return written.leaseUntil > 0 ? written : undefined;
    }
    before = await shell.cases.byId(held._id);
    if (before?.fence !== held.fence) return undefined;
  }
  throw new Error(`case ${held._id}: delivery could not be noted`);
}

function noted(shell: Shell, before: CaseDocument, noteId: string, note: DeliveryNote): CaseDocument {
  const { messages, ...after } = commandsOf(note).reduce((document, command, n) => {
    const commandId = `${noteId}.${n}`;
    const commitment = { commandId, kind: document.kind, command, actor: { clock: true } as const };
    const { decision, context } = decideOn(shell, commitment, document.state);
    if (isRefusal(decision)) throw new Error(`case ${document._id} refused ${command.type}`);
    return advance(document, decision, context);
  }, before);
  const gone = new Set([...note.delivered, ...note.givenUp].map(({ id }) => id));
  const later = new Map(note.again.map((one) => [one.id, one]));
  const owed = owing(messages.filter(({ id }) => !gone.has(id)).map((one) => ({ ...one, ...later.get(one.id) })));
  const more = owed.messageDueAt !== null && owed.messageDueAt <= shell.now();
  const threads = [...new Set([...before.threads, ...note.delivered.map(({ reference }) => threadKey(reference))])];
  return { ...after, ...owed, threads, leaseUntil: more ? shell.machineNow() + shell.leaseFor : 0 };
}

const commandsOf = ({ delivered, givenUp }: DeliveryNote): ({ type: string } & Facts)[] => [
  ...(delivered.length
    ? [{ type: 'noteDelivered', deliveries: delivered.map(({ id, ...rest }) => ({ message: id, ...rest })) }]
    : []),
  ...givenUp.map(({ id, ...rest }) => ({ type: 'noteGivenUp', message: id, ...rest })),
];
