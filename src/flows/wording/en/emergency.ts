import type { EmergencySays } from '../../../rules/emergency/messages.js';
import type { Worder } from '../catalogue.js';
import { accountCard, afterReportCard, alertCard, personCard, type EmergencyWords } from '../emergencyCards.js';
import { cut, joined, labelled, linesOf } from '../parts.js';

const hazards: EmergencyWords['hazards'] = {
  lift: 'Lift',
  fire: 'Fire',
  gas: 'Gas',
  electricity: 'Electricity',
  violence: 'Violence',
  despair: 'Somebody may harm themselves',
  unwell: 'Somebody hurt or unwell',
  trapped: 'Somebody trapped',
  falling: 'Falling, collapsing',
  flood: 'Flooding',
  missing: 'Somebody missing',
  other: 'Emergency',
};

const advice: EmergencyWords['advice'] = {
  lift: 'Please do not force the doors, and let nobody climb out. Tell those inside: keep calm, stand away from the doors, press the bell button.',
  fire: 'Please leave now, by the stairs and not the lift. In smoke keep low with a wet cloth over nose and mouth, and do not go back for anything.',
  gas: 'Please touch no switch, do not phone indoors, light nothing. Open the windows, close the valve if you can, and go outside now.',
  electricity:
    'Please do not touch water, appliances or the person hurt. Switch off the main breaker only if you can do so safely.',
  violence:
    'Please keep yourself safe and do not step in. Go away or lock the door; remember who it is and which way they go.',
  despair:
    'Please do not shout or come close suddenly. Stay calm, listen, and keep somebody with them until we are there.',
  unwell:
    'Please do not move the person; keep the airway free and press on a bleeding wound. Send somebody to the entrance for the ambulance.',
  trapped:
    'Please tell those inside: keep calm, do not pull or force anything, save strength, answer when called. Say so if it is a child or an old person.',
  falling: 'Please move away now, do not walk below, and keep others back.',
  flood: 'Please do not wade, and touch no socket or appliance. Close the main valve if you can, and go higher up.',
  missing: 'Please tell us: how old, what clothes, when and where last seen. We are checking the exits now.',
  other: 'Please keep yourself safe first, move away from the danger, and wait for our people.',
};

const call: EmergencyWords['call'] = {
  lift: 'for an ambulance call 120',
  fire: 'call 119 as well',
  gas: 'once outside call 119',
  electricity: 'somebody hurt: call 120',
  violence: 'call 110 as well',
  despair: 'call 110 and 120 as well',
  unwell: 'call 120 as well',
  trapped: 'for rescue call 119',
  falling: 'somebody hurt: call 120',
  flood: 'in danger call 119',
  missing: 'call 110 as well',
  other: 'if lives are at risk call 110, 119 or 120',
};

