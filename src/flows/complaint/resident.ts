import type { CaseLine } from '../../models/cases.js';
import type { Complaint } from '../../rules/complaint/state.js';
import { day, plus } from '../../rules/time.js';
import { myCases, welcome } from '../help.js';
import { answer, type Answer, type Plan, type PlannedCommand, type Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import type { Matter, Reading } from '../understand.js';
import { fileFacts, read, type Words } from '../words.js';
import { registrations } from './newMatter.js';

/** How long a closed case still counts as what "still not solved" speaks of, in days. */
const stillSpokenOf = 30;

/**
 * A resident writes: to the thread's case, else to the only open one unless another place or matter is named, else it is
 * something new. Any first message is enough (reception.1).
 */
export async function residentWords(shell: Shell, turn: Turn, words: Words, inThread: CaseLine | null): Promise<Plan> {
  const { person } = turn;
  const all = await shell.cases.ofOwner(person.id, plus(shell.now(), -stillSpokenOf * day));
  const mine = all.filter(({ kind }) => kind === 'complaint');
  const thread = inThread?.owner === person.id ? inThread : undefined;
  const open = mine.filter((one) => one.open);
  const likely = thread ?? (open.length === 1 ? open[0] : undefined) ?? (open.length === 0 ? mine[0] : undefined);
  const reading = await read(shell, words.text, person, pendingOf(likely));
  if (!words.text.trim()) return files(likely, open, words);
  if (thread) return toCase(shell, turn, thread, reading, words);
  return anywhere(shell, turn, { mine, open, likely }, reading, words);
}

/** Our question whether it is settled is open: a bare "好了" answers it. */
function pendingOf(line: CaseLine | undefined): string | undefined {
  if (!line) return undefined;
  const state = line.state as Complaint;
  return state.answer?.toldResident && (!line.open || state.step?.name === 'callback') ? 'callback' : 'complaint';
}

interface Own {
  mine: CaseLine[];
  open: CaseLine[];
  likely?: CaseLine;
}

async function anywhere(shell: Shell, turn: Turn, own: Own, reading: Reading, words: Words): Promise<Plan> {
  const { person } = turn;
  const [first] = reading.matters;
  const intent = first?.intent ?? 'other';
  const fresh = reading.matters.filter((matter) => ['complaint', 'suggestion', 'question'].includes(matter.intent));
  if (own.likely && onlyPlace(words.text) && givenPlace(own.likely, reading, words.text))
    return toCase(shell, turn, own.likely, reading, words);
  if (intent === 'status') return myCases(shell, turn);
  if (intent === 'callback' && own.likely) {
    // After the final answer a case stays as it is: what happens again is a new complaint.
    if (!isFinal(own.likely)) return toCase(shell, turn, own.likely, reading, words);
    const again = reading.matters.slice(0, 1).map((matter) => ({ ...matter, intent: 'complaint' as const }));
    return { commands: await registrations(shell, person, again, reading, words), answers: [] };
  }
  if (own.open.length > 0 && ['cancel', 'approve', 'reject', 'other'].includes(intent))
    return toOne(shell, turn, own, reading, words);
  if (intent === 'greeting') return welcome(shell, turn);
  if (fresh.length === 0) return { commands: [], answers: [notUnderstood(words.text)] };
  const belongs =
    fresh.length === 1 && first?.intent === 'complaint'
      ? own.open.find((line) => sameMatter(line, fresh[0]) || isMore(own.open, fresh[0], words.text))
      : undefined;
  if (belongs) return toCase(shell, turn, belongs, reading, words);
  return { commands: await registrations(shell, person, fresh, reading, words), answers: [] };
}

const isFinal = ({ open, state }: CaseLine): boolean => !open && (state as Complaint).finalAnswered;

/** 刚刚又漏了: few words without a place, while one case is open, are about that one. */
const isMore = (open: CaseLine[], matter: Matter | undefined, text: string): boolean =>
  open.length === 1 && !matter?.location && [...text.trim()].length <= 8 && !/^(?:另外|还有|also)/i.test(text.trim());

/** Another place or another kind of trouble is another matter. */
function sameMatter(line: CaseLine, matter: Matter | undefined): boolean {
  const otherPlace = !!matter?.location && !!line.place && matter.location !== line.place;
  const otherKind =
    !!matter?.category &&
    matter.category !== 'other' &&
    !!line.category &&
    line.category !== 'other' &&
    matter.category !== line.category;
  return !otherPlace && !otherKind;
}

const notUnderstood = (text: string): Answer =>
  answer(
    'notUnderstood',
    {},
    { buttons: [{ action: 'newMatter', args: { text }, style: 'primary' }, { action: 'help' }] },
  );

/** To the only open case; with several, one button each. */
function toOne(shell: Shell, turn: Turn, { open }: Own, reading: Reading, words: Words): Promise<Plan> | Plan {
  const [only] = open;
  return only && open.length === 1 ? toCase(shell, turn, only, reading, words) : whichCase(open, words);
}

function whichCase(open: CaseLine[], { text, files: sent }: Words): Plan {
  const buttons = open.map((line) => ({
    action: 'addWords',
    case: line._id,
    args: { text, files: fileFacts(sent) },
    label: line.number,
  }));
  const other = text.trim() ? [{ action: 'newMatter', args: { text } }] : [];
  return {
    commands: [],
    answers: [
      answer(
        'whichCase',
        { cases: open.map(({ number, category, place }) => ({ number, category, place })) },
        { buttons: [...buttons, ...other] },
      ),
    ],
  };
}

function files(likely: CaseLine | undefined, open: CaseLine[], words: Words): Plan {
  if (likely?.open)
    return { commands: [give(likely, { type: 'addWords', text: '', files: fileFacts(words.files) })], answers: [] };
  return open.length > 1
    ? whichCase(open, words)
    : { commands: [], answers: [answer('filesWithoutWords', { files: words.files.length })] };
}

const give = (line: CaseLine, command: PlannedCommand['command']): PlannedCommand => ({
  kind: line.kind,
  case: line._id,
  command,
});
const about = ({ _id, kind, number }: CaseLine) => ({ id: _id, kind, number });

/** Words that belong to one case. */
async function toCase(shell: Shell, turn: Turn, line: CaseLine, reading: Reading, words: Words): Promise<Plan> {
  const state = line.state as Complaint;
  const [first] = reading.matters;
  const answered =
    !!state.answer?.toldResident && (!line.open || ['callback', 'close'].includes(state.step?.name ?? ''));
  const add = give(line, { type: 'addWords', text: words.text, files: fileFacts(words.files) });
  const place = givenPlace(line, reading, words.text);
  if (place)
    return { commands: [give(line, { type: 'correct', place }), ...(onlyPlace(words.text) ? [] : [add])], answers: [] };
  if (!first) return { commands: [add], answers: [] };
  if (first.intent === 'status') return myCases(shell, turn);
  if (first.intent === 'greeting' && first.settled === null && first.rating === null)
    return { commands: [], answers: [answer('thanks', {}, { about: about(line) })] };
  if (first.intent === 'cancel' && line.open)
    return {
      commands: [],
      answers: [
        answer(
          'withdrawAsked',
          {},
          {
            about: about(line),
            buttons: [
              { action: 'withdraw', case: line._id, args: { words: words.text.slice(0, 2000) }, style: 'danger' },
            ],
          },
        ),
      ],
    };
  if (answered) return { commands: [afterTheAnswer(line, first, words) ?? add], answers: [] };
  return { commands: [add], answers: [] };
}

/** The answer to where it is, when that was asked: a place that was read, else the few words themselves (东门岗亭旁边). */
function givenPlace(line: CaseLine | undefined, { matters }: Reading, text: string): string | undefined {
  if (!line?.open || !(line.state as Complaint).asksPlace) return undefined;
  const read = matters.map(({ location }) => location).find((location) => location !== null);
  const short = text.trim();
  return read ?? ([...short].length <= 20 && /[\d栋幢楼单元室层门梯库区座道园池]/.test(short) ? short : undefined);
}

/** Little more than the place itself: nothing to add to the record. */
const onlyPlace = (text: string): boolean => [...text.trim()].length <= 12;

/** What the resident says once the answer is there: a mark, settled, or still not. */
function afterTheAnswer(
  line: CaseLine,
  { intent, rating, settled }: Matter,
  { text }: Words,
): PlannedCommand | undefined {
  const said = text.trim().slice(0, 10_000);
  if (settled === false || intent === 'complaint') return give(line, { type: 'notSolved', words: said });
  if (rating !== null) return give(line, { type: 'rate', rating, words: said });
  if (settled === true) return give(line, { type: 'rate', words: said });
  return undefined;
}
