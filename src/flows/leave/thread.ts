import type { CaseLine } from '../../models/cases.js';
import { uncovered } from '../../rules/leave/limits.js';
import { isUndecided } from '../../rules/leave/standing.js';
import type { Leave } from '../../rules/leave/state.js';
import { ask } from '../collect.js';
import { answer, type Plan, type Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import type { Matter, Reading } from '../understand.js';
import { fileFacts, read, type Words } from '../words.js';
import { leaveStatus } from './lists.js';
import { whenOf } from './reading.js';

const about = ({ _id, kind, number }: CaseLine) => ({ id: _id, kind, number });

/** A command on a leave. */
export function onLeave(line: CaseLine, command: { type: string } & Record<string, unknown>): Plan {
  return { commands: [{ kind: 'leave', case: line._id, command }], answers: [] };
}

/** Words in the thread of a leave do what its buttons do. */
export async function leaveThread(shell: Shell, turn: Turn, words: Words, line: CaseLine): Promise<Plan> {
  const reading = await read(shell, words.text, turn.person, 'leave');
  return line.owner === turn.person.id
    ? ownWords(shell, turn, line, reading, words)
    : decidingWords(shell, turn, line, reading, words);
}

const withdraws = /撤回|取消|不请了|不休了|不用请|withdraw|cancel|never mind/i;
const comesEarly = /销假|提前(?:回|结束|上班)|回来上班|已经?回来|come back early|back early|back at work/i;
const isBack = /回来了|到岗|返岗|已返回|我回(?:来)?了|\bback\b|returned/i;
const reminds = /催|还没批|提醒.{0,6}(?:主管|经理|领导)|remind|chase/i;
const changes = /改(?:到|成|为|期)|换到|推迟|提前到|change (?:it )?to|move (?:it )?to|instead/i;

/** The requester's own words about one request; undefined when they are about something else. */
export async function ownWords(
  shell: Shell,
  turn: Turn,
  line: CaseLine,
  reading: Reading,
  words: Words,
): Promise<Plan> {
  return (
    (await ownCommand(shell, turn, line, reading, words)) ?? {
      commands: [],
      answers: await leaveStatus(shell, turn.person),
    }
  );
}

export async function ownCommand(
  shell: Shell,
  turn: Turn,
  line: CaseLine,
  reading: Reading,
  words: Words,
): Promise<Plan | undefined> {
  const leave = line.state as Leave;
  const { text } = words;
  const [matter] = reading.matters;
  if (words.files.length && ['sick', 'emergencyVisit'].includes(leave.kind) && leave.standing !== 'rejected')
    return certificate(line, matter, words);
  if (leave.step?.name === 'back' && isBack.test(text)) return onLeave(line, { type: 'markBack' });
  if (withdraws.test(text)) return onLeave(line, { type: isUndecided(leave) ? 'withdrawLeave' : 'comeBackEarly' });
  if (comesEarly.test(text) && !isUndecided(leave)) return onLeave(line, { type: 'comeBackEarly' });
  if (reminds.test(text)) return onLeave(line, { type: 'remind' });
  if (leave.step?.name === 'answer' && text.trim())
    return onLeave(line, {
      type: 'answerBack',
      text: text.trim().slice(0, 1000),
      files: fileFacts(words.files),
    });
  if (changes.test(text) && matter?.start) return otherDates(shell, turn, line, matter, text);
  if (leave.step?.name === 'change' && text.trim())
    return onLeave(line, {
      type: 'resubmit',
      reason: text.trim().slice(0, 1000),
      files: fileFacts(words.files),
    });
  return undefined;
}

function otherDates(shell: Shell, { person }: Turn, line: CaseLine, matter: Matter, text: string): Plan {
  const { kind } = line.state as Leave;
  const moved = movedTo(matter, text);
  const { start, end } = whenOf(kind, moved, text, {
    person: person.id,
    calendar: shell.organisation().calendar,
    now: shell.now(),
  });
  return onLeave(line, { type: 'changeDates', start, end: end ?? start });
}

/** `改到后天` names one day, the new one. */
const movedTo = ({ start, end }: Matter, text: string): Pick<Matter, 'start' | 'end'> =>
  end && !/从|到.{1,10}到|至|[-–—~]|from/i.test(text) ? { start: end, end } : { start, end };

/** A photo or file is the certificate; its days are read from the words, or asked (attendance.11). */
function certificate(line: CaseLine, matter: Matter | undefined, { files }: Words): Plan {
  const missing = uncovered(line.state as Leave);
  const [from, to] = [matter?.start?.slice(0, 10), (matter?.end ?? matter?.start)?.slice(0, 10)];
  const given = fileFacts(files);
  if (from && to) return onLeave(line, { type: 'addCertificate', from, to, files: given });
  const [first, last] = [missing[0], missing.at(-1)];
  if (first !== undefined && first === last)
    return onLeave(line, { type: 'addCertificate', from: first, to: first, files: given });
  const args = { from: first, to: last, files: given };
  const buttons = [
    { action: 'addCertificate', case: line._id, args, label: 'coversAll', style: 'primary' as const },
    { action: 'addCertificate', case: line._id, args, form: true, label: 'otherDates' },
  ];
  return {
    commands: [],
    answers: [answer('leave.certificateDates', { files: files.length, missing }, { about: about(line), buttons })],
  };
}

/** 同意 / 不同意，人手不够: words decide like the buttons; a conditional yes is shown back for one press. */
export async function decidingWords(
  shell: Shell,
  turn: Turn,
  line: CaseLine,
  reading: Reading,
  words: Words,
): Promise<Plan> {
  const leave = line.state as Leave;
  const text = words.text.trim();
  const [matter] = reading.matters;
  const opinion = leave.opinions.some(({ of, text: given }) => of === turn.person.id && given === undefined);
  if (opinion && text && leave.step?.holder !== turn.person.id)
    return onLeave(line, { type: 'giveOpinion', text: text.slice(0, 1000) });
  if (
    /^(?:已阅|收到|知道了|read|seen)[。.!！]?$/i.test(text) &&
    leave.skipped.some(({ person, read: seen }) => person === turn.person.id && !seen)
  )
    return onLeave(line, { type: 'readSkipped' });
  if (leave.step?.name === 'judge') return judging(line, matter, text);
  if (matter?.intent === 'reject') return rejection(line, matter, text);
  if (matter?.intent === 'approve') {
    const added = afterTheYes(text);
    if (!matter.conditional)
      return onLeave(line, { type: 'approve', ...(added ? { text: added.slice(0, 1000) } : {}) });
    return shownBack(line, text);
  }
  if (/[?？]$|吗[。.]?$|呢[。.]?$|^(?:谁|什么|为什么|几|哪|怎么|who|what|why|how|when)/i.test(text))
    return onLeave(line, { type: 'askBack', question: text.slice(0, 1000) });
  const buttons = isUndecided(leave)
    ? [
        { action: 'approve', case: line._id, style: 'primary' as const },
        { action: 'reject', case: line._id, args: { reason: text.slice(0, 1000) }, form: true },
        { action: 'askBack', case: line._id, args: { question: text.slice(0, 1000) }, form: true },
      ]
    : [];
  return { commands: [], answers: [answer('leave.notVerdict', {}, { about: about(line), buttons })] };
}

function judging(line: CaseLine, matter: Matter | undefined, text: string): Plan {
  if (matter?.intent === 'approve') return onLeave(line, { type: 'judgePapers', verdict: 'accepted' });
  if (matter?.intent === 'reject')
    return onLeave(line, { type: 'judgePapers', verdict: 'notAccepted', text: text.slice(0, 1000) });
  return { commands: [], answers: [answer('leave.notVerdict', {}, { about: about(line) })] };
}

const sendsBack = /退回|补(?:充|一下|上)|重新(?:写|提交)|send (?:it )?back/i;

/** A bare 不同意 needs its reason; more words are the reason. */
function rejection(line: CaseLine, matter: Matter, text: string): Plan {
  const reason = afterTheNo(text);
  const type = sendsBack.test(text) ? 'returnForChange' : 'reject';
  if (matter.conditional && type === 'reject' && /可以|同意.*但/.test(text)) return shownBack(line, text);
  return reason ? onLeave(line, { type, reason: reason.slice(0, 1000) }) : ask(about(line), type, {});
}

function shownBack(line: CaseLine, text: string): Plan {
  const buttons = [
    { action: 'approve', case: line._id, args: { text: text.slice(0, 1000) }, style: 'primary' as const },
    { action: 'reject', case: line._id, args: { reason: text.slice(0, 1000) }, form: true },
    { action: 'returnForChange', case: line._id, args: { reason: text.slice(0, 1000) }, form: true },
  ];
  return {
    commands: [],
    answers: [answer('leave.verdictAsUnderstood', { text, yes: true }, { about: about(line), buttons })],
  };
}

const yes =
  /^(?:我)?(?:同意|可以|批准|准|行|好的?|没问题|ok(?:ay)?|yes|approved?|agreed?)(?:了|的|吧)?[，,。.!！；;:\s]*/i;
const no =
  /^(?:我)?(?:不同意|不批准?|不准|不行|不可以|驳回|拒绝|退回|no|reject(?:ed)?|declined?)(?:了|的|吧)?[，,。.!！；;:\s]*/i;
const afterTheYes = (text: string): string => text.replace(yes, '').trim();
const afterTheNo = (text: string): string => text.replace(no, '').trim();
