import type { Logger } from 'pino';
import type { Messenger } from '../flows/messenger.js';
import type { People } from '../flows/people.js';
import type { PersonId } from '../rules/organisation.js';

export interface WaysOptions {
  messengers: Messenger[];
  people: Pick<People, 'messenger'>;
  log: Logger;
}

/**
 * How a person is written to: in the messenger where they wrote, else in the one they used last, else in the first that
 * they have. Danger goes to all of them, that one first.
 */
export type Ways = (person: PersonId, urgent: boolean, wrote?: string) => Promise<Messenger[]>;

export function waysOf({ messengers, people, log }: WaysOptions): Ways {
  const reaches = async (messenger: Messenger, person: PersonId) => messenger.reaches?.(person) ?? true;

  /** While danger is told, a messenger that can't say whom it reaches keeps no other waiting. */
  const tells = (messenger: Messenger, person: PersonId) =>
    reaches(messenger, person).catch((error: unknown) => {
      log.warn({ err: error, messenger: messenger.name }, 'a messenger does not say whom it reaches');
      return false;
    });

  return async (person, urgent, wrote) => {
    if (messengers.length === 1) return messengers;
    const used = wrote ?? (await people.messenger(person));
    const ordered = [...messengers].sort((a, b) => Number(b.name === used) - Number(a.name === used));
    if (urgent) {
      const told = await Promise.all(ordered.map((messenger) => tells(messenger, person)));
      return ordered.filter((_, n) => told[n]);
    }
    for (const messenger of ordered) if (await reaches(messenger, person)) return [messenger];
    return [];
  };
}
