import { actingAt, mayDecideAt, mayStandIn, turnOf, type Matter, type Turn } from '../approval.js';
import { attendanceOf } from '../attendanceSettings.js';
import type { Context } from '../case.js';
import { chainAbove, staffOf } from '../chain.js';
import type { PersonId, Text } from '../organisation.js';
import { levelsFor } from './assess.js';
import type { Leave } from './state.js';

/** Who acts, when it is a person. */
export const actorOf = ({ actor }: Context): PersonId | undefined => ('person' in actor ? actor.person : undefined);

const nobody: Text = { zh: '同事', en: 'a colleague' };
/** How a person of staff is named among colleagues. */
export const nameOf = (person: PersonId, { organisation }: Pick<Context, 'organisation'>): Text =>
  staffOf(organisation, person)?.name ?? nobody;

/** The levels by the organisation in force; the old ones when the requester has left it. */
export function levelsNow(leave: Leave, { organisation }: Context): PersonId[] {
  const levels = leave.kind === 'emergencyVisit' ? reachedLevel(leave, organisation) : levelsFor(leave, organisation);
  return levels.length > 0 ? levels : leave.levels;
}

/** Emergency visit: the superior who has been reached last. */
function reachedLevel(leave: Leave, organisation: Context['organisation']): PersonId[] {
  const chain = chainAbove(organisation, leave.requester);
  const level = chain[Math.min(leave.reached, chain.length - 1)];
  return level ? [level.id] : levelsFor(leave, organisation);
}

/** The matter as the approval sees it. */
export const matterOf = ({ requester, verdicts, transfers }: Leave): Matter => ({
  requester,
  decided: verdicts,
  transfers,
});

/** Whose turn it is by the organisation in force; undefined when every level has decided. */
export function turnNow(leave: Leave, context: Context): Turn | undefined {
  // An emergency visit is decided by whichever superior answers first.
  if (leave.kind === 'emergencyVisit' && leave.verdicts.length > 0) return undefined;
  return turnOf(levelsNow(leave, context), matterOf(leave), context);
}

/**
 * The turn at which this person may decide now. For an emergency visit those below who have not answered may still, so
 * that nobody is skipped without need.
 */
export function turnFor(leave: Leave, person: PersonId, context: Context): Turn | undefined {
  const turn = turnNow(leave, context);
  if (!turn) return undefined;
  if (mayDecideAt(turn, person, matterOf(leave))) return turn;
  if (leave.kind !== 'emergencyVisit') return undefined;
  return chainAbove(context.organisation, leave.requester)
    .slice(0, leave.reached)
    .map(({ id }) => actingAt(id, matterOf(leave), context))
    .find((below) => mayDecideAt(below, person, matterOf(leave)));
}

/** The head who judges papers: of the department, else the next further up; never the person themselves. */
export function judgeOf({ requester, levels }: Leave, { organisation }: Context): PersonId {
  const chain = chainAbove(organisation, requester);
  const head = chain.find(({ id }) => organisation.departments.some((one) => one.head === id)) ?? chain.at(-1);
  return head?.id ?? levels[0] ?? requester;
}

/** Personnel of the site: see kind and papers beside the approvers (attendance.11). */
export const personnelOf = (
  { site, requester }: Pick<Leave, 'site' | 'requester'>,
  { organisation }: Context,
): PersonId[] =>
  organisation.staff
    .filter((one) => one.site === site && one.posts.includes('personnel') && one.id !== requester)
    .map(({ id }) => id);

/** Has a part in it: asked, asked for, decides or decided, or was asked for an opinion. */
export function takesPart(leave: Leave, person: PersonId, context: Context): boolean {
  return (
    person in leave.cards ||
    person === leave.madeBy ||
    leave.opinions.some(({ of }) => of === person) ||
    leave.skipped.some((one) => one.person === person) ||
    levelsNow(leave, context).includes(person) ||
    turnNow(leave, context)?.holder === person
  );
}

/** Name of the 法定假. */
export const statutoryName = (
  { statutory }: Pick<Leave, 'statutory'>,
  { organisation }: Pick<Context, 'organisation'>,
) => (statutory === undefined ? undefined : attendanceOf(organisation).statutory[statutory]?.name);

/** May this person stand in at a level for this one matter? */
export const canTake = (leave: Leave, level: PersonId, person: PersonId, { organisation }: Context): boolean =>
  mayStandIn(organisation, level, person) &&
  person !== leave.requester &&
  !leave.verdicts.some(({ by }) => by === person);
