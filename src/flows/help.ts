import type { CaseLine } from '../models/cases.js';
import type { Press } from '../rules/case.js';
import type { Complaint } from '../rules/complaint/state.js';
import type { Text } from '../rules/organisation.js';
import { staffOf } from '../rules/chain.js';
import { day, plus } from '../rules/time.js';
import { attendanceStatus } from './attendance/views.js';
import { leaveStatus } from './leave/lists.js';
import { reportStatus } from './report/words.js';
import type { Person } from './people.js';
import { answer, type Plan, type Turn } from './plan.js';
import type { Shell } from './shell.js';

/** Short cuts beside the composer; every one can be said in words too. */
export function menuOf(person: Person): Press[] {
  return person.role === 'staff'
    ? [
        { action: 'registerFor', form: true },
        { action: 'askLeave', form: true },
        { action: 'submitReport', form: true },
        { action: 'myCases', label: 'waitingForMe' },
        { action: 'help' },
      ]
    : [{ action: 'myCases' }, { action: 'help' }, { action: 'privacyNotice' }];
}

export const help = async (_shell: Shell, { person }: Turn): Promise<Plan> => ({
  commands: [],
  answers: [answer(`help.${person.role}`, {}, { buttons: menuOf(person).filter(({ action }) => action !== 'help') })],
});

export const privacyNotice = async (shell: Shell): Promise<Plan> => ({
  commands: [],
  answers: [answer('privacyNotice', { company: shell.organisation().organisation.company })],
});

export async function welcome(_shell: Shell, { person }: Turn): Promise<Plan> {
  const name =
    person.role === 'resident'
      ? `${person.resident.name}${person.language === 'zh' ? person.resident.title : ''}`
      : person.staff.name[person.language];
  return { commands: [], answers: [answer('welcome', { name, role: person.role }, { buttons: menuOf(person) })] };
}

/** 我的投诉怎么样了: where everything stands, who has it, until when. For staff: what waits for them. */
export async function myCases(shell: Shell, { person }: Turn): Promise<Plan> {
  const { organisation } = shell.organisation();
  const lines =
    person.role === 'resident'
      ? await shell.cases.ofOwner(person.id, plus(shell.now(), -7 * day))
      : (await shell.cases.heldBy(person.id)).filter(({ kind }) => kind === 'complaint');
  const leaves = [
    ...(await leaveStatus(shell, person)),
    ...(await reportStatus(shell, person)),
    ...(await attendanceStatus(shell, person)),
  ];
  const cases = lines
    .slice(0, 20)
    .map((line) =>
      statusLine(line, (id) => staffOf(organisation, id)?.[person.role === 'resident' ? 'knownAs' : 'name']),
    );
  return {
    commands: [],
    answers: [
      ...leaves,
      ...(leaves.length && cases.length === 0
        ? []
        : [
            answer(
              `status.${person.role}`,
              { cases, more: Math.max(0, lines.length - cases.length) },
              { buttons: cases.length === 0 ? [{ action: 'help' }] : [] },
            ),
          ]),
    ],
  };
}

function statusLine(line: CaseLine, who: (id: string) => Text | undefined) {
  const state = line.state as Complaint;
  return {
    number: line.number,
    category: line.category,
    place: line.place,
    status: line.status,
    who: line.holder ? who(line.holder) : undefined,
    until: line.until,
    receivedAt: line.receivedAt,
    size: line.size,
    closedAt: state.closed?.at,
    how: state.closed?.how,
  };
}
