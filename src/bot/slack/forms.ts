import type { Envelope, Form } from '../../flows/messenger.js';
import type { Press } from '../../rules/case.js';
import type { Language } from '../../rules/organisation.js';
import type { Account } from './people.js';
import type { Slack } from './slack.js';
import { modalFrom, type From } from './views.js';
import { wordsOf } from './words.js';

/**
 * Opens the form of a press. A trigger is good for three seconds, so nothing waits in a queue here: the form is made from
 * the command's schema anew, and asked for at once.
 */
export async function openForm(
  slack: Slack,
  trigger: string,
  account: Account,
  press: Press,
  from: From,
): Promise<void> {
  const { options, api } = slack;
  const { person, user } = account;
  const [language, belongs] = await Promise.all([
    options.language(person),
    press.case ? options.caseOf(press.case) : undefined,
  ]);
  const form = formOf(slack, press, belongs, person, language);
  if (!form) throw new Error(`slack: the action ${press.action} has no form`);
  const carried = { action: press.action, ...(press.case ? { case: press.case } : {}), args: press.args ?? {} };
  const view = await modalFrom(form, carried, from, language, options);
  await api
    .call(`form ${user}`, (client) => client.views.open({ trigger_id: trigger, view }))
    .catch(async (error: unknown) => {
      options.log.warn({ err: error }, 'a Slack form was not opened');
      await hint(slack, account, from.conversation, wordsOf(language).expired);
    });
}

/** A line that only this person sees. */
export async function hint({ api, accounts }: Slack, account: Account, channel: string | undefined, text: string) {
  const there = channel ?? (await accounts.channelOf(account));
  await api.call(there, (client) => client.chat.postEphemeral({ channel: there, user: account.user, text }));
}

/** The form as the wording makes it for a button; the short cut for everybody who has none. */
function formOf(
  { options }: Slack,
  press: Press,
  belongs: Envelope['case'],
  person: string,
  language: Language,
): Form | undefined {
  const { card } = options.word({
    id: 'form',
    person,
    message: { to: { person }, say: 'menu', facts: {}, buttons: [{ ...press, form: true }] },
    ...(belongs ? { case: belongs } : {}),
    language,
    at: options.now(),
  });
  const words = wordsOf(language);
  const own: Form = {
    title: words.newComplaint,
    submit: words.submit,
    fields: [
      {
        name: 'text',
        label: words.text,
        kind: 'longText',
        required: true,
        ...(typeof press.args?.text === 'string' ? { value: press.args.text } : {}),
      },
    ],
  };
  return card?.buttons[0]?.form ?? (press.action === 'newMatter' ? own : undefined);
}
