import type { ReceivedFile } from './messenger.js';
import type { Person } from './people.js';
import type { Shell } from './shell.js';
import type { Reading } from './understand.js';

export interface Words {
  text: string;
  files: ReceivedFile[];
}

export const fileFacts = (files: ReceivedFile[]) =>
  files.map(({ hash, name, type, size }) => ({ hash, name, type, size }));

/** Posts that decide: the same words are read differently from them. */
const managers = new Set(['supervisor', 'serviceManager', 'officeManager', 'departmentHead']);

/** Reads words in the person's role and time zone. */
export function read(shell: Shell, text: string, person: Person, pending?: string): Promise<Reading> {
  const { calendar } = shell.organisation();
  const now = shell.now();
  const role =
    person.role === 'resident'
      ? 'resident'
      : person.staff.posts.some((post) => managers.has(post))
        ? 'manager'
        : 'staff';
  return shell.understand.read(text, {
    now: `${calendar.dateOf(now)}T${calendar.timeOf(now)}`,
    zone: calendar.timeZone,
    role,
    ...(pending ? { pending } : {}),
  });
}
