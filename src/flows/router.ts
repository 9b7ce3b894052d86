import type { CaseLine } from '../models/cases.js';
import type { Facts } from '../rules/case.js';
import { kindOf } from '../rules/kinds.js';
import { attendanceMenu, attendanceThread } from './attendance/words.js';
import { continueAsking } from './collect.js';
import { residentWords } from './complaint/resident.js';
import { registerFor } from './complaint/registerFor.js';
import { newMatter } from './complaint/newMatter.js';
import { emergencyWords } from './emergency/words.js';
import { faultyIn, kindWith } from './forms.js';
import { help, myCases, privacyNotice } from './help.js';
import { leaveMenu } from './leave/menu.js';
import { leaveThread } from './leave/thread.js';
import { continueDraft } from './leave/words.js';
import type { Incoming } from './messenger.js';
import type { Person } from './people.js';
import { answer, type Asking, type Plan, type Turn } from './plan.js';
import type { Shell } from './shell.js';
import { officeWords } from './office.js';
import { reportThread } from './report/thread.js';
import { submitReport } from './report/words.js';
import type { Words } from './words.js';

/** Buttons without a case: short cuts of the menu, and what an answer offers. */
const menu: Record<string, (shell: Shell, turn: Turn, args: Facts) => Promise<Plan>> = {
  registerFor,
  newMatter,
  help,
  myCases,
  privacyNotice,
  ...leaveMenu,
  ...attendanceMenu,
  submitReport,
};

/** Dialogues that go on with the next words, by the name that their state carries. */
const dialogues: Record<string, (shell: Shell, turn: Turn, asking: Asking, words: Words) => Promise<Plan | undefined>> =
  {
    collect: continueAsking,
    leave: continueDraft,
  };

/** Kinds of case whose threads have words of their own; those of a complaint are read by who writes. */
const threads: Record<string, (shell: Shell, turn: Turn, words: Words, line: CaseLine) => Promise<Plan>> = {
  leave: leaveThread,
  report: reportThread,
  attendance: attendanceThread,
  attendanceMonth: attendanceThread,
};

/** What somebody did, as commands, answers, and what is asked next. Reads the store, changes nothing. */
export async function route(shell: Shell, incoming: Incoming, person: Person, asking: Asking | null): Promise<Plan> {
  const { what } = incoming;
  if (what.kind === 'press') return press(shell, { incoming, person }, what);
  const words = { text: what.text, files: what.files };
  const turn = { incoming, person };
  const inThread = incoming.thread
    ? await shell.cases.byThread({
        messenger: incoming.messenger,
        conversation: incoming.conversation,
        thread: incoming.thread,
      })
    : null;
  const danger = await emergencyWords(shell, turn, words, inThread, asking);
  if (danger) return danger;
  const continued = asking && (await dialogues[asking.flow]?.(shell, { incoming, person }, asking, words));
  if (continued) return continued;
  const thread = inThread && threads[inThread.kind];
  if (inThread && thread) return thread(shell, { incoming, person }, words, inThread);
  const plan = person.role === 'resident' ? residentWords : officeWords;
  const planned = await plan(shell, { incoming, person }, words, inThread);
  // Words that were no answer end what was asked.
  return asking && words.text.trim() ? { ...planned, asking: planned.asking ?? null } : planned;
}

async function press(
  shell: Shell,
  turn: Turn,
  { action, case: id, args }: Extract<Incoming['what'], { kind: 'press' }>,
): Promise<Plan> {
  const shortCut = menu[action];
  if (!id) return shortCut ? shortCut(shell, turn, args) : { commands: [], answers: [answer('refusal.unknownAction')] };
  const found = await shell.cases.byId(id);
  const kind = found?.kind ?? kindWith(action);
  const schema = kind ? kindOf(kind).commands[action] : undefined;
  if (shortCut && !schema) return shortCut(shell, turn, { ...args, case: id });
  if (!found || !kind || !schema)
    return {
      commands: [],
      answers: [answer(kind === 'leave' ? 'refusal.leave.notYours' : 'refusal.complaint.notYours')],
    };
  const given = schema.safeParse(args);
  if (given.success) return { commands: [{ kind, case: id, command: { type: action, ...given.data } }], answers: [] };
  const mine = turn.person.role === 'staff' || found.owner === turn.person.id;
  const about = mine ? { id, kind, number: found.number } : undefined;
  return {
    commands: [],
    answers: [
      answer(
        'form.faulty',
        { action, fields: faultyIn(given.error) },
        { about, buttons: [{ action, case: id, args, form: true }] },
      ),
    ],
  };
}
