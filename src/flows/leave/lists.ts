import type { CaseLine } from '../../models/cases.js';
import type { Facts, Press } from '../../rules/case.js';
import { staffOf } from '../../rules/chain.js';
import type { Leave } from '../../rules/leave/state.js';
import { statutoryName } from '../../rules/leave/people.js';
import { day, plus } from '../../rules/time.js';
import { answer, type Answer } from '../plan.js';
import type { Person } from '../people.js';
import type { Shell } from '../shell.js';
import type { LeaveLine } from './says.js';

const unknown = { zh: '同事', en: 'a colleague' };

export function lineOf(shell: Shell, { number, state }: CaseLine): LeaveLine {
  const { organisation } = shell.organisation();
  const leave = state as Leave;
  const { start, end, from, to } = leave.span;
  const name = (id: string) => staffOf(organisation, id)?.name ?? unknown;
  const statutory = statutoryName(leave, { organisation });
  return {
    number,
    kind: leave.kind,
    ...(statutory ? { statutory } : {}),
    requester: name(leave.requester),
    start,
    end,
    from,
    to,
    standing: leave.standing,
    ...(leave.step ? { step: leave.step.name, who: name(leave.step.holder), until: leave.step.until } : {}),
  };
}

/** A person's own requests that wait or are still ahead. */
export async function ownLeaves(shell: Shell, { id }: Person): Promise<CaseLine[]> {
  const now = shell.now();
  const mine = await shell.cases.ofOwner(id, plus(now, -400 * day));
  return mine.filter((line) => {
    if (line.kind !== 'leave') return false;
    const { standing, span } = line.state as Leave;
    return line.open || (span.to > now && !['withdrawn', 'rejected'].includes(standing));
  });
}

/** Where one's own requests stand, and what waits for one's decision: nobody has to ask anybody. */
export async function leaveStatus(shell: Shell, person: Person): Promise<Answer[]> {
  if (person.role !== 'staff') return [];
  const mine = await ownLeaves(shell, person);
  const waiting = (await shell.cases.heldBy(person.id)).filter(
    (line) => line.kind === 'leave' && line.owner !== person.id,
  );
  return [
    ...(mine.length ? [answer('leave.mine', { leaves: mine.slice(0, 20).map((line) => lineOf(shell, line)) })] : []),
    ...(waiting.length ? [waitingList(shell, waiting)] : []),
  ];
}

/** Several waiting ones in one list: each has its yes, and all together have one. */
export function waitingList(shell: Shell, waiting: CaseLine[]): Answer {
  const some = waiting.slice(0, 10);
  const deciding = some.filter(({ status }) => status === 'decide');
  const each: Press[] = deciding.map((line) => ({ action: 'approve', case: line._id, label: line.number }));
  const all: Press[] =
    deciding.length > 1
      ? [{ action: 'approveAll', args: { cases: deciding.map(({ _id }) => _id) }, style: 'primary' }]
      : [];
  const facts: Facts = { leaves: some.map((line) => lineOf(shell, line)) };
  return answer('leave.waiting', facts, { buttons: [...all, ...each] });
}
