import type { Facts } from '../../rules/case.js';
import { superiorOf } from '../../rules/chain.js';
import type { Staff } from '../../rules/organisation.js';
import { reportCommands } from '../../rules/report/commands.js';
import { answer, type Answer, type Plan, type PlannedCommand, type Turn } from '../plan.js';
import type { Person } from '../people.js';
import type { Shell } from '../shell.js';
import type { Reading } from '../understand.js';
import { fileFacts, type Words } from '../words.js';
import type { Report } from '../../rules/report/state.js';
import { staffOf } from '../../rules/chain.js';

/** `报告：…`, `请示周经理：…`, `report: …` */
const opening =
  /^\s*(?:我?(?:要|想|有事)?(?:向|给|跟)(?<before>[^：:，,\s]{1,12}?))?(?<what>报告|汇报|请示|上报|反映|report(?:ing)?|request)(?:给|到)?(?<after>[^：:，,。\s]{0,16})[：:，,\s]+(?<rest>[\s\S]+)$/i;
const proposing =
  /^(?<text>[\s\S]*?)[，,。；;\s]*(?:我?(?:的)?(?:处理)?(?:建议|提议|意见是)|(?:i )?(?:propose|suggest)(?:ion)?)[：:，,\s]*(?<proposal>[\s\S]+)$/i;
/** Discipline, harassment, safety: reports about a person. */
const misconduct =
  /骚扰|辱骂|打骂|骂人|索要|回扣|收钱|受贿|贪|违纪|违规|威胁|欺负|报复|造假|酗酒|喝酒上班|harass|bribe|abus|threat|bully|steal|fraud/i;

/** A report or request from any chat, in one message (report.1, .3); undefined when the words are none. */
export function reportWords(shell: Shell, { person }: Turn, words: Words, reading: Reading): Plan | undefined {
  if (person.role !== 'staff') return undefined;
  const found = opening.exec(words.text)?.groups;
  if (!found && reading.matters[0]?.intent !== 'report') return undefined;
  const body = (found?.rest ?? words.text).trim();
  const parts = proposing.exec(body)?.groups;
  const { organisation } = shell.organisation();
  const named = `${found?.before ?? ''} ${found?.after ?? ''}`;
  const recipient = found && organisation.staff.find((one) => one.id !== person.id && isNamed(one, named));
  const args = {
    nature: /请示|request/i.test(found?.what ?? '') ? 'request' : 'report',
    text: (parts?.text?.trim() ? parts.text : body).trim(),
    ...(parts?.text?.trim() && parts.proposal ? { proposal: parts.proposal.trim().slice(0, 10_000) } : {}),
    ...(recipient ? { sendTo: recipient.id } : {}),
    files: fileFacts(words.files),
  };
  const superior = superiorOf(organisation, person.id);
  if (superior && isNamed(superior, body) && misconduct.test(body)) return aboutThem(superior, args);
  return { commands: [submission(person, args)], answers: [] };
}

const isNamed = ({ name }: Staff, text: string): boolean =>
  text.includes(name.zh) || new RegExp(`\\b${name.en.replace(/\W/g, '')}\\b`, 'i').test(text);

/** About the superior, or only to them? One press says; confidential goes to the level above. */
function aboutThem(superior: Staff, { sendTo: _, ...args }: Facts): Plan {
  const buttons = [
    {
      action: 'submitReport',
      args: { ...args, confidential: 'yes' },
      label: 'aboutSuperior',
      style: 'primary' as const,
    },
    { action: 'submitReport', args, label: 'notAboutSuperior' },
  ];
  return { commands: [], answers: [answer('report.aboutSuperior', { who: superior.name }, { buttons })] };
}

function submission(person: Person, args: Facts): PlannedCommand {
  const command = { type: 'submitReport', ...reportCommands.submitReport.parse(args) };
  return { kind: 'report', command, known: { site: person.site } };
}

/** An emergency that a member of staff reports: sent first, asked for a proposal afterwards (report.5). */
export const alarmReport = (person: Person, alarm: 'yes' | 'ask', words: Words): Plan => ({
  commands: [submission(person, { text: words.text, alarm, files: fileFacts(words.files) })],
  answers: [],
});

/** [报告/请示] of the menu, and what a refusal or a question offers. */
export function submitReport(_shell: Shell, { person }: Turn, args: Facts): Promise<Plan> {
  const given = reportCommands.submitReport.safeParse(args);
  if (given.success)
    return Promise.resolve({
      commands: [{ kind: 'report', command: { type: 'submitReport', ...given.data }, known: { site: person.site } }],
      answers: [],
    });
  const fields = [...new Set(given.error.issues.map(({ path }) => String(path[0] ?? '')))];
  const buttons = [{ action: 'submitReport', args, form: true }];
  return Promise.resolve({
    commands: [],
    answers: [answer('form.faulty', { action: 'submitReport', fields }, { buttons })],
  });
}

/** Reports that wait for somebody, and their own that are open: nobody has to ask. */
export async function reportStatus(shell: Shell, person: Person): Promise<Answer[]> {
  if (person.role !== 'staff') return [];
  const { organisation } = shell.organisation();
  const [held, mine] = await Promise.all([shell.cases.heldBy(person.id), shell.cases.ofOwner(person.id, shell.now())]);
  const lines = new Map(
    [...held, ...mine].filter(({ kind, open }) => kind === 'report' && open).map((line) => [line._id, line]),
  );
  if (lines.size === 0) return [];
  const reports = [...lines.values()].slice(0, 20).map(({ number, state, holder, until }) => {
    const { text, step, confidential, reporter } = state as Report;
    const shown = confidential && reporter !== person.id ? '' : text;
    return { number, text: shown, step: step?.name, who: holder && staffOf(organisation, holder)?.name, until };
  });
  return [answer('report.mine', { reports })];
}
