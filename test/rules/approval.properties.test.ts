import fc from 'fast-check';
import { skippedBelow, turnOf } from '../../src/rules/approval.js';
import { calendarOf } from '../../src/rules/calendar.js';
import { chainAbove } from '../../src/rules/chain.js';
import type { LeaveCommandName } from '../../src/rules/leave/commands.js';
import type { Organisation, Staff } from '../../src/rules/organisation.js';
import { hour, plus } from '../../src/rules/time.js';
import { demoOrg, LeaveLife } from '../support/leave.js';

/** Organisations of any depth and width, with delegates; everybody works the day shift on workdays. */
const organisations = fc
  .record({
    /** Whose superior each further person has: an earlier one. */
    superiors: fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
    heads: fc.array(fc.nat(12), { maxLength: 3 }),
    delegates: fc.array(fc.record({ of: fc.nat(12), above: fc.boolean(), which: fc.nat(12) }), { maxLength: 4 }),
  })
  .map(({ superiors, heads, delegates }): Organisation => {
    const person = (n: number, superior?: string): Staff => ({
      id: `p${n}`,
      name: { zh: `员工${n}`, en: `P${n}` },
      knownAs: { zh: `员工${n}`, en: `P${n}` },
      posts: [n === 0 ? 'officeManager' : 'clerk'],
      department: 'service',
      site: 'YH',
      ...(superior ? { superior } : {}),
      language: 'zh',
      roster: { workdays: ['day'] },
      register: false,
    });
    const staff = [person(0), ...superiors.map((below, n) => person(n + 1, `p${below % (n + 1)}`))];
    const pick = (n: number) => staff[n % staff.length]!.id;
    const delegations = delegates.flatMap(({ of, above, which }) => {
      const holder = staff[of % staff.length]!;
      const delegate = above ? holder.superior : pick(which);
      return delegate && delegate !== holder.id
        ? [{ of: holder.id, delegate, from: '2026-11-01', to: '2026-12-31' }]
        : [];
    });
    const departments = demoOrg.departments.map((one, n) => ({ ...one, head: pick(heads[n % 3] ?? 0) }));
    return {
      ...demoOrg,
      staff,
      delegations,
      departments,
      dutyRotations: [],
      duties: [],
      sites: demoOrg.sites.map((site) => ({ ...site, officeManager: 'p0' })),
    };
  });

const deeds: LeaveCommandName[] = [
  'approve',
  'approve',
  'approve',
  'approve',
  'reject',
  'askBack',
  'answerBack',
  'returnForChange',
  'resubmit',
  'transfer',
  'withdrawLeave',
  'remind',
  'readSkipped',
  'markBack',
];
const args: Partial<Record<LeaveCommandName, Record<string, unknown>>> = {
  reject: { reason: '人手不够' },
  askBack: { question: '谁替班？' },
  answerBack: { text: '小何' },
  returnForChange: { reason: '写明事由' },
  resubmit: { reason: '家事' },
};
const step = fc.record({
  person: fc.nat(12),
  holder: fc.boolean(),
  deed: fc.constantFrom(...deeds),
  hours: fc.constantFrom(0, 0, 1, 8),
  colleague: fc.nat(12),
  shuffle: fc.boolean(),
});
const spans = fc.constantFrom(['2026-12-01', '2026-12-01'], ['2026-12-01', '2026-12-02'], ['2026-11-27', '2026-12-04']);

interface Walk {
  org: Organisation;
  other: Organisation;
  requester: number;
  kind: 'personal' | 'emergencyVisit' | 'public' | 'overtime' | 'statutory' | 'outing';
  span: readonly string[];
  steps: (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[];
}
const walks: fc.Arbitrary<Walk> = fc.record({
  org: organisations,
  other: organisations,
  requester: fc.nat(12),
  kind: fc.constantFrom('personal', 'personal', 'emergencyVisit', 'public', 'overtime', 'statutory', 'outing'),
  span: spans,
  steps: fc.array(step, { maxLength: 25 }),
});

/** Somebody asks, and anybody does anything, while the organisation may change. @returns undefined when it is refused */
function begin({ org, requester, kind, span: [start, end] }: Walk): LeaveLife | undefined {
  const life = new LeaveLife('2026-11-26 09:00', org);
  const person = org.staff[requester % org.staff.length]!.id;
  const timed = kind === 'overtime' ? { start: '2026-11-26T18:00', end: '2026-11-26T20:00' } : { start, end };
  const { refusal } = life.ask(person, {
    kind,
    ...timed,
    ground: '街道办',
    statutory: kind === 'statutory' ? 'annual' : undefined,
    reason: '家事',
  });
  return refusal ? undefined : life;
}

function live(life: LeaveLife, walk: Walk, each: (before: LeaveLife['state'], life: LeaveLife) => void): void {
  for (const { person, holder, deed, hours, colleague, shuffle } of walk.steps) {
    if (hours) life.passTo(local(life, plus(life.now, hours * hour)));
    const staff = life.org.staff;
    if (shuffle && walk.kind === 'personal' && deed === 'remind') life.reorganise(withRequester(walk.other, life));
    const who = holder && life.holder ? life.holder : staff[person % staff.length]!.id;
    const before = life.state;
    life.does(who, deed, {
      ...args[deed],
      ...(deed === 'transfer' ? { colleague: staff[colleague % staff.length]!.id } : {}),
    });
    each(before, life);
  }
}

/** Another organisation in which the requester still works. */
const withRequester = (other: Organisation, life: LeaveLife): Organisation =>
  other.staff.some(({ id }) => id === life.state!.requester) ? other : life.org;
const local = (life: LeaveLife, at: string) => `${life.cal.dateOf(at)} ${life.cal.timeOf(at)}`;

test('always one holder while it is open, none when it is closed', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const life = begin(walk);
      if (!life) return;
      live(life, walk, () => {
        const { step, closedAt } = life.state!;
        expect(step === undefined).toBe(closedAt !== undefined);
        if (step) expect(step.holder).toBeTruthy();
      });
    }),
    { numRuns: 150 },
  );
});

