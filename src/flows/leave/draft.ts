import type { LeaveKind } from '../../rules/attendanceSettings.js';
import type { Context, Facts, Press } from '../../rules/case.js';
import { staffOf } from '../../rules/chain.js';
import { assess, needsOf, type Assessment } from '../../rules/leave/assess.js';
import { onlyForSick, otherWay } from '../../rules/leave/asking.js';
import { leaveCommands } from '../../rules/leave/commands.js';
import type { PersonId, Text } from '../../rules/organisation.js';
import { isRefusal, type Refusal } from '../../rules/refusal.js';
import { actingAt } from '../../rules/approval.js';
import { attendanceOf } from '../../rules/attendanceSettings.js';
import { answer, type Answer, type Asking, type Plan, type Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import type { LeaveSummary } from './says.js';
import { knownForLeave } from './known.js';

export const draftFlow = 'leave';
export const draftVersion = 1;

/** A request before it is sent: it lives in the dialogue, and nowhere else. */
export interface Draft extends Facts {
  kind: LeaveKind;
  statutory?: string;
  start?: string;
  end?: string;
  reason?: string;
  ground?: string;
  compensation?: 'pay' | 'timeOff';
  for?: PersonId;
  sendTo?: PersonId;
  files?: Facts[];
}

/** What the dialogue waits for: a field, or the yes to the summary. */
export interface Drafting extends Facts {
  draft: Draft;
  field: 'when' | 'reason' | 'ground' | 'statutory' | 'who' | 'confirm';
}

/** What one question asks for. */
export type Asked = Exclude<Drafting['field'], 'confirm'>;

export const waitFor = (draft: Draft, field: Drafting['field']): Asking => ({
  flow: draftFlow,
  version: draftVersion,
  state: { draft, field } satisfies Drafting,
});

/** Asks for what is missing, one question at a time; then shows what it comes to, for one press. */
export async function proceed(shell: Shell, turn: Turn, draft: Draft): Promise<Plan> {
  const requester = draft.for ?? turn.person.id;
  const context = await contextFor(shell, turn, requester);
  const others = onlyForSick(draft, turn.person.id, requester, context);
  if (others) return refusedNow(others);
  const missing = missingIn(draft);
  if (missing) return question(draft, missing, shell);
  const request = leaveCommands.ask.safeParse(draft);
  if (!request.success) return question({ ...draft, start: undefined, end: undefined }, 'when', shell);
  const assessed = assess(request.data, requester, context);
  if (isRefusal(assessed)) return refusedNow(assessed, draft);
  const detour = otherWay({ type: 'ask', ...request.data }, assessed, context);
  if (detour) return refusedNow(detour, { ...draft, sendTo: undefined });
  return summary(draft, requester, assessed, context);
}

async function contextFor(shell: Shell, { person }: Turn, requester: PersonId): Promise<Context> {
  return {
    now: shell.now(),
    actor: { person: person.id, role: 'staff' },
    commandId: 'draft',
    ...shell.organisation(),
    known: await knownForLeave(shell, requester),
  };
}

function missingIn(draft: Draft): Asked | undefined {
  if (!draft.start || !draft.end) return 'when';
  return needsOf(draft).find((field) => !draft[field]);
}

/** One question; the form with all of it is a press away. */
export function question(draft: Draft, field: Asked, shell: Shell): Plan {
  const choices: Press[] = field === 'statutory' ? statutoryChoices(draft, shell) : [];
  const buttons: Press[] = [
    ...choices,
    { action: 'askLeave', args: draft, form: true, label: 'fillIn' },
    { action: 'dropLeave' },
  ];
  return {
    commands: [],
    answers: [answer('leave.question', { field, kind: draft.kind }, { buttons })],
    asking: waitFor(draft, field),
  };
}

const statutoryChoices = (draft: Draft, shell: Shell): Press[] =>
  Object.keys(attendanceOf(shell.organisation().organisation).statutory)
    .slice(0, 8)
    .map((statutory) => ({ action: 'reviseLeave', args: { ...draft, statutory }, label: `statutory.${statutory}` }));

/** A refusal keeps what was given: only the dates are asked again. */
function refusedNow({ refused, facts, article, instead }: Refusal, draft?: Draft): Plan {
  const again: Press[] =
    draft && instead.length === 0
      ? [{ action: 'reviseLeave', args: draft, form: true, label: 'otherDates' }, { action: 'dropLeave' }]
      : [];
  const said = answer(`refusal.${refused}`, { ...facts, article }, { buttons: [...instead, ...again] });
  return {
    commands: [],
    answers: [said],
    asking: draft ? waitFor({ ...draft, start: undefined, end: undefined }, 'when') : null,
  };
}

/** Which rule applies, who decides in which order, what happens if it is late (attendance.8, .9). */
function summary(draft: Draft, requester: PersonId, assessed: Assessment, context: Context): Plan {
  const { organisation } = context;
  const name = (id: PersonId): Text => staffOf(organisation, id)?.name ?? { zh: id, en: id };
  const { span, notice, circumstances, levels } = assessed;
  const matter = { requester, decided: [] };
  const first = levels[0] === undefined ? undefined : actingAt(levels[0], matter, context).holder;
  const facts: LeaveSummary = {
    kind: draft.kind,
    ...(draft.statutory ? { statutory: attendanceOf(organisation).statutory[draft.statutory]?.name } : {}),
    ...(draft.for ? { requester: name(requester) } : {}),
    span: { start: span.start, end: span.end, from: span.from, to: span.to, minutes: span.minutes, days: span.days },
    ...(draft.reason ? { reason: draft.reason } : {}),
    ...(draft.ground ? { ground: draft.ground } : {}),
    ...(draft.kind === 'overtime' ? { compensation: draft.compensation ?? 'pay' } : {}),
    levels: levels.map((level) => ({
      who: name(level),
      ...(level === levels[0] && first && first !== level ? { acting: name(first) } : {}),
    })),
    notice,
    standing: assessed.standing,
    away: circumstances.away.length,
    onShift: circumstances.onShift,
    month: circumstances.month,
    ...(circumstances.balance ? { balance: circumstances.balance } : {}),
    locked: circumstances.locked,
    ...(circumstances.overtime ? { overtime: circumstances.overtime } : {}),
    firstOnShift: first !== undefined && context.calendar.onShift(first, context.now),
  };
  const about: Answer = answer('leave.summary', facts as unknown as Facts, {
    buttons: summaryButtons(draft, notice.late, first),
  });
  return { commands: [], answers: [about], asking: waitFor(draft, 'confirm') };
}

function summaryButtons(draft: Draft, late: boolean, first: PersonId | undefined): Press[] {
  const personal = draft.kind === 'personal' || draft.kind === 'special';
  if (late && personal && !draft.for)
    return [
      { action: 'sendLeave', args: draft, label: 'sendAnyway', style: 'primary' },
      { action: 'reviseLeave', args: { ...draft, kind: 'sick' }, label: 'isSick' },
      { action: 'reviseLeave', args: { ...draft, kind: 'emergencyVisit' }, label: 'isEmergency' },
      ...(first ? [{ action: 'callSuperior', args: { colleague: first } }] : []),
      { action: 'dropLeave' },
    ];
  return [
    { action: 'sendLeave', args: draft, style: 'primary' },
    { action: 'reviseLeave', args: draft, form: true, label: 'otherDates' },
    ...(draft.reason ? [] : [{ action: 'reviseLeave', args: draft, form: true, label: 'giveReason' }]),
    { action: 'dropLeave' },
  ];
}
