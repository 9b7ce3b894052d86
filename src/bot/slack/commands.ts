import type { Incoming } from '../../flows/messenger.js';
import type { Press } from '../../rules/case.js';
import type { Command } from './bodies.js';
import { openForm } from './forms.js';
import { complaintPress, type Answer } from './interactions.js';
import { messengerName, type Account } from './people.js';
import type { Slack } from './slack.js';
import { plain } from './text.js';
import { wordsOf } from './words.js';

/** `/huiyin leave …` finds the short cut with that name; without one the words themselves are understood. */
const named: Record<string, { press: RegExp; words: Record<'zh' | 'en', string> }> = {
  leave: { press: /leave/i, words: { zh: '请假', en: 'leave request' } },
  report: { press: /report/i, words: { zh: '汇报', en: 'report' } },
};

const aliases: Record<string, string> = {
  帮助: 'help',
  投诉: 'complaint',
  请假: 'leave',
  汇报: 'report',
  进度: 'status',
};

/** `/huiyin help | complaint | leave | report | status`, and whatever else one writes after it. */
export async function command(slack: Slack, body: Command): Promise<Answer> {
  const account = await slack.accounts.byUser(body.user_id);
  if (!account) return undefined;
  const words = wordsOf(await slack.options.language(account.person));
  const [, first = '', rest = ''] = /^(\S*)\s*([\s\S]*)$/.exec(plain(body.text)) ?? [];
  const name = aliases[first] ?? first.toLowerCase();
  const conversation = await slack.accounts.channelOf(account);
  const stored = (what: Incoming['what']) =>
    slack.take({
      id: `${messengerName}:${body.trigger_id}`,
      messenger: messengerName,
      conversation,
      person: account.person,
      what,
    });
  const answer = { response_type: 'ephemeral', text: words.inDirectMessage };
  try {
    const press = await pressFor(slack, account, name, rest);
    if (press?.form) {
      slack.aside('a form', () => openForm(slack, body.trigger_id, account, press, { conversation }));
      return undefined;
    }
    const text = await textFor(slack, account, name, rest, plain(body.text));
    await stored(
      press ? { kind: 'press', action: press.action, args: press.args ?? {} } : { kind: 'words', text, files: [] },
    );
  } catch (error) {
    slack.options.log.warn({ err: error }, 'a Slack command was not taken');
    return { response_type: 'ephemeral', text: words.notTaken };
  }
  return body.channel_id === conversation ? undefined : answer;
}

/** The command as a press; undefined where it is a matter of words. */
async function pressFor(slack: Slack, account: Account, name: string, rest: string): Promise<Press | undefined> {
  if (name === '' || name === 'help') return { action: 'help' };
  if (name === 'status') return { action: 'myCases' };
  const complaint = name === 'complaint' ? await complaintPress(slack, account, rest) : undefined;
  if (complaint && !rest) return complaint;
  if (complaint?.action === 'newMatter') return { action: 'newMatter', args: { text: rest } };
  const sign = rest ? undefined : named[name]?.press;
  return sign && (await slack.options.menu(account.person)).find(({ action }) => sign.test(action));
}

const registers = { zh: '登记：', en: 'register: ' };

async function textFor({ options }: Slack, { person }: Account, name: string, rest: string, whole: string) {
  const language = await options.language(person);
  if (name === 'complaint') return `${registers[language]}${rest}`;
  return named[name] ? `${named[name].words[language]} ${rest}`.trim() : whole;
}
