import fc from 'fast-check';
import { fieldsOf } from '../../src/flows/forms.js';
import { reportCommands, type ReportCommandName } from '../../src/rules/report/commands.js';
import { report } from '../../src/rules/report/index.js';
import type { Report } from '../../src/rules/report/state.js';
import { CaseLife } from '../support/caseLife.js';
import { organisation } from '../support/life.js';

const actions = Object.keys(reportCommands).filter((name) => name !== 'submitReport') as ReportCommandName[];
const step = fc.record({
  action: fc.constantFrom(...actions),
  who: fc.constantFrom('sun', 'sun', 'chen', 'chen', 'zhou', 'zheng', 'wu', 'r-wang'),
  hours: fc.constantFrom(0, 0, 0, 1, 30),
  delegate: fc.option(fc.constantFrom('sun', 'zhou', 'lin'), { freq: 6 }),
});

test('a non-emergency never reaches anybody but the next level (report.4)', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 20 }), (proposes, steps) => {
      const life = new CaseLife<Report>(report, '');
      life.now = life.cal.at('2026-11-24', '10:00');
      const chain = ['chen', 'zhou', 'zheng'];
      let place = 0;
      const mayKnow = new Set(['sun']);
      const check = () => {
        const now = chain.indexOf(life.state!.level);
        expect(now).toBeLessThanOrEqual(place + 1);
        place = Math.max(place, now);
        mayKnow.add(life.state!.step?.holder ?? 'sun').add(life.state!.level);
        // A level whose delegate may not act in this matter is acted at one further up.
        if (life.org.delegations.length)
          for (const { by } of [
            ...life.state!.opinions,
            ...life.state!.instructions,
            ...(life.state!.settled ? [life.state!.settled] : []),
          ])
            mayKnow.add(by);
        for (const person of life.reached) expect(mayKnow).toContain(person);
        // Nobody above the level that has it, but where a delegate may not act twice.
        const holder = chain.indexOf(life.state!.step?.holder ?? '');
        if (life.org.delegations.length === 0) expect(holder).toBeLessThanOrEqual(place);
      };
      life.does('sun', 'submitReport', { text: '水泵房漏水', ...(proposes ? { proposal: '先关阀' } : {}) });
      check();
      for (const { action, who, hours, delegate } of steps) {
        if (delegate) life.away('chen', delegate, '2026-11-24', '2026-11-30');
        if (hours) life.pass(hours * 60);
        check();
        const args = Object.fromEntries(
          fieldsOf('report', action).map(({ name }) => [
            name,
            name === 'files' ? [] : name === 'by' ? undefined : '照办',
          ]),
        );
        const before = JSON.stringify(life.state);
        if (life.does(who, action, args).refusal) expect(JSON.stringify(life.state)).toBe(before);
        check();
        const { instructions, step: now, closed } = life.state!;
        // Raised only after upheld and executed.
        for (const { raised, executed, disagreement } of instructions)
          if (raised) expect([!!executed, disagreement?.answer?.how]).toEqual([true, 'upheld']);
        // Nobody decides in their own matter; every open report has a holder among staff.
        for (const { by } of instructions) expect(by).not.toBe('sun');
        if (!closed) expect(organisation.staff.map(({ id }) => id)).toContain(now?.holder);
      }
    }),
    { numRuns: 150 },
  );
});
