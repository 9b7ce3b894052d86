import type { CaseLine } from '../../models/cases.js';
import { staffOf } from '../../rules/chain.js';
import type { Leave } from '../../rules/leave/state.js';
import { answer, type Asking, type Plan, type Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import type { Matter, Reading } from '../understand.js';
import { fileFacts, read, type Words } from '../words.js';
import { draftFlow, draftVersion, proceed, question, waitFor, type Draft, type Drafting } from './draft.js';
import { lineOf, ownLeaves, waitingList } from './lists.js';
import { leaveMenu } from './menu.js';
import { colleaguesIn, forWhom, sentTo } from './names.js';
import { impossibleDay, readLeave, whenOf } from './reading.js';
import { decidingWords, ownCommand } from './thread.js';

/** Outside any thread: asks for leave, speaks of one's own request, or decides what waits. @returns undefined when it is about something else */
export async function leaveWords(
  shell: Shell,
  turn: Turn,
  words: Words,
  reading: Reading,
  waiting: CaseLine[],
): Promise<Plan | undefined> {
  const [matter] = reading.matters;
  if (!matter || turn.person.role !== 'staff') return undefined;
  const own = await aboutOwn(shell, turn, words, reading, matter);
  if (own) return own;
  if (['leave', 'overtime', 'outing'].includes(matter.intent)) return begin(shell, turn, words, matter);
  const leaves = waiting.filter(({ kind, owner }) => kind === 'leave' && owner !== turn.person.id);
  if (!['approve', 'reject'].includes(matter.intent) || leaves.length === 0) return undefined;
  const [only] = leaves;
  if (only && waiting.length === 1) return decidingWords(shell, turn, only, reading, words);
  return { commands: [], answers: [waitingList(shell, leaves)] };
}

const speaksOfOwn =
  /撤回|取消|不请了|不休了|销假|提前(?:回|结束|上班|到)|回来|返岗|改(?:到|成|为|期)|换到|推迟|催|withdraw|cancel|back|change|remind|chase/i;

/** Withdraw, other dates, back early, back from an outing, a certificate: of the one request that it can be about. */
async function aboutOwn(
  shell: Shell,
  turn: Turn,
  words: Words,
  reading: Reading,
  matter: Matter,
): Promise<Plan | undefined> {
  const files = words.files.length > 0 && ['leave', 'other', 'greeting'].includes(matter.intent);
  if (!files && (!speaksOfOwn.test(words.text) || ['outing', 'overtime'].includes(matter.intent))) return undefined;
  const mine = await ownLeaves(shell, turn.person);
  const fitting: { line: CaseLine; plan: Plan }[] = [];
  for (const line of files ? mine.filter(wantsFiles) : mine) {
    const plan = await ownCommand(shell, turn, line, reading, words);
    if (plan) fitting.push({ line, plan });
  }
  const [only] = fitting;
  if (!only) return undefined;
  if (fitting.length === 1) return only.plan;
  const buttons = fitting.flatMap(({ line, plan }) =>
    plan.commands.map(({ command: { type, ...args } }) => ({ action: type, case: line._id, args, label: line.number })),
  );
  return {
    commands: [],
    answers: [answer('leave.whichOfMine', { leaves: fitting.map(({ line }) => lineOf(shell, line)) }, { buttons })],
  };
}

const wantsFiles = ({ state }: CaseLine): boolean => {
  const { kind, papers } = state as Leave;
  return (kind === 'sick' || kind === 'emergencyVisit') && !papers;
};

/** The first words of a request: understood as far as they go. */
async function begin(shell: Shell, turn: Turn, { text, files }: Words, matter: Matter): Promise<Plan> {
  const { organisation, calendar } = shell.organisation();
  const { id, site } = turn.person;
  const meant = forWhom(text, id, organisation, site);
  const [one] = meant.fitting;
  const person = meant.other && one && meant.fitting.length === 1 ? one.id : id;
  const impossible = impossibleDay(text);
  const found = readLeave(impossible ? { ...matter, start: null, end: null } : matter, text, {
    person,
    calendar,
    now: shell.now(),
  });
  const reason = reasonOf(found.kind, text);
  const sendTo = sentTo(text, organisation, site);
  const draft: Draft = {
    ...found,
    ...(reason ? { reason } : {}),
    ...(sendTo ? { sendTo } : {}),
    ...(person === id ? {} : { for: person }),
    ...(files.length ? { files: fileFacts(files) } : {}),
  };
  if (meant.other && person === id)
    return whoIsIt(
      draft,
      meant.fitting.map(({ id: fits }) => fits),
      shell,
    );
  if (impossible)
    return {
      ...question(draft, 'when', shell),
      answers: [answer('refusal.leave.noSuchDate', { date: impossible }), ...question(draft, 'when', shell).answers],
    };
  return proceed(shell, turn, draft);
}

/** Something sudden is said in one line (attendance.8): the words are that line. */
function reasonOf(kind: Draft['kind'], text: string): string | undefined {
  const said = text.trim().slice(0, 1000);
  return ['special', 'sick', 'emergencyVisit'].includes(kind) || /因为|要去|有事|家里|because|as my|for my/i.test(said)
    ? said
    : undefined;
}

/** A name that fits two people, or nobody: asked. */
function whoIsIt(draft: Draft, fitting: string[], shell: Shell): Plan {
  const { organisation } = shell.organisation();
  if (fitting.length === 0) return question(draft, 'who', shell);
  const names = fitting.map((id) => staffOf(organisation, id)?.name ?? { zh: id, en: id });
  const buttons = fitting.map((id) => ({ action: 'reviseLeave', args: { ...draft, for: id }, label: `person.${id}` }));
  return {
    commands: [],
    answers: [answer('leave.which', { names }, { buttons: [...buttons, { action: 'dropLeave' }] })],
    asking: waitFor(draft, 'who'),
  };
}

const sends = /^(?:提交|照常提交|确认|好的?|可以|行|是的?|对|发吧|嗯|ok(?:ay)?|yes|send|submit|sure)[。.!！]?$/i;
const drops = /^(?:取消|算了|不请了|不用了|cancel|never mind|no)[。.!！]?$/i;

/** Words as the answer to what was asked, or to the summary. @returns undefined when they are none: understood afresh */
export async function continueDraft(shell: Shell, turn: Turn, asking: Asking, words: Words): Promise<Plan | undefined> {
  if (asking.flow !== draftFlow || asking.version !== draftVersion) return undefined;
  const { draft, field } = asking.state as Drafting;
  const text = words.text.trim();
  const files = words.files.length ? { files: [...(draft.files ?? []), ...fileFacts(words.files)] } : {};
  if (!text) return words.files.length ? proceed(shell, turn, { ...draft, ...files }) : undefined;
  if (drops.test(text)) return leaveMenu.dropLeave?.(shell, turn, {});
  const { organisation, calendar } = shell.organisation();
  const sendTo = sentTo(text, organisation, turn.person.site);
  if (sendTo) return proceed(shell, turn, { ...draft, ...files, sendTo });
  if (field === 'confirm' && sends.test(text)) return leaveMenu.sendLeave?.(shell, turn, { ...draft, ...files });
  if (field === 'reason' || field === 'ground')
    return proceed(shell, turn, { ...draft, ...files, [field]: text.slice(0, field === 'reason' ? 1000 : 200) });
  if (field === 'who') return who(shell, turn, { ...draft, ...files }, text);
  const reading = await read(shell, text, turn.person, undefined);
  const [matter] = reading.matters;
  if (!matter || isSomethingElse(matter)) return undefined;
  const impossible = impossibleDay(text);
  if (impossible)
    return {
      ...question(draft, 'when', shell),
      answers: [answer('refusal.leave.noSuchDate', { date: impossible }), ...question(draft, 'when', shell).answers],
    };
  const reader = { person: draft.for ?? turn.person.id, calendar, now: shell.now() };
  const kind = matter.leaveKind && matter.leaveKind !== 'personal' ? readLeave(matter, text, reader) : undefined;
  const when = matter.start ? whenOf(kind?.kind ?? draft.kind, oneDay(matter, text), text, reader) : {};
  if (!kind && !matter.start && field === 'confirm')
    return proceed(shell, turn, { ...draft, ...files, reason: text.slice(0, 1000) });
  return proceed(shell, turn, {
    ...draft,
    ...files,
    ...kind,
    ...(when.start ? { start: when.start, end: when.end ?? when.start } : {}),
  });
}

/** Another matter altogether ends the draft kindly. */
const isSomethingElse = ({ intent }: Matter): boolean =>
  ['complaint', 'report', 'status', 'handover', 'suggestion'].includes(intent);

const oneDay = ({ start, end }: Matter, text: string): Pick<Matter, 'start' | 'end'> =>
  end && /^(?:改|换|change|move)/i.test(text) && !/从|至|from/i.test(text) ? { start: end, end } : { start, end };

function who(shell: Shell, turn: Turn, draft: Draft, text: string): Promise<Plan> | Plan {
  const { organisation } = shell.organisation();
  const fitting = colleaguesIn(text, organisation, turn.person.site).filter(({ id }) => id !== turn.person.id);
  const [one] = fitting;
  return one && fitting.length === 1
    ? proceed(shell, turn, { ...draft, for: one.id })
    : whoIsIt(
        draft,
        fitting.map(({ id }) => id),
        shell,
      );
}
