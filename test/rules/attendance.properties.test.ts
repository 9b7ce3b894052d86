import fc from 'fast-check';
import { isJudged } from '../../src/rules/attendance/state.js';
import { day as aDay, minute, plus } from '../../src/rules/time.js';
import { clockingCompany, WorkingDay } from '../support/workingDay.js';

const organisation = clockingCompany();
const people = ['sun', 'lin', 'chen', 'zhou', 'zheng', 'gao', 'zhao', 'wu'];
const minutes = fc.oneof(
  { weight: 5, arbitrary: fc.integer({ min: 0, max: 60 }) },
  { weight: 2, arbitrary: fc.integer({ min: 60, max: 400 }) },
  { weight: 1, arbitrary: fc.integer({ min: 400, max: 3000 }) },
);
/** Mostly the one who may, or the person concerned; and anybody. */
const somebody = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('holder', 'own') },
  { weight: 1, arbitrary: fc.constantFrom(...people) },
);

/** Whatever anybody does, when, and in which order: pressed, forged, repeated. */
const deed = fc.oneof(
  fc.record({
    do: fc.constant('clock' as const),
    what: fc.constantFrom('in', 'out'),
    by: somebody,
    after: minutes,
  }),
  fc.record({
    do: fc.constant('leave' as const),
    from: fc.integer({ min: 0, max: 23 }),
    hours: fc.integer({ min: 1, max: 12 }),
    waits: fc.boolean(),
    after: minutes,
  }),
  fc.record({ do: fc.constant('noLeave' as const), after: minutes }),
  fc.record({
    do: fc.constant('askCorrection' as const),
    what: fc.constantFrom('in', 'out'),
    hour: fc.integer({ min: 0, max: 23 }),
    by: somebody,
    after: minutes,
  }),
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom(
        'grantCorrection',
        'refuseCorrection',
        'explain',
        'recordTalk',
        'excuseFinding',
        'raiseFinding',
        'judgeFinding',
        'agreeRuling',
        'sendRulingBack',
        'fileSelfCriticism',
        'answerCare',
        'recordCall',
      ),
      by: somebody,
      after: minutes,
    }),
  },
  fc.record({
    do: fc.constant('noteOffPost' as const),
    from: fc.integer({ min: 8, max: 16 }),
    by: somebody,
    after: minutes,
  }),
);
type Deed = typeof deed extends fc.Arbitrary<infer One> ? One : never;

function whoIs(by: string, { person, state }: WorkingDay): string {
  if (by === 'own') return person;
  const turn = state?.open ? state.turns.at(-1) : undefined;
  return by === 'holder' ? (turn?.holder ?? 'chen') : by;
}

const args = { reason: '理由', text: '说明', ruling: 'confirmed' };
const two = (hour: number) => String(Math.min(hour, 23)).padStart(2, '0');

function act(day: WorkingDay, one: Deed): void {
  day.passTo(plus(day.now, one.after * minute));
  if (one.do === 'clock') day.does(whoIs(one.by, day), 'clock', { what: one.what });
  else if (one.do === 'leave') takeLeave(day, one);
  else if (one.do === 'noLeave') day.excuses = [];
  else if (one.do === 'askCorrection')
    day.does(whoIs(one.by, day), 'askCorrection', { what: one.what, time: `${two(one.hour)}:00`, reason: '忘打卡' });
  else if (one.do === 'noteOffPost') {
    const during = { from: `${two(one.from)}:00`, to: `${two(one.from)}:30` };
    day.does(whoIs(one.by, day), 'noteOffPost', { staff: day.person, ...during, text: '不在岗' });
  } else day.does(whoIs(one.by, day), one.do, args);
}

function takeLeave(day: WorkingDay, { from, hours, waits }: Extract<Deed, { do: 'leave' }>): void {
  const until = from + hours > 23 ? '24:00' : `${two(from + hours)}:00`;
  day.leave(`${two(from)}:00`, until, { standing: waits ? 'waits' : 'covers' });
}

function lived(person: string, deeds: Deed[]): WorkingDay {
  const day = new WorkingDay({ person, organisation }).at(person === 'lin' ? '19:50' : '08:20');
  for (const one of deeds) act(day, one);
  return day.passTo(plus(day.now, 20 * aDay));
}

const lives = fc.tuple(
  fc.constantFrom('sun', 'lin', 'chen', 'zhou', 'gao'),
  fc.array(deed, { minLength: 6, maxLength: 20 }),
);
const check = (holds: (day: WorkingDay) => void) =>
  fc.assert(
    fc.property(lives, ([person, deeds]) => holds(lived(person, deeds))),
    { numRuns: 200, seed: 20261124 },
  );

test('nobody is called absent by a machine: only a person decides, never in their own matter (attendance.5)', () => {
  check((day) => {
    for (const { event, by } of day.history)
      if (event.type === 'decided' || event.type === 'correctionGranted' || event.type === 'reviewed') {
        expect(by).toHaveProperty('person');
        expect(by).not.toEqual({ person: day.person, role: 'staff' });
      }
    for (const { kind, decision } of day.state!.findings)
      if (kind === 'absence' && decision) expect(['zhou', 'zheng']).toContain(decision.by);
  });
});

test('the person always hears before the superior, the head or personnel (attendance.4, .5, .12)', () => {
  check((day) => {
    const heardOwn = new Set<string>();
    let careOwn = false;
    for (const { message } of day.told) {
      const to = (message.to as { person: string }).person;
      const facts = message.facts as { kind?: string; step?: string; findings?: { kind: string }[] };
      if (to === day.person && message.say === 'attendance.finding') heardOwn.add(facts.kind!);
      if (to === day.person && message.say === 'attendance.care') careOwn = true;
      if (to === day.person) continue;
      if (message.say === 'attendance.careCall') expect(careOwn).toBe(true);
      if (message.say === 'attendance.turn' && facts.step !== 'correct')
        for (const { kind } of facts.findings ?? []) expect([...heardOwn]).toContain(kind);
    }
  });
});

test('whatever is put before the head has been heard, or there was the time for it (attendance.5)', () => {
  check((day) => {
    for (const one of day.state!.findings.filter(isJudged)) if (one.decision) expect(one.heard).toBeDefined();
  });
});

test('time alone comes to an end: nothing becomes due without end, and what is open has a holder', () => {
  check((day) => {
    for (const { dueAt } of day.timers) expect(dueAt > day.now).toBe(true);
    const open = day.state!.findings.some(({ decision, cleared }) => !decision && !cleared);
    if (open) expect(day.turn).not.toBe('');
  });
});
