import { departmentHeadOf, levelsUp, mayStandIn, namedLevel, rankOf, topOf } from '../approval.js';
import { attendanceOf, type LeaveKind } from '../attendanceSettings.js';
import type { Context } from '../case.js';
import { siteOf, staffOf, superiorOf } from '../chain.js';
import { isStatutoryHoliday } from '../holidays.js';
import type { Organisation, PersonId } from '../organisation.js';
import { isRefusal, refuse, type Refusal } from '../refusal.js';
import { minute, plus } from '../time.js';
import { circumstancesOf, type KnownForLeave } from './circumstances.js';
import type { LeaveCommandOf } from './commands.js';
import { meets, spanOf } from './spans.js';
import type { Circumstances, Leave, Notice, Span, Standing } from './state.js';

/** What a request comes to, before it is sent: which rule applies, who decides in which order, what happens if it is late. */
export interface Assessment {
  span: Span;
  notice: Notice;
  standing: Standing;
  levels: PersonId[];
  circumstances: Circumstances;
}

export type Asked = Pick<
  LeaveCommandOf<'ask'>,
  'kind' | 'statutory' | 'start' | 'end' | 'reason' | 'ground' | 'compensation' | 'delegate'
>;

/** What a kind can't do without, besides when. */
export function needsOf({ kind }: { kind: LeaveKind }): ('reason' | 'ground' | 'statutory')[] {
  switch (kind) {
    case 'special':
      return ['reason'];
    case 'public':
    case 'outing':
      return ['ground'];
    case 'statutory':
      return ['statutory'];
    case 'personal':
    case 'sick':
    case 'emergencyVisit':
    case 'timeOff':
    case 'overtime':
    case 'offPost':
      return [];
  }
}

/** Checks a request against the articles. What is only late is no refusal: it goes up, marked (attendance.8). */
export function assess(asked: Asked, requester: PersonId, context: Context): Assessment | Refusal {
  const { organisation, calendar, now } = context;
  const fault = faultOf(asked, requester, organisation);
  if (fault) return fault;
  const span = spanOf(asked.kind, asked.start, asked.end, { person: requester, organisation, calendar, now });
  if (isRefusal(span)) return span;
  const known = context.known as unknown as KnownForLeave;
  const met = (known.mine ?? []).find((other) => meets(span, other));
  if (met)
    return refuse('leave.overlaps', {
      number: met.number,
      kind: met.kind,
      statutory: met.statutory,
      from: met.from,
      to: met.to,
    });
  const unpaid = onlyPaid(asked, span, context);
  if (unpaid) return unpaid;
  const levels = levelsFor({ ...asked, requester, span }, organisation);
  if (levels.length === 0)
    return refuse('leave.nobodyAbove', { address: siteOf(organisation, known.site).companyAddress });
  const notice = noticeOf(asked.kind, span, context);
  return {
    span,
    notice,
    standing: standsAtOnce(asked.kind) && !notice.late ? 'standing' : 'waiting',
    levels,
    circumstances: circumstancesOf(asked, requester, span, context),
  };
}

function faultOf(asked: Asked, requester: PersonId, organisation: Organisation): Refusal | undefined {
  const missing = needsOf(asked).find((field) => !asked[field]);
  if (missing) return refuse('leave.needs', { kind: asked.kind, field: missing });
  if (asked.kind === 'statutory' && !Object.hasOwn(attendanceOf(organisation).statutory, asked.statutory ?? ''))
    return refuse('leave.needs', { kind: asked.kind, field: 'statutory' });
  return asked.delegate !== undefined && !mayStandIn(organisation, requester, asked.delegate)
    ? refuse('leave.notAStandIn')
    : undefined;
}

/** Time off makes up for work on rest days only, never on statutory holidays (attendance.7). */
function onlyPaid({ kind, compensation, ...asked }: Asked, span: Span, { calendar }: Context): Refusal | undefined {
  if (kind !== 'overtime' || compensation !== 'timeOff' || mayBeTimeOff(span, calendar)) return undefined;
  return refuse(
    'leave.onlyPaid',
    {},
    {
      article: 'attendance.7',
      instead: [
        { action: 'sendLeave', args: { ...asked, kind, compensation: 'pay' }, label: 'asPay', style: 'primary' },
      ],
    },
  );
}

export const mayBeTimeOff = ({ dates: [date = ''] }: Span, calendar: Context['calendar']): boolean =>
  !calendar.isWorkday(date) && !isStatutoryHoliday(date);

const standsAtOnce = (kind: LeaveKind): boolean => kind === 'sick' || kind === 'emergencyVisit';

/** Until when it had to be asked for (attendance.8). */
export function noticeOf(kind: LeaveKind, { firstShift }: Span, { now, calendar, organisation }: Context): Notice {
  switch (kind) {
    case 'personal':
    case 'timeOff': {
      const by = calendar.at(calendar.dateOf(firstShift), '00:00');
      return { by, late: now >= by };
    }
    case 'special': {
      const by = plus(firstShift, -attendanceOf(organisation).specialNotice * minute);
      return { by, late: now > by };
    }
    case 'sick':
    case 'emergencyVisit':
      return { by: firstShift, late: now >= firstShift };
    case 'public':
    case 'statutory':
    case 'overtime':
    case 'outing':
    case 'offPost':
      return { late: false };
  }
}

/** Who decides, in order, by the organisation in force (attendance.6, .7, .9, .13). */
export function levelsFor(
  { kind, requester, span }: Pick<Leave, 'kind' | 'requester'> & { span: Pick<Span, 'days'> },
  organisation: Organisation,
): PersonId[] {
  const levels = ownLevels(kind, requester, span.days, organisation);
  return levels.length > 0 ? levels : forTheTop(requester, organisation);
}

function ownLevels(kind: LeaveKind, requester: PersonId, days: number, organisation: Organisation): PersonId[] {
  switch (kind) {
    case 'personal':
    case 'special':
    case 'timeOff':
    case 'statutory':
      return levelsUp(organisation, requester, ({ id }) => suffices(id, days, organisation));
    case 'sick':
    case 'emergencyVisit':
    case 'offPost':
      return levelsUp(organisation, requester, () => true);
    case 'public':
      return namedLevel(organisation, requester, topOf(organisation, requester) ?? requester);
    case 'overtime':
    case 'outing':
      return namedLevel(organisation, requester, departmentHeadOf(organisation, requester) ?? requester);
  }
}

function suffices(level: PersonId, days: number, organisation: Organisation): boolean {
  const { supervisorDays, departmentHeadDays } = attendanceOf(organisation).levels;
  switch (rankOf(organisation, level)) {
    case 'supervisor':
      return days <= supervisorDays;
    case 'departmentHead':
      return days <= departmentHeadDays;
    case 'top':
      return true;
  }
}

/** The top's own: whom the company names; else personnel passes it to the company and records the answer. */
function forTheTop(requester: PersonId, organisation: Organisation): PersonId[] {
  const site = staffOf(organisation, requester)?.site;
  if (site === undefined || superiorOf(organisation, requester)) return [];
  const named = attendanceOf(organisation).topLeaveBy[site];
  if (named !== undefined && named !== requester && staffOf(organisation, named)) return [named];
  const personnel = organisation.staff.find(
    (one) => one.site === site && one.posts.includes('personnel') && one.id !== requester,
  );
  return personnel ? [personnel.id] : [];
}
