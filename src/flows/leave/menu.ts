import type { Facts } from '../../rules/case.js';
import { staffOf, superiorOf } from '../../rules/chain.js';
import { leaveKinds } from '../../rules/attendanceSettings.js';
import { leaveCommands } from '../../rules/leave/commands.js';
import { reachableAt } from '../../rules/kernel.js';
import { answer, type Plan, type PlannedCommand, type Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import { proceed, type Draft } from './draft.js';

type Short = (shell: Shell, turn: Turn, args: Facts) => Promise<Plan>;

/** Only members of staff ask for leave. */
const forStaff =
  (flow: Short): Short =>
  (shell, turn, args) =>
    turn.person.role === 'staff'
      ? flow(shell, turn, args)
      : Promise.resolve({ commands: [], answers: [answer('refusal.unknownAction')] });

const fields = leaveCommands.ask.partial();

/** What a form or an earlier summary gives; nothing else gets into a draft. */
function draftOf(args: Facts): Draft {
  const kept = Object.fromEntries(
    Object.entries(fields.shape).flatMap(([name, schema]) => {
      const given = schema.safeParse(args[name]);
      return given.success && given.data !== undefined && given.data !== '' ? [[name, given.data]] : [];
    }),
  );
  const kind = leaveKinds.find((one) => one === args.kind) ?? 'personal';
  return { ...kept, kind };
}

/** [请假] and its form, and every change before sending: shown as a summary first. */
const revise: Short = (shell, turn, args) => proceed(shell, turn, draftOf(args));

/** [提交]: sent. */
async function sendLeave(shell: Shell, turn: Turn, args: Facts): Promise<Plan> {
  const given = leaveCommands.ask.safeParse(args);
  if (!given.success) return revise(shell, turn, args);
  const known = { site: turn.person.site, requester: given.data.for ?? turn.person.id };
  return { commands: [{ kind: 'leave', command: { type: 'ask', ...given.data }, known }], answers: [], asking: null };
}

const dropLeave: Short = () => Promise.resolve({ commands: [], answers: [answer('leave.dropped')], asking: null });

/** [打电话给陈主管]: the quickest way when it is late. */
async function callSuperior(shell: Shell, { person }: Turn, args: Facts): Promise<Plan> {
  const { organisation, calendar } = shell.organisation();
  const wanted = typeof args.colleague === 'string' ? staffOf(organisation, args.colleague) : undefined;
  const who = wanted?.site === person.site ? wanted : superiorOf(organisation, person.id);
  if (!who) return { commands: [], answers: [answer('refusal.unknownAction')] };
  const onShift = calendar.onShift(who.id, shell.now());
  return Promise.resolve({
    commands: [],
    answers: [answer('leave.phone', { who: who.name, ...(who.phone ? { phone: who.phone } : {}), onShift })],
  });
}

/** [提醒小李]: personal leave is asked for by the person (attendance.10). Respects their rest. */
async function remindColleague(shell: Shell, { person }: Turn, args: Facts): Promise<Plan> {
  const { organisation, calendar } = shell.organisation();
  const colleague = typeof args.colleague === 'string' ? staffOf(organisation, args.colleague) : undefined;
  if (person.role !== 'staff' || colleague?.site !== person.site)
    return { commands: [], answers: [answer('refusal.unknownAction')] };
  const now = shell.now();
  const notBefore = reachableAt(colleague.id, {
    actor: { person: person.id, role: 'staff' },
    now,
    organisation,
    calendar,
    commandId: '',
    known: {},
  });
  const said = {
    ...answer('leave.askYourself', { by: person.staff.name }, { buttons: [{ action: 'askLeave', form: true }] }),
    notBefore,
  };
  return Promise.resolve({
    commands: [],
    answers: [answer('leave.colleagueReminded', { who: colleague.name })],
    toOthers: [{ person: colleague.id, answers: [said] }],
  });
}

/** Several waiting ones, decided from one list with one press. */
async function approveAll(shell: Shell, turn: Turn, args: Facts): Promise<Plan> {
  const ids = Array.isArray(args.cases)
    ? args.cases.filter((id): id is string => typeof id === 'string').slice(0, 50)
    : [];
  const lines = await shell.cases.byIds(ids);
  const commands = lines
    .filter(({ kind, holder, status }) => kind === 'leave' && holder === turn.person.id && status === 'decide')
    .map(({ _id }): PlannedCommand => ({ kind: 'leave', case: _id, command: { type: 'approve' } }));
  return { commands, answers: [] };
}

export const leaveMenu: Record<string, Short> = {
  askLeave: forStaff(revise),
  reviseLeave: forStaff(revise),
  sendLeave: forStaff(sendLeave),
  dropLeave,
  callSuperior: forStaff(callSuperior),
  remindColleague: forStaff(remindColleague),
  approveAll: forStaff(approveAll),
};
