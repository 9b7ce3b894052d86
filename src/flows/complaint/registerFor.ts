import type { Facts } from '../../rules/case.js';
import { complaintCommands } from '../../rules/complaint/commands.js';
import type { Channel, Reporter } from '../../rules/complaint/state.js';
import { placeParts } from '../../rules/place.js';
import { answer, type Plan, type Turn } from '../plan.js';
import type { Person } from '../people.js';
import type { Shell } from '../shell.js';
import type { Reading } from '../understand.js';
import { fileFacts, read, type Words } from '../words.js';
import { alarmOf, earlier } from './newMatter.js';

/** [登记来电来信]: staff register a phone call, letter, fax or visit for a resident, with the original (complaint.1, .3). */
export async function registerFor(shell: Shell, { person }: Turn, args: Facts): Promise<Plan> {
  if (person.role !== 'staff') return { commands: [], answers: [answer('refusal.complaint.notYours')] };
  const given = complaintCommands.register.safeParse({ channel: 'phone', ...args });
  if (!given.success) {
    const fields = [...new Set(given.error.issues.map(({ path }) => String(path[0] ?? '')))];
    return {
      commands: [],
      answers: [
        answer(
          'form.faulty',
          { action: 'registerFor', fields },
          { buttons: [{ action: 'registerFor', args, form: true }] },
        ),
      ],
    };
  }
  const heard = shell.hears(given.data.text);
  const reading = heard?.reading ?? (await read(shell, given.data.text, person));
  const input = heard ? { ...given.data, ...alarmOf(heard) } : given.data;
  return { commands: [await command(shell, person, input, reading)], answers: [] };
}

/** 来电 …, 登记：…: words that register, whatever else they are about. */
export const reportsACall =
  /^\s*(?:登记|来电|来信|来访|传真|业主来电|业主电话|接到(?:业主)?(?:电话|投诉)|phone call|call from|letter from|register)[：:，,\s]/i;

const channelWords: [Channel, RegExp][] = [
  ['authority', /(?<!\d)12345(?!\d)|街道转|派出所转|住建局/],
  ['phone', /来电|电话|打电话|打来|phone|called|rang/i],
  ['letter', /来信|信函|写信|letter/i],
  ['fax', /传真|\bfax/i],
  ['visit', /来访|上门|前台|当面|walked in|front desk|visit/i],
  ['group', /群里|业主群|group chat/i],
];

/** A complaint told to any member of staff is registered from where it was told (reception.1). */
export async function registerTold(
  shell: Shell,
  person: Person,
  reading: Reading,
  { text, files }: Words,
  alarm: { alarm?: 'yes' | 'ask' } = {},
): Promise<Plan> {
  const channel = channelWords.find(([, pattern]) => pattern.test(text))?.[0] ?? 'visit';
  const [matter] = reading.matters;
  const input = complaintCommands.register.parse({
    channel,
    nature: matter?.intent === 'suggestion' ? 'suggestion' : 'complaint',
    text,
    ...caller(text),
    ...(matter?.category ? { category: matter.category } : {}),
    ...(matter?.location ? { place: matter.location } : {}),
    files: fileFacts(files),
    ...alarm,
  });
  return { commands: [await command(shell, person, input, reading)], answers: [] };
}

/** The caller, as far as the words say: 来电 王女士 13812341234 … */
function caller(text: string): { name?: string; phone?: string } {
  const phone = /(?<!\d)1[3-9]\d{9}(?!\d)/.exec(text)?.[0];
  const name =
    /([\p{Script=Han}])(?:女士|先生|小姐|阿姨|大爷|师傅|老师|太太)/u.exec(text)?.[0] ??
    /\b(?:Mr|Mrs|Ms|Miss)\.? [A-Z][a-z]{1,30}/.exec(text)?.[0];
  return { ...(phone ? { phone } : {}), ...(name ? { name } : {}) };
}

async function command(
  shell: Shell,
  person: Person,
  input: ReturnType<typeof complaintCommands.register.parse>,
  reading: Reading,
) {
  const [matter] = reading.matters;
  const category = input.category ?? matter?.category ?? 'other';
  const place = input.place ?? matter?.location ?? undefined;
  const reporter = await reporterOf(shell, person.site, { ...input, room: input.room ?? roomIn(place) });
  return {
    kind: 'complaint',
    command: {
      ...input,
      type: 'register',
      category,
      language: reading.language,
      danger: reading.emergency === true,
      ...(place ? { place } : {}),
    },
    known: { site: person.site, reporter, earlier: await earlier(shell, person.site, reporter, category) },
  };
}

const roomIn = (place: string | undefined): string | undefined => (place && placeParts(place).room ? place : undefined);

/** A caller who is in the residents' list by phone is known; what others only say is 未核实. */
async function reporterOf(
  shell: Shell,
  site: string,
  { name, phone, room }: { name?: string; phone?: string; room?: string },
): Promise<Reporter> {
  const resident = phone ? await shell.people.resident({ phone, site }) : undefined;
  if (!resident)
    return {
      ...(name ? { name } : {}),
      ...(phone ? { phone } : {}),
      ...(room ? { room } : {}),
      verified: false,
      reachable: false,
    };
  const home = resident.rooms.find((one) => one.site === site);
  return {
    person: resident.id,
    name: resident.name || name,
    title: resident.title,
    phone,
    room: home?.room ?? room,
    verified: home?.verified ?? false,
    reachable: await shell.people.reachable(resident.id),
  };
}