const words: EmergencyWords = {
  hazards,
  sign: ', ',
  advice,
  call,
  dutyPhone: (phone) => `Duty phone ${phone}`,
  person: {
    live: ({ since }, w) => `🔴 Treated as an emergency (${w.when(since)})`,
    doubt: () => 'Is this an emergency? One press is enough',
    none: () => 'All right, not an emergency',
    ended: () => 'The emergency is over',
    calledOff: () => 'All right, everybody knows that it was a mistake',
    notAnEmergency: () => 'A colleague has looked; it goes on as usual',
  },
  personLine: {
    live: ({ told }) => (told ? 'The people on duty have been alerted.' : 'Alerting the people on duty now.'),
    doubt: ({ doubtUntil }, w) =>
      `The clerk on duty is looking already. Without a press ${doubtUntil ? `by ${w.when(doubtUntil)}` : 'within two minutes'} it counts as an emergency.`,
    none: () =>
      'What you wrote is registered and worked on as usual. If things change, press the button or just write.',
    ended: ({ measures }) => measures ?? 'Everybody is safe.',
    calledOff: () => 'No harm done: better once too often. If things change, press the button or just write.',
    notAnEmergency: () => 'Thank you for telling us at once; better once too often. Your matter goes on as usual.',
  },
  takenBy: (who) => `${who} is on it.`,
  status: {
    doubt: 'To be confirmed',
    live: 'EMERGENCY',
    none: 'No emergency',
    ended: 'Over',
    calledOff: 'False alarm',
    notAnEmergency: 'No emergency',
  },
  labels: {
    said: 'Said',
    where: 'Where',
    who: 'Who',
    call: 'Contact',
    alerted: 'Alerted',
    taken: 'On it',
    latest: 'So far',
    asks: 'To decide',
    cause: 'Cause',
    measures: 'Measures',
    reason: 'Note',
    why: 'Why it went past you',
    course: 'What happened',
    report: 'After-report',
    confirmed: 'Read',
    draft: 'Draft: what happened',
  },
  nobody: 'nobody yet',
  again: (times) => `Called again ${times} times`,
  state: ({ who, state, at, phone }, w) => {
    const name = w.name(who);
    if (state === 'seen') return `✓ ${name}: seen${at ? ` (${w.when(at)})` : ''}`;
    if (state === 'notReached')
      return `✗ Not reached: ${name}, ${phone ? `call ${phone}` : 'please call or find them'}`;
    return state === 'told' ? `… ${name}: delivered` : `… ${name}: on its way`;
  },
  happened: (line, w) => {
    const by = line.by ? w.name(line.by) : 'the resident';
    const text = line.text ? `: ${cut(line.text, 120)}` : '';
    const said = line.situation
      ? { atScene: ' is there', safe: ': everybody is safe', onMyWay: ' is on the way' }[line.situation]
      : '';
    switch (line.what) {
      case 'raised':
        return `reported by ${by}${text}`;
      case 'criedAgain':
        return `${by} called again${text}`;
      case 'confirmed':
        return 'treated as an emergency';
      case 'alerted':
        return `alerted ${(line.people ?? []).map((one) => w.name(one)).join(', ')}`;
      case 'seen':
        return `seen by ${by}`;
      case 'takenOver':
        return `${by} took it over`;
      case 'situation':
        return `${by}${said}${text}`;
      case 'asked':
        return `${by} asks${text}`;
      case 'decided':
        return `${by} decided${text}`;
      case 'ended':
        return `${by} ended the handling${text}`;
      case 'calledOff':
        return `false alarm, says ${by}${text}`;
      case 'noEmergency':
        return `no emergency, finds ${by}${text}`;
    }
  },
  question: ({ question, by, answer }, w) =>
    joined(
      [
        `${w.name(by)}: ${question}`,
        answer
          ? `${w.name(answer.by)}: ${answer.verdict === 'yes' ? 'yes' : 'no'}, ${answer.text}`
          : 'waiting for whoever can answer',
      ],
      '\n',
    ),
  account: {
    title: ({ level, place, from, to, outcome, confirmed }, w, what) =>
      joined([
        `${confirmed ? 'Read · ' : ''}For your information${level ? ` (for ${w.name(level)})` : ''}`,
        joined([place, what], ' '),
        w.moments([from, ...(to ? [to] : [])]).join('–'),
        words.status[outcome],
      ]),
    why: ({ why, alertedAt, decider, decidedAt }, w) =>
      why === 'noAnswer'
        ? `You were alerted${alertedAt ? ` at ${w.when(alertedAt)}` : ''}; there was no answer yet, so by the rules ${w.name(decider)} was asked as well, and decided (${w.when(decidedAt)}).`
        : `There was no time to ask level by level; ${w.name(decider)} decided (${w.when(decidedAt)}).`,
    report: ({ by, dueAt, text }, w) => text ?? `from ${w.name(by)} by ${w.when(dueAt)}`,
  },
  report: {
    title: ({ dueAt, text, at }, w) =>
      text
        ? `After-report handed in${at ? ` (${w.when(at)})` : ''}`
        : `${w.short} Please hand in the after-report by ${w.when(dueAt)}`,
    enough: 'What happened is put together already: two sentences are enough.',
    offShift: 'You were off shift: you can register overtime for it.',
  },
};

const done: Record<EmergencySays['emergency.done']['what'], string> = {
  asked: 'Asked; you hear at once from whoever answers first.',
  situation: 'Got it, everybody can see it.',
  afterReport: 'The after-report is in, thank you.',
  confirmed: 'Read, thank you.',
  again: 'Got it: we are on it, and everybody sees that you called again.',
  ratified: 'Your word on it is on record.',
  talk: 'Read; they know that you would like to talk.',
};

