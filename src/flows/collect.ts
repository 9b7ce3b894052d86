import type { Facts } from '../rules/case.js';
import { kindOf } from '../rules/kinds.js';
import { departmentByWords } from '../rules/place.js';
import { fieldsOf, type FieldShape } from './forms.js';
import { fileFacts, type Words } from './words.js';
import { answer, type Answer, type Asking, type Plan, type Turn } from './plan.js';
import type { Shell } from './shell.js';

const flow = 'collect';
const version = 1;

interface Collecting extends Facts {
  kind: string;
  case: string;
  number: string;
  action: string;
  given: Facts;
  /** The field that was asked for. */
  field: string;
}

/** Asks for what a command still needs, one question at a time; the form is a press away. */
export function ask(about: NonNullable<Answer['about']>, action: string, given: Facts): Plan {
  const missing = nextMissing(about.kind, action, given);
  if (!missing)
    return {
      commands: [{ kind: about.kind, case: about.id, command: { type: action, ...given } }],
      answers: [],
      asking: null,
    };
  const state: Collecting = {
    kind: about.kind,
    case: about.id,
    number: about.number,
    action,
    given,
    field: missing.name,
  };
  const buttons = [
    { action, case: about.id, args: given, form: true, label: 'fillIn' },
    ...(given.asNote ? [{ action: 'note', case: about.id, args: { text: given.asNote }, label: 'onlyNote' }] : []),
  ];
  return {
    commands: [],
    answers: [answer('ask.field', { action, field: missing.name }, { about, buttons })],
    asking: { flow, version, state },
  };
}

function nextMissing(kind: string, action: string, given: Facts): FieldShape | undefined {
  return fieldsOf(kind, action).find(
    ({ name, required, kind: shape }) =>
      required && shape !== 'hidden' && shape !== 'files' && given[name] === undefined,
  );
}

/**
 * The person's words as the answer to what was asked. A dialogue of an older version ends kindly: the words are
 * understood afresh.
 * @returns undefined when they are no answer
 */
export async function continueAsking(
  shell: Shell,
  turn: Turn,
  asking: Asking,
  words: Words,
): Promise<Plan | undefined> {
  if (asking.flow !== flow || asking.version !== version) return undefined;
  const state = asking.state as Collecting;
  const field = fieldsOf(state.kind, state.action).find(({ name }) => name === state.field);
  if (!field || !words.text.trim()) return undefined;
  if (leavesIt(words.text))
    return { commands: [], answers: [answer('ask.left', {}, { about: aboutOf(state) })], asking: null };
  const given = {
    ...state.given,
    [field.name]: valueOf(shell, turn, field.name, words.text.trim()),
    ...(words.files.length && takesFiles(state) ? { files: fileFacts(words.files) } : {}),
  };
  const schema = kindOf(state.kind).commands[state.action];
  const whole = schema?.safeParse(given);
  if (whole?.success)
    return {
      commands: [{ kind: state.kind, case: state.case, command: { type: state.action, ...whole.data } }],
      answers: [],
      asking: null,
    };
  const faulty = whole?.error.issues.some(({ path }) => path[0] === field.name);
  const next = ask(aboutOf(state), state.action, faulty ? state.given : given);
  return faulty
    ? {
        ...next,
        answers: [
          answer('ask.again', { field: field.name, options: field.options }, { about: aboutOf(state) }),
          ...next.answers,
        ],
      }
    : next;
}

/** A department or a colleague is answered by name. */
function valueOf(shell: Shell, { person }: Turn, field: string, text: string): string {
  const { organisation } = shell.organisation();
  if (field === 'department') return departmentByWords(organisation, person.site, text)?.id ?? text;
  if (field === 'to') return organisation.staff.find(({ name }) => [name.zh, name.en].includes(text))?.id ?? text;
  return text;
}

const aboutOf = ({ case: id, kind, number }: Collecting) => ({ id, kind, number });
const takesFiles = (state: Collecting): boolean =>
  fieldsOf(state.kind, state.action).some(({ kind }) => kind === 'files');
const leavesIt = (text: string): boolean =>
  ['取消', '算了', 'cancel', 'never mind'].includes(text.trim().toLowerCase());
