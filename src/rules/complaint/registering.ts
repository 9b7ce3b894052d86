import type { Context, Message } from '../case.js';
import { placeParts, staffOf } from '../chain.js';
import { asHistory, raise } from '../emergency/index.js';
import { refuse, type Refusal } from '../refusal.js';
import { sizes, type Size } from '../settings.js';
import { begin, isNight } from './limits.js';
import type { CommandOf } from './commands.js';
import { hostOf } from './host.js';
import { tell } from './messages.js';
import { after, done, during, notNow, takesPart, type Outcome } from './outcome.js';
import { actorOf, isService, keeperNow, knownAs, mayDecide, nameOf } from './people.js';
import type { Complaint, ComplaintEvent, Reporter } from './state.js';

/** What the shell reads before a complaint is registered. */
export interface KnownAtRegistration {
  site: string;
  reporter: Reporter;
  /** How often the register has this before, within the repeat period (rulebook, Size). */
  earlier: number;
}

/** Places that a complaint can't be worked without. */
const needsPlace = new Set(['noise', 'water', 'lift', 'cleaning', 'security', 'facilities', 'pets', 'parking']);

/** The first message counts (reception.1): registered at once, what is missing is asked afterwards. */
export function register(command: CommandOf<'register'>, context: Context): Outcome {
  const { site, reporter, earlier } = context.known as unknown as KnownAtRegistration;
  const category = command.category ?? 'other';
  const registeredBy = actorOf(context) === reporter.person ? undefined : actorOf(context);
  const place = command.place ?? (needsPlace.has(category) ? reporter.room : undefined);
  const registered: ComplaintEvent = {
    type: 'registered',
    site,
    nature: command.nature,
    channel: command.channel,
    receivedAt: context.now,
    night: isNight(context),
    text: command.text,
    language: command.language,
    reporter,
    ...(registeredBy ? { registeredBy } : {}),
    ...(place ? { place } : {}),
    asksPlace: !place && needsPlace.has(category) && command.nature === 'complaint',
    category,
    size: proposedSize(command, earlier, context),
    earlier,
    files: command.files,
    keeper: keeper(site, reporter, registeredBy, context),
  };
  const complaint = after(undefined, [registered], context);
  const step = begin(complaint, command.nature === 'question' ? 'answer' : 'takeUp', complaint.keeper, context);
  const alarm = command.alarm
    ? raise({ text: command.text, doubt: command.alarm === 'ask' }, hostOf(complaint), context)
    : [];
  return {
    events: [registered, step, ...asHistory(alarm)],
    say: registeredBy ? done('registeredFor', context) : undefined,
  };
}

/** The clerk who takes the call keeps the form, else the clerk on duty (complaint.3). */
function keeper(site: string, reporter: Reporter, registeredBy: string | undefined, context: Context): string {
  const registrar = registeredBy ? staffOf(context.organisation, registeredBy) : undefined;
  const takesCalls =
    registrar?.posts.includes('clerk') &&
    registrar.site === site &&
    context.calendar.onShift(registrar.id, context.now);
  return registrar && takesCalls ? registrar.id : keeperNow({ site, reporter }, context).id;
}

/** Size from the table; the third time in the register within the period is major (rulebook, Size). */
function proposedSize(
  { nature, category = 'other', channel, danger, alarm }: CommandOf<'register'>,
  earlier: number,
  { organisation }: Context,
): Size {
  const set = organisation.settings.complaint;
  if (nature !== 'complaint' && alarm !== 'yes') return 'minor';
  if (danger || alarm === 'yes' || earlier + 1 >= set.repeatTimes || channel === 'authority') return 'major';
  return set.sizes[category];
}

/** The resident adds words, photos, files, as long as they like; whoever has the case hears it. */
export function addWords(
  complaint: Complaint,
  { text, files }: CommandOf<'addWords'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  if (!actor || actor !== complaint.reporter.person) return notNow(complaint, context, 'complaint.1');
  if (!text.trim() && files.length === 0) return refuse('complaint.nothingToAdd');
  const holder = complaint.step?.holder ?? complaint.keeper;
  const listeners = [...new Set([holder, complaint.investigator ?? holder])].filter((person) => person !== actor);
  return {
    events: [{ type: 'wordsAdded', text, files }],
    say: () => [
      tell(
        actor,
        'complaint.wordsAdded',
        { at: context.now, who: knownAs(holder, context), files: files.length },
        {
          buttons: complaint.step || complaint.closed?.how === 'withdrawn' ? [] : [{ action: 'notSolved', form: true }],
        },
      ),
      ...listeners.map((person) =>
        tell(person, 'complaint.newWords', { text, files: files.length }, { files: files.map(({ hash }) => hash) }),
      ),
    ],
  };
}

