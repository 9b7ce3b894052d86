import type { Language, PersonId } from '../../rules/organisation.js';
import type { SlackApi } from './api.js';
import type { SlackIdentity, SlackOptions } from './options.js';

export const messengerName = 'slack';

/** Somebody who wrote, or is written to. */
export interface Account extends SlackIdentity {
  language: Language;
}

export interface Accounts {
  /** @returns undefined for bots */
  byUser(user: string, channel?: string): Promise<Account | undefined>;
  /** @returns undefined where this person has no account here */
  byPerson(person: PersonId): Promise<Account | undefined>;
  /** The direct-message channel, opened when it is not known yet. */
  channelOf(account: Account): Promise<string>;
}

/** Guests are people like everybody else; the id says where they came from. */
const guestOf = (user: string): PersonId => `slack-${user}`;
/** How long an e-mail that nobody in Slack has is not asked for again, in milliseconds. */
const unknownFor = 10 * 60_000;
const mostRemembered = 20_000;

interface SlackUser {
  id?: string;
  team_id?: string;
  is_bot?: boolean;
  is_stranger?: boolean;
  locale?: string;
  real_name?: string;
  profile?: { email?: string; real_name?: string; display_name?: string };
}

/**
 * Slack accounts and people: staff by their e-mail, everybody else a guest (reception.1). Accounts of other companies
 * (Slack Connect) are never staff, whatever e-mail their own administrators gave them.
 */
export function accountsOf(options: SlackOptions, api: SlackApi, team: () => string | undefined): Accounts {
  const { identities, staffByEmail, emailOf, addGuest } = options;
  const known = new Map<string, Account>();
  const unknown = new Map<PersonId, number>();

  function remember(account: Account): Account {
    if (known.size > mostRemembered) known.clear();
    known.set(account.user, account);
    return account;
  }

  async function keep(account: Account): Promise<Account> {
    await identities.save({ ...account });
    return remember(account);
  }

  /** Who somebody is follows the organisation: whoever joins the staff, or leaves it, is another person from then on. */
  async function current(account: Account): Promise<Account> {
    const person = (account.email && staffByEmail(account.email)) || guestOf(account.user);
    if (person === account.person) return account;
    if (person === guestOf(account.user)) await addGuest(person, account.language);
    return keep({ ...account, person });
  }

  async function ask(user: string): Promise<Account | undefined> {
    const { user: found } = (await api.call('users', (client) =>
      client.users.info({ user, include_locale: true }),
    )) as {
      user?: SlackUser;
    };
    return found && adopt(found);
  }

  async function adopt(found: SlackUser): Promise<Account | undefined> {
    if (!found.id || found.is_bot || found.id === 'USLACKBOT') return undefined;
    const outside =
      found.is_stranger || (team() !== undefined && found.team_id !== undefined && found.team_id !== team());
    const email = outside ? undefined : found.profile?.email?.toLowerCase();
    const person = (email && staffByEmail(email)) || guestOf(found.id);
    const language: Language = found.locale && !found.locale.startsWith('zh') ? 'en' : 'zh';
    const name = found.profile?.real_name ?? found.real_name ?? found.profile?.display_name;
    if (person === guestOf(found.id)) await addGuest(person, language);
    const before = await identities.byUser(messengerName, found.id);
    return keep({
      ...{ messenger: messengerName, user: found.id, person, language },
      ...(email ? { email } : {}),
      ...(name ? { name } : {}),
      ...(before?.conversation ? { conversation: before.conversation } : {}),
    });
  }

  const whole = (identity: SlackIdentity): Account => ({ ...identity, language: identity.language ?? 'zh' });

  return {
    async byUser(user, channel) {
      const remembered = known.get(user);
      const stored = remembered ?? (await identities.byUser(messengerName, user));
      const found = stored ? remember(whole(stored)) : await ask(user);
      const account = found && (await current(found));
      if (!account || !channel || channel === account.conversation) return account;
      return keep({ ...account, conversation: channel });
    },

    async byPerson(person) {
      const stored = await identities.byPerson(messengerName, person);
      if (stored) return known.get(stored.user) ?? remember(whole(stored));
      const email = emailOf(person)?.toLowerCase();
      if (!email || (unknown.get(person) ?? 0) > options.machineNow()) return undefined;
      try {
        const found = await api.call('users', (client) => client.users.lookupByEmail({ email }));
        return await adopt(found.user as SlackUser);
      } catch (error) {
        if ((error as { cause?: { data?: { error?: string } } }).cause?.data?.error !== 'users_not_found') throw error;
        unknown.set(person, options.machineNow() + unknownFor);
        return undefined;
      }
    },

    async channelOf(account) {
      if (account.conversation) return account.conversation;
      const opened = await api.call(account.user, (client) => client.conversations.open({ users: account.user }));
      const conversation = opened.channel?.id;
      if (!conversation) throw new Error(`slack: no direct messages with ${account.user}`);
      await keep({ ...account, conversation });
      return conversation;
    },
  };
}
