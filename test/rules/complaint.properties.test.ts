import fc from 'fast-check';
import { complaintCommands, type ComplaintCommandName } from '../../src/rules/complaint/commands.js';
import { fieldsOf } from '../../src/flows/forms.js';
import { hour, plus } from '../../src/rules/time.js';
import { at, calendar, Life, organisation, wang } from '../support/life.js';

const actions = Object.keys(complaintCommands).filter((name) => name !== 'register') as ComplaintCommandName[];
const everybody = ['r-wang', 'r-other', ...organisation.staff.map(({ id }) => id)];
/** Who usually takes the next step: otherwise random walks never get far. */
const likely = ['r-wang', 'sun', 'zhou', 'wu', 'zhao', 'zheng', 'qian', 'deng'];

const values: Record<string, fc.Arbitrary<unknown>> = {
  department: fc.constantFrom('engineering', 'security', 'cleaning', 'nowhere'),
  to: fc.constantFrom('sun', 'lin', 'zhao', 'wu', 'r-wang', 'nobody'),
  until: fc.constantFrom('2026-11-27', '2026-12-24T09:00', '2026-02-30', '2020-01-01'),
  files: fc.constant([]),
  rating: fc.integer({ min: 1, max: 5 }),
};

const step = fc.constantFrom(...actions).chain((action) => {
  const fields = fieldsOf('complaint', action).map(
    ({ name, options }) =>
      [
        name,
        options ? fc.constantFrom(...options) : (values[name] ?? fc.constantFrom('好的', '建议工程部维修', '<script>')),
      ] as const,
  );
  return fc.record({
    action: fc.constant(action),
    args: fc.record(Object.fromEntries(fields)),
    person: fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...likely) },
      { weight: 1, arbitrary: fc.constantFrom(...everybody) },
    ),
    hours: fc.constantFrom(0, 0, 0, 1, 5, 30),
    lost: fc.boolean(),
  });
});
const shortCuts: ComplaintCommandName[] = [
  'takeUp',
  'recordFindings',
  'agree',
  'accept',
  'reportDone',
  'sendAnswer',
  'recordCallback',
];
const holders = ['sun', 'sun', 'zhou', 'wu', 'wu', 'sun', 'zhao'];

const reporter = fc.constantFrom(
  wang,
  { name: '张', room: '5-1-101', verified: false, reachable: false },
  { ...wang, person: 'zhou' },
  { ...wang, person: 'sun' },
);

function holds(life: Life): void {
  const { state } = life;
  if (!state) return;
  // 2: every open case names who holds it and until when.
  if (!state.closed) {
    expect(organisation.staff.map(({ id }) => id)).toContain(state.step?.holder);
    expect(Date.parse(state.step?.until ?? '')).not.toBeNaN();
  } else expect(state.step).toBeUndefined();
  // 5: closed only with the answer to both and the callback, or signed by the department manager.
  if (state.closed?.how === 'done') {
    expect(state.answer?.toldResident).toBeDefined();
    expect(state.answer?.toldOffice).toBeDefined();
    expect(state.callback?.done).toBeDefined();
  } else if (state.closed) expect(['zhou', 'zheng']).toContain(state.closed.by);
  // 3: only the person whose turn it is decides, never in their own matter.
  for (const { by } of state.decisions) {
    expect(by).not.toBe(state.reporter.person);
    expect(
      state.reporter.person === 'zhou'
        ? ['zheng']
        : state.size === 'major' || life.history.length
          ? organisation.staff
              .map(({ id }) => id)
              .filter(
                (id) =>
                  ['zhou', 'zheng'].includes(id) || organisation.delegations.some(({ delegate }) => delegate === id),
              )
          : [],
    ).toContain(by);
  }
  // Every open case has somebody who will be woken when nobody acts, unless everybody above has been told.
  if (state.step && !state.step.reminded) expect(life.timers.length).toBeGreaterThan(0);
  // 6: nobody else's eyes.
  for (const { to, facts } of life.owed) {
    if ('person' in to && to.person === 'r-other') throw new Error('a stranger is written to');
    if ('person' in to && to.person !== state.reporter.person && facts.phone === undefined)
      expect(JSON.stringify(facts)).not.toContain('13812341234');
  }
}

test('whatever anybody does, in any order, at any time: what must always hold, holds (complaint.1–.4, reception.1–.4)', () => {
  fc.assert(
    fc.property(
      reporter,
      fc.integer({ min: 0, max: 7 }),
      fc.integer({ min: 0, max: 23 }),
      fc.array(step, { maxLength: 25 }),
      (who, begun, hourOfDay, steps) => {
        const life = new Life(plus(at('2026-11-23', '00:00'), hourOfDay * hour));
        life.register({}, who, who.person ? undefined : 'sun');
        life.deliver();
        for (let n = 0; n < begun; n++) {
          const action = shortCuts[n]!;
          const args = Object.fromEntries(
            fieldsOf('complaint', action).map(({ name, options }) => [
              name,
              name === 'files' ? [] : (options?.[0] ?? '好的'),
            ]),
          );
          life.does(
            holders[n]!,
            action,
            action === 'agree' ? { department: 'engineering' } : action === 'sendAnswer' ? { text: '好的' } : args,
          );
          life.deliver();
          holds(life);
        }
        for (const { action, args, person, hours, lost } of steps) {
          if (hours) life.passTo(plus(life.now, hours * hour));
          const before = JSON.stringify(life.state);
          const { refusal } = life.does(person, action, args);
          if (refusal) expect(JSON.stringify(life.state)).toBe(before);
          holds(life);
          life.deliver(lost ? () => false : undefined);
          holds(life);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test('a case in which nobody acts is told to every level, and never falls silent (reception.2)', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('takeUp', 'investigate', 'decide', 'accept', 'work', 'answer', 'callback' as const),
      fc.constantFrom('noise', 'water', 'fees', 'cleaning'),
      (upTo, category) => {
        const life = new Life(at('2026-11-23', '09:00'));
        life.register({ category });
        life.deliver();
        const holder = () => life.step!.holder;
        while (life.step && life.step.name !== upTo) {
          const act = {
            takeUp: ['takeUp', {}],
            investigate: ['recordFindings', { findings: 'x', proposal: 'y' }],
            decide: ['decide', { handling: 'x', department: 'engineering' }],
            accept: ['accept', {}],
            work: ['reportDone', { result: 'x' }],
            answer: ['sendAnswer', { text: '好了' }],
          }[life.step.name as string] as [ComplaintCommandName, object];
          life.does(holder(), act[0], act[1] as Record<string, unknown>);
          life.deliver();
        }
        const chain = [holder()];
        for (
          let superior = organisation.staff.find(({ id }) => id === chain[0])?.superior;
          superior;
          superior = organisation.staff.find(({ id }) => id === superior)?.superior
        )
          chain.push(superior);
        life.passTo(plus(life.now, 30 * 24 * hour));
        for (const superior of chain.slice(1))
          expect(life.saidTo(superior, 'complaint.missed').length).toBeGreaterThanOrEqual(1);
      },
    ),
    { numRuns: 40 },
  );
  expect(calendar.timeZone).toBe('Asia/Shanghai');
});
