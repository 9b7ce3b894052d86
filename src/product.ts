import type { Logger } from 'pino';
import { deliveryOf, type Delivery } from './bot/delivery.js';
import { intakeOf } from './bot/intake.js';
import { hears } from './bot/understanding/alarm.js';
import { offlineUnderstanding } from './bot/understanding/offline/index.js';
import { webMessenger } from './bot/web/messenger.js';
import { signingKey } from './bot/web/secret.js';
import { signCalendar } from './bot/web/session.js';
import { loadDemo, type Demo } from './demo.js';
import { demoBegins, isDemo, nextMorning } from './demoMode.js';
import { peopleOf } from './flows/people.js';
import type { Incoming } from './flows/messenger.js';
import type { Shell } from './flows/shell.js';
import type { Understand } from './flows/understand.js';
import { word } from './flows/wording/index.js';
import { modelsOf, type Models } from './models/all.js';
import { openStore, type Store } from './models/connection.js';
import { calendarOf, type Calendar } from './rules/calendar.js';
import type { Organisation } from './rules/organisation.js';
import { day, hour, plus, type Instant } from './rules/time.js';
import { attendanceJobs } from './scheduler/attendanceJobs.js';
import { businessClock } from './scheduler/clock.js';
import { jobsOf } from './scheduler/jobs.js';
import { jumpsOf } from './scheduler/jump.js';
import { schedulerOf } from './scheduler/scheduler.js';
import { timersOf } from './scheduler/timers.js';
import { slackWiring, type SlackSettings, type WebPlace } from './slackWiring.js';
import { webWiring } from './webWiring.js';

export interface ProductOptions {
  host: string;
  /** 0 for any free one. */
  port: number;
  dataFolder: string;
  mongodbUri?: string;
  demo: 'auto' | 'on' | 'off';
  publicUrl?: string;
  secret?: string;
  /** Folder of the built page. */
  pageFolder: string;
  /** Folder of the demonstration's organisation. */
  demoFolder: string;
  log: Logger;
  /** Machine time in milliseconds. */
  machineNow?: () => number;
  /** Slack, where it is set up. */
  slack?: SlackSettings;
  /** Reads words; offline unless given. */
  understand?: Understand;
  /** Business time at which a fresh demonstration begins; by itself, a working morning. */
  beginsAt?: Instant;
}

