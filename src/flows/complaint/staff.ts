import type { CaseLine } from '../../models/cases.js';
import { departmentByWords } from '../../rules/place.js';
import type { Complaint } from '../../rules/complaint/state.js';
import { ask } from '../collect.js';
import { help, myCases } from '../help.js';
import { answer, type Plan, type Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import type { Matter, Reading } from '../understand.js';
import { fileFacts, read, type Words } from '../words.js';
import { registerTold, reportsACall } from './registerFor.js';

/** In the thread of a card the words of staff do what its buttons do. */
export async function staffInThread(shell: Shell, turn: Turn, words: Words, line: CaseLine): Promise<Plan> {
  const { person } = turn;
  if (line.owner === person.id) return ownWords(line, words);
  const reading = await read(shell, words.text, person, line.open ? 'complaint' : undefined);
  return inCase(shell, turn, line, reading, words);
}

/** Elsewhere they register, ask, or decide the only card that waits. @param waiting complaints that wait for this person */
export async function staffWords(
  shell: Shell,
  turn: Turn,
  words: Words,
  reading: Reading,
  waiting: CaseLine[],
): Promise<Plan> {
  const { person } = turn;
  const [first] = reading.matters;
  const [only] = waiting;
  if (first && ['approve', 'reject'].includes(first.intent) && only && waiting.length === 1)
    return inCase(shell, turn, only, reading, words);
  if (first && (['complaint', 'suggestion'].includes(first.intent) || reportsACall.test(words.text)))
    return registerTold(shell, person, reading, words);
  if (first?.intent === 'status' || (first && ['approve', 'reject'].includes(first.intent)))
    return myCases(shell, turn);
  return help(shell, turn);
}

/** A member of staff in their own complaint is a resident like any other. */
const ownWords = (line: CaseLine, { text, files }: Words): Plan => ({
  commands: [{ kind: line.kind, case: line._id, command: { type: 'addWords', text, files: fileFacts(files) } }],
  answers: [],
});

interface InCase {
  shell: Shell;
  line: CaseLine;
  about: { id: string; kind: string; number: string };
  state: Complaint;
  text: string;
  files: ReturnType<typeof fileFacts>;
  matter: Matter;
  /** It is this person's turn. */
  holds: boolean;
}

function inCase(shell: Shell, { person }: Turn, line: CaseLine, reading: Reading, words: Words): Plan {
  const state = line.state as Complaint;
  const [matter] = reading.matters;
  const text = words.text.trim();
  if (!matter || !text || !line.open) return note(line, words);
  const about = { id: line._id, kind: line.kind, number: line.number };
  const given: InCase = {
    shell,
    line,
    about,
    state,
    text,
    files: fileFacts(words.files),
    matter,
    holds: state.step?.holder === person.id,
  };
  return moreTimeVerdict(given) ?? byStep(given) ?? note(line, words);
}

const note = (line: CaseLine, { text, files }: Words): Plan =>
  give(line, { type: 'note', text, files: fileFacts(files) });
const give = (line: CaseLine, command: { type: string } & Record<string, unknown>): Plan => ({
  commands: [{ kind: line.kind, case: line._id, command }],
  answers: [],
});

function moreTimeVerdict({ line, state, about, text, matter, holds }: InCase): Plan | undefined {
  if (!state.moreTime || holds) return undefined;
  if (matter.intent === 'approve') return give(line, { type: 'grantMoreTime' });
  return matter.intent === 'reject' ? withReason(about, 'refuseMoreTime', 'reason', text) : undefined;
}

/** A bare "不行" needs its reason; more words are the reason. */
const withReason = (about: InCase['about'], action: string, field: string, text: string): Plan =>
  ask(about, action, [...text].length > 4 ? { [field]: text } : {});

function byStep(given: InCase): Plan | undefined {
  const { state, line, matter, holds, text } = given;
  switch (state.step?.name) {
    case 'takeUp':
    case 'investigate':
      return holds ? investigating(given) : undefined;
    case 'decide':
      return deciding(given);
    case 'accept':
      if (!holds) return undefined;
      if (matter.intent === 'reject') return withReason(given.about, 'notOurs', 'reason', text);
      return matter.intent === 'approve' || acknowledges.test(text) ? give(line, { type: 'accept' }) : undefined;
    case 'work':
      return holds ? working(given) : undefined;
    case 'answer':
      return holds ? answering(given) : undefined;
    case 'callback':
      if (!holds || matter.settled === null) return undefined;
      return give(line, {
        type: 'recordCallback',
        mode: state.callback?.mode ?? 'phone',
        words: text,
        solved: matter.settled ? 'yes' : 'no',
      });
    case 'finalAnswer':
      return holds ? draft(given, 'giveFinalAnswer', text) : undefined;
    case 'sign':
      if (matter.intent === 'approve') return give(line, { type: 'signEnd' });
      return matter.intent === 'reject' ? withReason(given.about, 'refuseEnd', 'reason', text) : undefined;
    case 'close':
    case undefined:
      return undefined;
  }
}

const proposing =
  /^([\s\S]*?)[，,。；;\s]*(?:处理)?(?:建议|提议|proposal|propose|suggest(?:ion)?)[：:，,\s]*([\s\S]+)$/i;
/** Shorter words than this are no findings. */
const findingsLength = 8;

/** Words of the investigator are findings; what follows 建议 is the proposal; without one it is asked for (reception.2). */
function investigating({ line, about, state, text, files, matter }: InCase): Plan | undefined {
  const parts = proposing.exec(text);
  const [findings, proposal] = [parts?.[1]?.trim(), parts?.[2]?.trim()];
  if (findings && proposal) return give(line, { type: 'recordFindings', findings, proposal, files });
  if (state.step?.name === 'takeUp' && (matter.intent === 'approve' || acknowledges.test(text)))
    return give(line, { type: 'takeUp' });
  if ([...text].length < findingsLength || matter.intent === 'question') return undefined;
  return ask(about, 'recordFindings', {
    findings: text.slice(0, 10_000),
    ...(files.length ? { files } : {}),
    asNote: text,
  });
}

/** Words decide like the button; a conditional yes is shown back for one press. */
function deciding(given: InCase): Plan | undefined {
  const { shell, line, about, state, text, matter } = given;
  if (matter.intent === 'reject') return withReason(about, 'sendBack', 'reason', text);
  if (matter.intent !== 'approve') return undefined;
  const { organisation } = shell.organisation();
  const department = departmentByWords(organisation, line.site, text)?.id;
  const handling = afterTheYes(text);
  const proposal = state.findings.at(-1)?.proposal;
  const command =
    handling && department
      ? { type: 'decide', handling, department }
      : handling && proposal
        ? { type: 'decide', handling: `${proposal}；${handling}`, department }
        : { type: 'agree', ...(department ? { department } : {}) };
  const complete = command.type === 'agree' || command.department;
  if (!complete) return ask(about, 'decide', { handling: String((command as { handling?: string }).handling) });
  if (!matter.conditional) return give(line, command);
  const { type: action, ...args } = command;
  return {
    commands: [],
    answers: [
      answer(
        'verdictAsUnderstood',
        { handling: handling || proposal || '', department },
        {
          about,
          buttons: [
            { action, case: line._id, args, style: 'primary' },
            { action: 'decide', case: line._id, args, form: true },
          ],
        },
      ),
    ],
  };
}

/** `同意，工程部今天查备案` → `工程部今天查备案` */
const afterTheYes = (text: string): string =>
  text
    .replace(
      /^(?:我)?(?:同意|可以|批准|准|行|好的?|没问题|ok(?:ay)?|yes|approved?|agreed?)(?:了|的|吧)?[，,。.!！；;:\s]*/i,
      '',
    )
    .trim();

/** 收到, 马上去: takes it on, and says no more. */
const acknowledges =
  /^(?:收到|接了|接收|我来|我去|马上(?:去|来|办|安排)?|这就去|好的?|got it|on it|on my way|will do|accepted)[了吧，,。.!！]*$/i;

const finished =
  /(?:处理|修|弄|办|换|清理|疏通|解决|搞|装|打扫|巡查|告知|劝)[^，。]{0,6}(?:好|完|掉|毕|过|了)|完成|已经?(?:好|解决)|\b(?:done|fixed|repaired|finished|replaced|completed|solved)\b/i;
const wantsTime = /延期|延长|宽限|多给|推迟|来不及|more time|extend|delay/i;
const notTheirs = /不是我们|不归我们|不属于我们|not ours|not our (?:job|department)/i;

function working({ line, about, text, files, matter }: InCase): Plan | undefined {
  if (notTheirs.test(text)) return give(line, { type: 'notOurs', reason: text.slice(0, 1000) });
  if (wantsTime.test(text)) {
    const until = matter.end ?? matter.start;
    return ask(about, 'askMoreTime', { ...(until ? { until } : {}), reason: text.slice(0, 1000) });
  }
  return finished.test(text) ? give(line, { type: 'reportDone', result: text.slice(0, 10_000), files }) : undefined;
}

/** Staff words stay internal until [发送]: a draft is shown back. */
function answering(given: InCase): Plan | undefined {
  const { line, state, text, matter } = given;
  const result = state.results.at(-1)?.text;
  if (/^(?:发送|发吧|send)/i.test(text) || (matter.intent === 'approve' && [...text].length <= 6))
    return result ? give(line, { type: 'sendAnswer', text: result }) : undefined;
  return draft(given, state.reporter.reachable ? 'sendAnswer' : 'recordTold', text);
}

const draft = ({ about }: InCase, action: string, text: string): Plan => ({
  commands: [],
  answers: [
    answer(
      'draft',
      { text },
      {
        about,
        buttons: [
          {
            action,
            case: about.id,
            args: { text },
            style: 'primary',
            ...(action === 'recordTold' ? { form: true } : {}),
          },
          { action, case: about.id, args: { text }, form: true, label: 'reword' },
          { action: 'note', case: about.id, args: { text }, label: 'onlyNote' },
        ],
      },
    ),
  ],
});
