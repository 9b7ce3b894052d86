import fc from 'fast-check';
import { isLive, statusOf } from '../../src/rules/emergency/index.js';
import { alarmLife } from '../support/caseLife.js';
import { organisation } from '../support/life.js';

/** What may happen between alarm and end. */
type Between =
  | { what: 'seen' | 'situation'; who: string }
  | { what: 'pass'; minutes: number }
  | { what: 'away'; of: string; delegate: string; days: number }
  | { what: 'chain'; supervisor: 'chen' | 'wu' }
  | { what: 'silent'; who: string };

const levels = ['chen', 'zhou', 'zheng'];
const between: fc.Arbitrary<Between> = fc.oneof(
  fc.record({
    what: fc.constantFrom('seen' as const, 'situation' as const),
    who: fc.constantFrom('chen', 'zhou', 'zheng', 'wu', 'lin', 'sun'),
  }),
  fc.record({ what: fc.constant('pass' as const), minutes: fc.constantFrom(1, 3.1, 10) }),
  fc
    .record({
      what: fc.constant('away' as const),
      of: fc.constantFrom('chen', 'zhou'),
      delegate: fc.constantFrom('chen', 'zhou', 'sun', 'zheng'),
      days: fc.integer({ min: 0, max: 5 }),
    })
    .filter(({ of, delegate }) => of !== delegate),
  fc.record({ what: fc.constant('chain' as const), supervisor: fc.constantFrom('chen' as const, 'wu' as const) }),
  fc.record({ what: fc.constant('silent' as const), who: fc.constantFrom(...levels) }),
);

test('whatever happens between, every level between reporter and decider that took no part is told afterwards (report.4)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 23 }),
      fc.boolean(),
      fc.array(between, { maxLength: 6 }),
      fc.constantFrom('chen', 'zhou', 'zheng', 'lin', 'wu'),
      fc.constantFrom('endHandling', 'callOff', 'findNoEmergency'),
      (hour, doubt, steps, decider, how) => {
        const life = alarmLife('2026-11-24', `${String(hour).padStart(2, '0')}:15`, { alarm: doubt ? 'ask' : 'yes' });
        const reporter = life.emergency().reportedBy;
        const chainOf = () => {
          const above: string[] = [];
          for (
            let next = life.org.staff.find(({ id }) => id === reporter)?.superior;
            next;
            next = life.org.staff.find(({ id }) => id === next)?.superior
          )
            above.push(next);
          return above;
        };
        const before = chainOf();
        const silent = new Set<string>();
        life.reaches = ({ to }) => !('person' in to && silent.has(to.person));
        for (const step of steps) {
          if (step.what === 'pass') life.pass(step.minutes);
          else if (step.what === 'silent') silent.add(step.who);
          else if (step.what === 'away')
            life.away(step.of, step.delegate, '2026-11-24', life.cal.addDays('2026-11-24', step.days));
          else if (step.what === 'chain')
            life.change({
              staff: organisation.staff.map((one) =>
                one.id === reporter ? { ...one, superior: step.supervisor } : one,
              ),
            });
          else
            life.does(
              step.who,
              step.what === 'seen' ? 'seenAlert' : 'reportSituation',
              step.what === 'seen' ? {} : { text: '在现场' },
            );
        }
        const { tookPart } = life.emergency();
        const actsFor = (level: string) =>
          life.org.delegations.find(({ of, from, to }) => of === level && from <= '2026-11-24' && '2026-11-24' <= to)
            ?.delegate ?? level;
        const below = [before, chainOf()].flatMap((chain) => chain.slice(0, Math.max(0, chain.indexOf(decider))));
        const owed = [...new Set(below)].filter(
          (level) => level !== decider && !tookPart.includes(level) && !tookPart.includes(actsFor(level)),
        );
        life.does(decider, 'takeOver');
        const { refusal } = life.does(
          decider,
          how,
          how === 'endHandling' ? { cause: 'x', measures: 'y' } : { reason: '看过了' },
        );
        if (refusal) return;
        expect(isLive(life.emergency())).toBe(false);
        silent.clear();
        life.at('2026-12-08', '12:00');
        for (const level of owed) {
          expect(life.saidTo(level, 'emergency.account').length).toBeGreaterThan(0);
          expect(life.emergency().accounts[level]?.toldAt).toBeDefined();
        }
        // Those below the decider only: nobody is told of a level that was not passed.
        for (const level of Object.keys(life.emergency().accounts)) expect(chainOf().concat(before)).toContain(level);
        // On leave: the delegate has it in the meantime.
        for (const level of owed) {
          const delegate = actsFor(level);
          if (delegate !== level && delegate !== decider)
            expect(life.saidTo(delegate, 'emergency.account').length).toBeGreaterThan(0);
        }
      },
    ),
    { numRuns: 60 },
  );
});

const actions = [
  'seenAlert',
  'takeOver',
  'reportSituation',
  'yesEmergency',
  'noEmergency',
  'callOff',
  'findNoEmergency',
  'endHandling',
  'askUrgently',
  'decideUrgently',
  'ratify',
  'objectTo',
  'confirmAccount',
  'askTalk',
  'submitAfterReport',
  'raiseEmergency',
] as const;
const args = {
  text: '情况',
  question: '能否开门',
  reason: '理由',
  cause: '原因',
  measures: '措施',
  n: 0,
  verdict: 'yes',
  level: 'chen',
};

test('whatever anybody presses: nothing breaks, a refusal changes nothing, a decision has one who may take it', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(
        fc.record({
          action: fc.constantFrom(...actions),
          who: fc.constantFrom('r-wang', 'r-other', 'lin', 'sun', 'chen', 'zhou', 'zheng', 'wu', 'fang'),
          minutes: fc.constantFrom(0, 0, 1, 4, 200),
        }),
        { maxLength: 15 },
      ),
      (doubt, steps) => {
        const life = alarmLife('2026-11-24', '10:00', { alarm: doubt ? 'ask' : 'yes' });
        for (const { action, who, minutes } of steps) {
          if (minutes) life.pass(minutes);
          const state = JSON.stringify(life.state);
          const { refusal } = life.does(who, action, args);
          if (refusal) expect(JSON.stringify(life.state)).toBe(state);
          const emergency = life.emergency();
          for (const { by, askedBy } of emergency.decisions)
            if (by)
              expect([by === askedBy, ['chen', 'zhou', 'zheng', 'wu', 'deng', 'qian'].includes(by)]).toEqual([
                false,
                true,
              ]);
          if (statusOf(emergency) === 'ended')
            expect(emergency.takenOver && emergency.ended?.cause && emergency.ended.measures).toBeTruthy();
          expect(life.reached).not.toContain('r-other');
          if (life.state!.closed) expect(emergency.afterReport && !emergency.afterReport.text).toBeFalsy();
        }
        if (isLive(life.emergency())) expect(life.timers.some(({ name }) => name.startsWith('emergency:'))).toBe(true);
      },
    ),
    { numRuns: 60 },
  );
});
