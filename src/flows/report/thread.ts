import type { CaseLine } from '../../models/cases.js';
import type { Report } from '../../rules/report/state.js';
import { ask } from '../collect.js';
import type { Plan, Turn } from '../plan.js';
import type { Shell } from '../shell.js';
import { fileFacts, type Words } from '../words.js';

const receives = /^(?:收到|明白|好的?|知道了|照办|马上(?:办|去)|got it|will do|ok(?:ay)?|received)[了，,。.!！\s]*$/i;
const differs = /不同意见|不同意|我(?:觉得|认为|建议)|建议|能不能(?:先|改)|i disagree|i suggest|would rather/i;
const endangers = /危险|违规|违法|违反|泄露|不合规|illegal|dangerous|against the rules/i;
const finished =
  /已经?执行|执行完|办完|办好|做好|完成|已(?:关|修|换|通知|处理|办)|\b(?:done|executed|finished|completed)\b/i;
const raises = /向上(?:一级)?反映|还是不同意|raise it/i;
const passes = /(?:请|报|转).{0,4}(?:上一级|上级|经理)(?:定|决定|看)?|转报|往上报|pass (?:it )?up/i;
const upholds = /坚持|按原(?:来|意|指示)|照原|就这样|不改|uphold|as instructed/i;
const asks = /[？?]\s*$|^(?:请问|为什么|怎么)/;

/** Words in the thread of a report do what its buttons do; the rest is a note on record. */
export function reportThread(_shell: Shell, { person }: Turn, words: Words, line: CaseLine): Promise<Plan> {
  return Promise.resolve(planned(person.id, words, line));
}

function planned(person: string, words: Words, line: CaseLine): Plan {
  const report = line.state as Report;
  const text = words.text.trim().slice(0, 10_000);
  const about = { id: line._id, kind: line.kind, number: line.number };
  const does = (command: { type: string } & Record<string, unknown>): Plan => ({
    commands: [{ kind: line.kind, case: line._id, command }],
    answers: [],
  });
  const note = does({ type: 'remark', text: words.text, files: fileFacts(words.files) });
  if (!text) return note;
  const owed = report.emergency?.afterReport;
  if (owed?.by === person && !owed.text && [...text].length > 10) return does({ type: 'submitAfterReport', text });
  if (report.reporter === person) return own(report, text, does, (action, given) => ask(about, action, given)) ?? note;
  if (report.step?.holder !== person || asks.test(text)) return note;
  if (report.step.name === 'review')
    return upholds.test(text)
      ? does({ type: 'uphold', words: text })
      : does({ type: 'changeInstruction', instruction: text });
  if (report.step.name !== 'instruct') return note;
  if (passes.test(text)) return does({ type: 'passUp', opinion: text });
  return [...text].length < 2 ? note : does({ type: 'instruct', instruction: text });
}

type Does = (command: { type: string } & Record<string, unknown>) => Plan;
type Asks = (action: string, given: Record<string, unknown>) => Plan;

function own({ step }: Report, text: string, does: Does, asksFor: Asks): Plan | undefined {
  switch (step?.name) {
    case 'propose':
      return does({ type: 'addProposal', proposal: text });
    case 'receive':
    case 'execute':
      if (endangers.test(text))
        return asksFor('stopInstruction', [...text].length > 4 ? { reason: text.slice(0, 1000) } : {});
      if (finished.test(text)) return does({ type: 'markExecuted', words: text });
      if (differs.test(text)) return does({ type: 'disagree', suggestion: text });
      return step.name === 'receive' && receives.test(text) ? does({ type: 'confirmReceipt' }) : undefined;
    case 'result':
      return raises.test(text)
        ? does({ type: 'raiseOnceMore', words: text })
        : does({ type: 'reportResult', result: text });
    case 'instruct':
    case 'review':
    case 'file':
      return undefined;
    case undefined:
      return raises.test(text) ? does({ type: 'raiseOnceMore', words: text }) : undefined;
  }
}