/** Everything that is said in an emergency. */
export const emergency: { [Say in keyof EmergencySays]: Worder<EmergencySays[Say]> } = {
  'emergency.personCard': (card, w) => personCard(card, w, words),
  'emergency.card': (card, w) => alertCard(card, w, words),
  'emergency.account': (card, w) => accountCard(card, w, words),
  'emergency.afterReportCard': (facts, w) => afterReportCard(facts, w, words),
  'emergency.accountReminder': ({ decider }, w) => ({
    text: `${w.short} There is an account for you to read (decided by ${w.name(decider)}). Please have a look and press “Read”.`,
  }),
  'emergency.afterReport': ({ by, text, hazards: what, place }, w) => ({
    card: {
      tone: 'plain',
      title: joined([
        `${w.short} After-report by ${w.name(by)}`,
        joined([place, ...what.map((one) => hazards[one])], ' '),
      ]),
      lines: [{ text: cut(text, 2000) }],
    },
  }),
  'emergency.afterReportDue': ({ dueAt }, w) => ({
    text: `${w.short} The after-report is due by ${w.when(dueAt)}; what happened is put together already, two sentences will do.`,
  }),
  'emergency.afterReportMissed': ({ by, dueAt }, w) => ({
    text: `${w.short} ${w.name(by)}'s after-report was due ${w.when(dueAt)} and is not in yet; please see whether help is needed.`,
  }),
  'emergency.ratifyCard': ({ question, askedBy, by, at, verdict, text, ratified }, w) => ({
    card: {
      tone: ratified ? 'done' : 'plain',
      title: ratified
        ? `${w.short} ${ratified.how === 'ratified' ? 'Confirmed' : 'Objection on record'}`
        : `${w.short} Decided in your place; please confirm or object`,
      lines: linesOf(
        { label: 'Asked', text: `${w.name(askedBy)}: ${cut(question)}` },
        { label: 'Decided', text: `${w.name(by)}, ${w.when(at)}: ${verdict === 'yes' ? 'yes' : 'no'}, ${cut(text)}` },
        labelled('Note', ratified?.text),
      ),
    },
  }),
  'emergency.objected': ({ by, question, text }, w) => ({
    text: `${w.short} ${w.name(by)} objects to the decision on “${cut(question, 60)}”; it is on record: ${cut(text)}`,
  }),
  'emergency.decided': ({ by, verdict, question, text }, w) => ({
    text: `${w.short} ${w.name(by)}: ${verdict === 'yes' ? 'yes' : 'no'} to “${cut(question, 60)}”: ${cut(text)}`,
  }),
  'emergency.falseAlarm': ({ by, reason, hazards: what, place }, w) => ({
    text: `${w.short} ${joined([place, ...what.map((one) => hazards[one])], ' ')}: a false alarm (${w.name(by)}${reason ? `: ${cut(reason, 200)}` : ''}). No need to go there, thank you all.`,
  }),
  'emergency.notAnEmergency': ({ by, reason }, w) => ({
    text: `${w.short} ${w.name(by)} has looked; it goes on as usual: ${cut(reason, 200)}. No need to go there, thank you all.`,
  }),
  'emergency.kindlyNone': () => ({
    text: 'Our colleagues have looked: there is no danger now, and your matter goes on as usual. Thank you for telling us at once; better once too often.',
  }),
  'emergency.endedForPerson': ({ measures, who }, w) => ({
    text: `The emergency you reported is over and everybody is safe. ${cut(measures, 1000)}\n${w.name(who)} and colleagues thank you for reporting at once.${w.number ? ` Your number is ${w.number}; we will keep you posted.` : ''}`,
  }),
  'emergency.nobodyYet': ({ since }, w) => ({
    text: `🔴 ${w.short} Nobody has taken over the emergency of ${w.when(since)} yet. Whoever can go: press “I take over”, or call ${w.dutyPhone}.`,
  }),
  'emergency.howIsIt': ({ since }, w) => ({
    text: `${w.short} How does the emergency of ${w.when(since)} stand? One line is enough; when all are safe, press “All safe, end”.`,
  }),
  'emergency.wantsToTalk': ({ by }, w) => ({
    text: `${w.short} ${w.name(by)} has read the account and would like to talk with you.`,
  }),
  'emergency.done': ({ what }, w) => ({ text: joined([w.short, done[what]], ' ') }),
};