/** Staff words in a case are internal: on record, seen by whoever takes part. */
export function note(complaint: Complaint, { text, files }: CommandOf<'note'>, context: Context): Outcome | Refusal {
  const actor = actorOf(context);
  if (!actor || actor === complaint.reporter.person || !takesPart(complaint, actor, context))
    return notNow(complaint, context, 'security.1');
  if (!text.trim() && files.length === 0) return refuse('complaint.nothingToAdd');
  const holder = complaint.step?.holder;
  const tellHolder: Message[] =
    holder && holder !== actor
      ? [
          tell(
            holder,
            'complaint.noteAdded',
            { by: nameOf(actor, context), text, files: files.length },
            { files: files.map(({ hash }) => hash) },
          ),
        ]
      : [];
  return {
    events: [{ type: 'noted', text, files }],
    say: (state) => [...done('noted', context)(state), ...tellHolder],
  };
}

/** One press corrects what the bot understood. */
export function correct(
  complaint: Complaint,
  { place, category }: CommandOf<'correct'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  const own = !!actor && actor === complaint.reporter.person;
  if (!own && !isService(actor, complaint.site, context)) return notNow(complaint, context, 'complaint.3');
  if (!complaint.step) return notNow(complaint, context, 'complaint.3');
  if (!place && !category) return refuse('complaint.nothingToAdd');
  return {
    events: [{ type: 'corrected', ...(place ? { place } : {}), ...(category ? { category } : {}) }],
    say: own ? () => [tell(actor, 'complaint.corrected', { place, category })] : done('corrected', context),
  };
}

/** Completes what is known of a caller or letter writer. */
export function completeCaller(
  complaint: Complaint,
  command: CommandOf<'completeCaller'>,
  context: Context,
): Outcome | Refusal {
  if (!isService(actorOf(context), complaint.site, context) || !complaint.step || complaint.reporter.person)
    return notNow(complaint, context, 'complaint.2');
  const { name, phone, room } = command;
  const reporter = { ...(name ? { name } : {}), ...(phone ? { phone } : {}), ...(room ? { room } : {}) };
  if (Object.keys(reporter).length === 0) return refuse('complaint.nothingToAdd');
  const place =
    room && complaint.asksPlace && placeParts(room).building ? [{ type: 'corrected' as const, place: room }] : [];
  return { events: [{ type: 'callerCompleted', reporter }, ...place], say: done('callerCompleted', context) };
}

/** Confirmed by the clerk, changed by the manager with a reason, never by the department complained about. */
export function setSize(
  complaint: Complaint,
  { size, reason }: CommandOf<'setSize'>,
  context: Context,
): Outcome | Refusal {
  const actor = actorOf(context);
  const clerk =
    isService(actor, complaint.site, context) &&
    !complaint.sizeConfirmed &&
    during(complaint, 'takeUp', 'investigate') &&
    sizes.indexOf(size) <= sizes.indexOf(complaint.size);
  if (!complaint.step || (!clerk && !mayDecide(complaint, context))) return notNow(complaint, context, 'complaint.4');
  if (!clerk && !reason)
    return refuse('complaint.sizeNeedsReason', {}, { instead: [{ action: 'setSize', args: { size }, form: true }] });
  const set: ComplaintEvent = { type: 'sizeSet', size, ...(reason ? { reason } : {}) };
  return { events: [set, ...fasterWhenMajor(complaint, set, context)], say: done('sizeSet', context) };
}

/** A case that turns out to be major is due sooner; never later than it was. */
function fasterWhenMajor(complaint: Complaint, set: ComplaintEvent, context: Context): ComplaintEvent[] {
  if (!complaint.step) return [];
  const fresh = begin(after(complaint, [set], context), complaint.step.name, complaint.step.holder, context);
  return 'until' in fresh && fresh.until < complaint.step.until ? [{ type: 'deadlineMoved', until: fresh.until }] : [];
}