test('approval never skips a level outside an emergency, and never crosses lines (attendance.9)', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const life = begin(walk);
      if (!life) return;
      live(life, walk, (before) => {
        const { requester, verdicts, granted, levels, kind } = life.state!;
        const chain = chainAbove(life.org, requester).map(({ id }) => id);
        const fresh = verdicts.slice(before?.verdicts.length ?? 0);
        for (const { level, by } of fresh) {
          expect(by).not.toBe(requester);
          if (walk.kind === 'personal') expect(chain).toContain(level);
        }
        if (!granted || before?.granted || kind === 'emergencyVisit') return;
        expect(levels.filter((level) => !verdicts.some((one) => one.level === level))).toEqual([]);
      });
    }),
    { numRuns: 300 },
  );
});

test('who decided one level does not decide the next as delegate; nobody decides their own', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const life = begin(walk);
      if (!life) return;
      live(life, walk, () => {
        const { requester, verdicts } = life.state!;
        for (const [n, { by, level }] of verdicts.entries()) {
          expect(by).not.toBe(requester);
          const earlier = verdicts.slice(0, n).some((one) => one.by === by);
          if (earlier && by !== level)
            expect(
              chainAbove(life.org, level)
                .map(({ id }) => id)
                .concat(life.org === walk.org ? [] : [by]),
            ).toContain(by);
        }
      });
    }),
    { numRuns: 150 },
  );
});

test('always ends: with holders who say yes it is decided after as many yeses as there are levels', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const life = begin(walk);
      if (!life) return;
      live(life, walk, () => undefined);
      for (let left = 40; left > 0 && !life.state!.closedAt; left--) {
        const { step } = life.state!;
        const deed = (
          {
            decide: 'approve',
            answer: 'answerBack',
            change: 'resubmit',
            read: 'readSkipped',
            back: 'markBack',
            certify: 'addCertificate',
            judge: 'judgePapers',
          } as const
        )[step!.name];
        const { refusal } = life.does(step!.holder, deed, args[deed]);
        expect(refusal).toBeUndefined();
      }
      expect(life.state!.closedAt).toBeDefined();
    }),
    { numRuns: 200 },
  );
});

test('a skipped level is always told, and nothing is filed before it has read (report.4)', () => {
  fc.assert(
    fc.property(walks, (walk) => {
      const life = begin({ ...walk, kind: 'emergencyVisit' });
      if (!life) return;
      live(life, { ...walk, kind: 'emergencyVisit' }, () => undefined);
      const { verdicts, skipped, requester, closedAt, refusal } = life.state!;
      const decider = verdicts.at(-1) ?? refusal;
      if (!decider) return;
      const level = 'level' in decider ? decider.level : undefined;
      if (level)
        expect(skipped.map(({ person }) => person)).toEqual(
          skippedBelow(life.org, requester, level).filter((one) => one !== decider.by),
        );
      for (const { person, read } of skipped) {
        expect(life.saidTo(person, 'leave.skipped').length).toBeGreaterThan(0);
        if (closedAt) expect(read).toBeDefined();
      }
    }),
    { numRuns: 300 },
  );
});

test('whose turn it is: one person, of the first level that has not decided', () => {
  fc.assert(
    fc.property(organisations, fc.nat(12), fc.nat(6), (org, who, decidedLevels) => {
      const requester = org.staff[who % org.staff.length]!.id;
      const levels = chainAbove(org, requester).map(({ id }) => id);
      const decided = levels.slice(0, decidedLevels).map((level) => ({ level, by: level }));
      const turn = turnOf(
        levels,
        { requester, decided },
        { organisation: org, calendar: calendarOf(org), now: '2026-11-26T02:00:00.000Z' },
      );
      expect(turn?.level).toBe(levels[decidedLevels]);
      if (turn) expect(turn.holder).not.toBe(requester);
    }),
    { numRuns: 200 },
  );
});