export interface Product {
  url: string;
  /** Where Slack's requests arrive; undefined without Slack, and with Socket Mode. */
  slackUrl?: string | undefined;
  demo: boolean;
  shell: Shell;
  /** Moves business time forward; only the demonstration offers it to people. */
  jump(to: Instant): Promise<Instant>;
  /** Resolves when nothing is being worked or delivered. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** How long delivery holds a document, and the longest wait for one send, in milliseconds. */
const leaseFor = 30_000;
const sendTimeout = 10_000;

/**
 * The whole product: store, flows, messengers, clock. Composition only; it decides nothing.
 * @throws with what to do when the store, the organisation or the port can't be had; nothing is left half-started
 */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const store = await openStore({
    folder: options.dataFolder,
    ...(options.mongodbUri ? { uri: options.mongodbUri } : {}),
  });
  try {
    return await compose(store, options);
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function compose(store: Store, options: ProductOptions): Promise<Product> {
  const { log, machineNow = Date.now } = options;
  const models = modelsOf(store);
  await store.ensureIndexes();
  const clock = await businessClock(models.meta, machineNow);
  const stored = await models.organisations.current();
  const demo = isDemo(options.demo, options.host, stored);
  const demonstration = demo ? await loadDemo(options.demoFolder) : undefined;
  const first = stored ?? (await begin(models, demonstration, clock, options.beginsAt));
  const organisation = inForce(first);

  const people = peopleOf(() => organisation().organisation, models.residents, models.preferences);
  const shell: Shell = {
    ...models,
    people,
    understand: options.understand ?? offlineUnderstanding(),
    hears,
    now: () => clock.now(),
    machineNow,
    organisation,
    nudge: (what) => ('timer' in what ? timers.wakeAt(what.timer) : delivery.deliver(what.owes, what.id, what.held)),
    leaseFor,
    links: { calendar: (person) => calendarAddress(options.publicUrl ?? web.url(), secret, person, machineNow()) },
  };
  const secret = await signingKey(options);
  const web = webMessenger({
    ...webWiring(shell, store, models, demonstration && { ...demonstration, jump: (to) => jumpTo(to) }),
    ...{
      host: options.host,
      port: options.port,
      pageFolder: options.pageFolder,
      publicUrl: options.publicUrl,
      secret,
      log,
    },
    word: (envelope, language) =>
      word(
        { ...envelope, language },
        { organisation: organisation().organisation, timeZone: organisation().calendar.timeZone },
      ),
  });
  const slack =
    options.slack &&
    (await slackOf(shell, models, store, options, options.slack, {
      url: () => options.publicUrl ?? web.url(),
      secret,
    }));
  const messengers = [...(slack ? [slack] : []), web];
  const delivery = deliveryOf({ shell, messengers, log, timeout: sendTimeout });
  const prepare = (incoming: Incoming) =>
    messengers.find(({ name }) => name === incoming.messenger)?.prepare?.(incoming) ?? incoming;
  const intake = intakeOf({ shell, inbox: models.inbox, log, leaseFor, prepare });
  const alone = store.kind === 'embedded';
  const timers = timersOf({
    ...{ shell, log },
    deliverDue: (now) => deliverDue(shell, delivery.deliver, now),
    ...(alone ? {} : { takeUp: () => intake.takeUp(machineNow()) }),
  });
  const idle = async () => {
    await intake.idle();
    await delivery.idle();
    await intake.idle();
    await slack?.idle();
  };
  const jobs = schedulerOf({
    jobs: [...jobsOf({ sweep: () => store.sweepExpired(machineNow()) }), ...attendanceJobs(shell)],
    occurrences: models.occurrences,
    ...{ now: shell.now, machineNow, organisation, nudge: shell.nudge, log, leaseFor },
  });
  const jump = jumpsOf({ clock, timers, idle, jobs });
  const jumpTo = (to: 'hour' | 'day' | 'morning') => jump(target(to, clock.now(), organisation().calendar));

  const end = async () => {
    await Promise.all([web.stop(), slack?.stopReceiving()]);
    await jobs.stop();
    await timers.stop();
    await intake.stop();
    await delivery.idle();
    await slack?.stop();
  };
  try {
    await web.start(intake.receive);
    if (alone) await takeOver(shell, delivery.deliver);
    await intake.takeUp(alone ? Number.MAX_SAFE_INTEGER : machineNow());
    await timers.start();
    await jobs.start();
    await slack?.start(intake.receive);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    url: web.url(),
    slackUrl: slack?.url(),
    demo,
    shell,
    jump,
    idle,
    async stop() {
      await end();
      await store.close();
    },
  };
}

/** Loaded only where it is set up: Slack's library is not needed elsewhere. */
async function slackOf(
  shell: Shell,
  models: Models,
  store: Store,
  { host, log }: ProductOptions,
  settings: SlackSettings,
  web: WebPlace,
) {
  const { slackMessenger } = await import('./bot/slack/messenger.js');
  return slackMessenger({ ...slackWiring(shell, models, () => store.ping(), web), ...settings, host, log });
}

/** A calendar's address holds for so long, in days: calendars ask for it again and again. */
const calendarLasts = 400;

const calendarAddress = (url: string, secret: Buffer, person: string, machineNow: number): string =>
  `${url}/calendar/${signCalendar(secret, person, machineNow + calendarLasts * day)}.ics`;

/** An empty store becomes the demonstration's. */
async function begin(
  { organisations, residents }: Models,
  demo: Demo | undefined,
  clock: { now(): Instant; advanceTo(moment: Instant): Promise<void> },
  at?: Instant,
): Promise<Organisation> {
  if (!demo) throw new Error('there is no organisation yet');
  await residents.importAll(demo.residents);
  const saved = await organisations.save(demo.organisation, 0);
  if (!saved) throw new Error('another process began with this store at the same moment; start again');
  const begins = at ?? demoBegins(calendarOf(saved), clock.now());
  if (begins > clock.now()) await clock.advanceTo(begins);
  return saved;
}

function inForce(organisation: Organisation): () => { organisation: Organisation; calendar: Calendar } {
  const current = { organisation, calendar: calendarOf(organisation) };
  return () => current;
}

function target(to: 'hour' | 'day' | 'morning', now: Instant, calendar: Calendar): Instant {
  if (to === 'hour') return plus(now, hour);
  return to === 'day' ? plus(now, day) : nextMorning(calendar, now);
}

type Deliver = Delivery['deliver'];

async function deliverDue(shell: Shell, deliver: Deliver, now: Instant): Promise<void> {
  for (const id of await shell.cases.dueMessages(now, 500)) deliver('case', id);
  for (const id of await shell.dialogues.dueMessages(now, 500)) deliver('dialogue', id);
  for (const id of await shell.occurrences.dueMessages(now, 500)) deliver('occurrence', id);
}

/** The embedded store has one process: what an earlier one held when it ended is free. */
async function takeOver({ cases, dialogues, occurrences, now, machineNow }: Shell, deliver: Deliver): Promise<void> {
  const boxes = { case: cases, dialogue: dialogues, occurrence: occurrences };
  for (const [owes, box] of Object.entries(boxes) as [keyof typeof boxes, (typeof boxes)['case']][])
    for (const id of await box.dueMessages(now(), 10_000)) {
      const held = await box.hold(id, now(), Number.MAX_SAFE_INTEGER, machineNow() + leaseFor);
      if (held) deliver(owes, id, held);
    }
}
