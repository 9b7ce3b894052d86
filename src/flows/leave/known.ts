import type { CaseLine } from '../../models/cases.js';
import type { Facts } from '../../rules/case.js';
import { staffOf } from '../../rules/chain.js';
import type { Away, KnownForLeave, OtherLeave } from '../../rules/leave/circumstances.js';
import type { Leave } from '../../rules/leave/state.js';
import { isWork } from '../../rules/leave/spans.js';
import type { PersonId } from '../../rules/organisation.js';
import { day, plus } from '../../rules/time.js';
import type { Reads } from '../deciding.js';
import type { Shell } from '../shell.js';

/** So far back requests still count: the account of a year. */
const yearBack = 400;
/** Longest leave there is, in days: who is away now asked no earlier. */
const longest = 210;

/** What the rules need from elsewhere: the person's other requests, and who of the department is away. */
export async function knownForLeave(shell: Shell, requester: PersonId, except?: string): Promise<Facts> {
  const { organisation } = shell.organisation();
  const staff = staffOf(organisation, requester);
  const now = shell.now();
  const own = await shell.cases.ofOwner(requester, plus(now, -yearBack * day));
  const mine = own.filter((line) => line._id !== except && stands(line)).map(otherOf);
  const site = staff?.site ?? '';
  const all = await shell.cases.since('leave', site, plus(now, -longest * day));
  const team = all
    .filter((line) => stands(line) && isAway(line.state as Leave))
    .filter((line) => staffOf(organisation, line.owner ?? '')?.department === staff?.department)
    .map(awayOf);
  const known: KnownForLeave = { site, mine, team };
  return known as unknown as Facts;
}

/** Commands that judge dates, or that show the next approver how things are. */
const judging = new Set(['ask', 'changeDates', 'resubmit', 'proposeDates', 'approve']);

export const readsForLeave: Reads = (shell, { command, before, given }) => {
  const requester = before ? (before.state as Leave).requester : given.requester;
  if (!judging.has(command.type) || typeof requester !== 'string') return Promise.resolve({});
  return knownForLeave(shell, requester, before?._id);
};

const stands = ({ kind, state }: CaseLine): boolean =>
  kind === 'leave' && !['withdrawn', 'rejected'].includes((state as Leave).standing);
const isAway = ({ standing, kind }: Leave): boolean => standing !== 'waiting' && !isWork(kind);

function otherOf({ number, state }: CaseLine): OtherLeave {
  const { kind, statutory, span, standing, compensation } = state as Leave;
  const { from, to, minutes, days, dates } = span;
  return {
    number,
    kind,
    ...(statutory ? { statutory } : {}),
    ...(compensation ? { compensation } : {}),
    from,
    to,
    minutes,
    days,
    dates,
    standing,
  };
}

/** A colleague's leave as rosters, the stand-up and reminders see it: when, and nothing else (security.1). */
export const awayOf = ({ state }: CaseLine): Away => {
  const { requester, span } = state as Leave;
  return { person: requester, from: span.from, to: span.to };
};
