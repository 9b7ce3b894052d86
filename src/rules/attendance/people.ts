import { departmentHeadOf } from '../approval.js';
import { recordSettingsOf } from '../attendanceRecordSettings.js';
import type { Context } from '../case.js';
import { actsFor, chainAbove, delegateOf, holdersOf, staffOf, superiorOf } from '../chain.js';
import type { Organisation, PersonId, Text } from '../organisation.js';
import type { Attendance, AttendanceStepName } from './state.js';

export const actorOf = ({ actor }: Context): PersonId | undefined => ('person' in actor ? actor.person : undefined);

const nobody: Text = { zh: '同事', en: 'a colleague' };
export const nameOf = (person: PersonId, { organisation }: Pick<Context, 'organisation'>): Text =>
  staffOf(organisation, person)?.name ?? nobody;

/** Whom the company expects to clock. The top of a site has nobody above who could hear of it: the company's own matter. */
export function isExpected(organisation: Organisation, person: PersonId): boolean {
  const { expects } = recordSettingsOf(organisation);
  const department = staffOf(organisation, person)?.department ?? '';
  return (
    [person, department, 'everybody'].some((one) => expects.includes(one)) &&
    superiorOf(organisation, person) !== undefined
  );
}

/** Whose level a step is; undefined where nobody holds it (the top of a site; no personnel). */
export function levelOf(
  step: AttendanceStepName,
  { person, site }: Pick<Attendance, 'person' | 'site'>,
  { organisation }: Pick<Context, 'organisation'>,
): PersonId | undefined {
  const superior = superiorOf(organisation, person)?.id;
  switch (step) {
    case 'correct':
    case 'decide':
      return superior;
    case 'judge': {
      const head = departmentHeadOf(organisation, person);
      return head === undefined || head === person ? superior : head;
    }
    case 'review':
      return (
        holdersOf(organisation, site, 'personnel').find(({ id }) => id !== person)?.id ??
        chainAbove(organisation, person).at(-1)?.id
      );
    case 'explain':
    case 'selfCriticism':
      return person;
  }
}

/** Who holds a step now: the level, or their delegate while one is named; never the person whose matter it is. */
export function holderOf(step: AttendanceStepName, day: Attendance, context: Context): PersonId | undefined {
  const level = levelOf(step, day, context);
  if (level === undefined || level === day.person) return level;
  const delegate = delegateOf(context.organisation, context.calendar, level, context.now)?.id;
  return delegate && delegate !== day.person ? delegate : level;
}

/** May this person take the step that is under way? */
export function mayTake(step: AttendanceStepName, day: Attendance, context: Context): boolean {
  const [actor, level] = [actorOf(context), levelOf(step, day, context)];
  if (actor === undefined || level === undefined) return false;
  if (actor === day.person) return level === day.person;
  return actsFor(context.organisation, context.calendar, actor, level, context.now) !== undefined;
}

/** A superior of this person, or the delegate of the direct one. */
export function isSuperior(actor: PersonId | undefined, day: Attendance, context: Context): boolean {
  const direct = superiorOf(context.organisation, day.person)?.id;
  if (actor === undefined || direct === undefined || actor === day.person) return false;
  return (
    chainAbove(context.organisation, day.person).some(({ id }) => id === actor) ||
    actsFor(context.organisation, context.calendar, actor, direct, context.now) !== undefined
  );
}
