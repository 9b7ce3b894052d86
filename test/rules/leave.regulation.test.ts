/* eslint max-lines: "off" -- the regulation stays in one table */
import { LeaveLife, demoOrg, orgWith, other } from '../support/leave.js';

/**
 * attendance.6 to .11 and .13 as a table: every line is one boundary of one article. People: 小赵 zhao and 小孙 sun (day shift
 * 08:00–17:30, Monday to Friday) → 陈主管 chen → 客服部经理 zhou → 管理处经理 zheng; 潘师傅 pan (engineering, rotating) → 吴经理 wu → zheng.
 */
const personal = { kind: 'personal', start: '2026-11-27', end: '2026-11-27' };
const sick = { kind: 'sick', start: '2026-11-27', end: '2026-11-27' };

describe('notice (attendance.8)', () => {
  test.each([
    ['ordinary personal leave at 23:59 of the day before', 'zhao', '2026-11-26 23:59', personal, false],
    ['ordinary personal leave at 00:00 of the day itself', 'zhao', '2026-11-27 00:00', personal, true],
    [
      'ordinary, for the afternoon: measured by the day of the shift',
      'zhao',
      '2026-11-27 00:00',
      { ...personal, start: '2026-11-27T13:30', end: '2026-11-27T17:30' },
      true,
    ],
    [
      'special personal leave 60 minutes before the shift',
      'zhao',
      '2026-11-27 07:00',
      { ...personal, kind: 'special', reason: '孩子发烧' },
      false,
    ],
    [
      'special personal leave 59 minutes before the shift',
      'zhao',
      '2026-11-27 07:01',
      { ...personal, kind: 'special', reason: '孩子发烧' },
      true,
    ],
    ['sick leave one minute before the shift', 'zhao', '2026-11-27 07:59', sick, false],
    ['sick leave as the shift begins', 'zhao', '2026-11-27 08:00', sick, true],
    [
      'emergency visit one minute before the shift (attendance.11)',
      'zhao',
      '2026-11-27 07:59',
      { ...sick, kind: 'emergencyVisit' },
      false,
    ],
    [
      'emergency visit once the shift has begun (attendance.11)',
      'zhao',
      '2026-11-27 08:00',
      { ...sick, kind: 'emergencyVisit' },
      true,
    ],
    ['a Friday night shift over midnight: asked on Thursday', 'pan', '2026-11-26 23:59', personal, false],
    ['a Friday night shift over midnight: asked on Friday', 'pan', '2026-11-27 00:00', personal, true],
    [
      'a Friday night shift over midnight: special, 19:00 for 20:00',
      'pan',
      '2026-11-27 19:00',
      { ...personal, kind: 'special', reason: '家里漏水' },
      false,
    ],
    [
      'a Friday night shift over midnight: special, 19:01 for 20:00',
      'pan',
      '2026-11-27 19:01',
      { ...personal, kind: 'special', reason: '家里漏水' },
      true,
    ],
    [
      'asked on Sunday for a weekend and Monday: the first shift is Monday’s',
      'zhao',
      '2026-11-29 12:00',
      { ...personal, start: '2026-11-28', end: '2026-11-30' },
      false,
    ],
    [
      'statutory leave is never late',
      'zhao',
      '2026-11-27 10:00',
      { ...personal, kind: 'statutory', statutory: 'annual' },
      false,
    ],
    [
      'public leave is never late (attendance.6)',
      'zhao',
      '2026-11-27 10:00',
      { ...personal, kind: 'public', ground: '公司指派参加培训' },
      false,
    ],
  ])('%s', (_, person, at, given, late) => {
    const life = new LeaveLife(at);
    expect(life.ask(person, given).refusal).toBeUndefined();
    expect(life.state?.notice.late).toBe(late);
  });

  test('late it still goes up, marked, and counts only once approved', () => {
    const life = new LeaveLife('2026-11-27 07:50');
    life.ask('zhao', personal);
    expect(life.state).toMatchObject({
      standing: 'waiting',
      notice: { late: true },
      step: { name: 'decide', holder: 'chen' },
    });
    life.passTo('2026-11-27 08:10');
    expect(life.heard).toEqual(['asked', 'pendingLate']);
    life.does('chen', 'approve');
    expect(life.state?.standing).toBe('approved');
  });

  test('asked in time and decided by nobody before the shift: 待批, never absence', () => {
    const life = new LeaveLife('2026-11-26 20:10');
    life.ask('zhao', personal);
    life.passTo('2026-11-27 08:01');
    expect(life.state).toMatchObject({ standing: 'waiting', pendingAtShift: true, step: { name: 'decide' } });
    expect(life.heard).toContain('pending');
  });
});

describe('level by level (attendance.9)', () => {
  test.each([
    ['half a day ends with the supervisor', 'zhao', { start: '2026-12-01T13:30', end: '2026-12-01T17:30' }, ['chen']],
    ['one day ends with the supervisor', 'zhao', { start: '2026-12-01', end: '2026-12-01' }, ['chen']],
    [
      'a day and an hour goes on to the department head',
      'zhao',
      { start: '2026-12-01T08:00', end: '2026-12-02T09:00' },
      ['chen', 'zhou'],
    ],
    ['three days end with the department head', 'zhao', { start: '2026-12-01', end: '2026-12-03' }, ['chen', 'zhou']],
    [
      'three days and an hour go up to the management-office manager',
      'zhao',
      { start: '2026-12-01T08:00', end: '2026-12-04T09:00' },
      ['chen', 'zhou', 'zheng'],
    ],
    [
      'a weekend between does not count: Thursday to Monday is three days',
      'zhao',
      { start: '2026-12-03', end: '2026-12-07' },
      ['chen', 'zhou'],
    ],
    [
      'the engineer’s direct superior is the head: three days end there',
      'pan',
      { start: '2026-12-01', end: '2026-12-04' },
      ['wu'],
    ],
    ['the supervisor’s own goes to the head', 'chen', { start: '2026-12-01', end: '2026-12-01' }, ['zhou']],
    [
      'the head’s own goes to the management-office manager',
      'zhou',
      { start: '2026-12-01', end: '2026-12-01' },
      ['zheng'],
    ],
    ['the top’s own goes to personnel for the company', 'zheng', { start: '2026-12-01', end: '2026-12-01' }, ['gao']],
  ])('%s', (_, person, when, levels) => {
    const life = new LeaveLife('2026-11-26 10:00');
    expect(life.ask(person, { kind: 'personal', ...when }).refusal).toBeUndefined();
    expect(life.state?.levels).toEqual(levels);
    for (const level of levels) {
      expect(life.holder).toBe(level);
      life.does(level, 'approve');
    }
    expect(life.state).toMatchObject({ standing: 'approved', closedAt: life.now });
  });

  test('the top’s own goes where the company says', () => {
    const life = new LeaveLife(
      '2026-11-26 10:00',
      orgWith((file) => (file.settings.attendance = { topLeaveBy: { YH: 'qian' } })),
    );
    life.ask('zheng', personal);
    expect(life.holder).toBe('qian');
  });

  test.each([
    ['over the supervisor’s head', 'zhou'],
    ['to another line', 'wu'],
  ])('sent %s it is refused, naming the right one', (_, sendTo) => {
    const { refusal } = new LeaveLife('2026-11-26 10:00').ask('zhao', { ...personal, sendTo });
    expect(refusal).toMatchObject({
      refused: 'leave.notDirect',
      article: 'attendance.9',
      facts: { right: { zh: '陈主管' } },
      instead: [{ action: 'sendLeave' }],
    });
    expect(refusal?.instead[0]?.args).not.toHaveProperty('sendTo');
  });

  test('nobody above, beside or below decides out of turn, nor the requester', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', { ...personal, start: '2026-12-01', end: '2026-12-03' });
    for (const person of ['zhou', 'zheng', 'wu', 'sun', 'gao'])
      expect([person, life.does(person, 'approve').refusal?.refused]).toEqual([
        person,
        person === 'zhou' ? 'leave.turnOf' : 'leave.notYours',
      ]);
    expect(life.does('zhao', 'approve').refusal?.refused).toBe('leave.ownMatter');
    expect(life.state?.verdicts).toEqual([]);
  });

  test('special personal leave does not skip a level either, not even when nobody answers', () => {
    const life = new LeaveLife('2026-11-27 06:30');
    life.ask('zhao', { ...personal, kind: 'special', reason: '家里着急' });
    life.passTo('2026-11-30 18:00');
    expect(life.holder).toBe('chen');
    expect(life.saidTo('zhou', 'leave.waits')).toHaveLength(1);
    expect(life.saidTo('zhou', 'leave.approverCard')).toHaveLength(0);
  });

  test('each next one sees the earlier decisions', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', { ...personal, start: '2026-12-01', end: '2026-12-03' });
    life.does('chen', 'approve', { text: '已安排小何替班' });
    const card = life.saidTo('zhou', 'leave.approverCard').at(-1);
    expect(card?.facts.levels).toMatchObject([
      { who: { zh: '陈主管' }, decided: { text: '已安排小何替班' } },
      { who: { zh: '周经理' }, now: true },
    ]);
  });

  test('a delegate acts at the level and skips nobody; the record says for whom', () => {
    const life = new LeaveLife(
      '2026-11-26 10:00',
      orgWith((file) => (file.delegations = [{ of: 'chen', delegate: 'sun', from: '2026-11-26', to: '2026-11-27' }])),
    );
    life.ask('zhao', { ...personal, start: '2026-12-01', end: '2026-12-02' });
    expect(life.holder).toBe('sun');
    life.does('sun', 'approve');
    expect(life.said).toEqual(['sun for chen']);
    expect(life.holder).toBe('zhou');
  });

  test('who decided one level does not decide the next as delegate: one further up', () => {
    const life = new LeaveLife(
      '2026-11-26 10:00',
      orgWith((file) => (file.delegations = [{ of: 'zhou', delegate: 'chen', from: '2026-11-26', to: '2026-11-27' }])),
    );
    life.ask('zhao', { ...personal, start: '2026-12-01', end: '2026-12-02' });
    life.does('chen', 'approve');
    expect(life.state?.turn).toMatchObject({ level: 'zhou', holder: 'zheng', how: 'oneUp' });
    expect(life.does('chen', 'approve').refusal).toBeDefined();
    life.does('zheng', 'approve');
    expect(life.said).toEqual(['chen', 'zheng for zhou']);
  });

  test('a delegate never decides their own', () => {
    const life = new LeaveLife(
      '2026-11-26 10:00',
      orgWith((file) => (file.delegations = [{ of: 'chen', delegate: 'zhao', from: '2026-11-26', to: '2026-11-27' }])),
    );
    life.ask('zhao', personal);
    expect(life.holder).toBe('zhou');
  });

  test('the level above acts for the one below, and its own level counts once', () => {
    const life = new LeaveLife(
      '2026-11-26 10:00',
      orgWith((file) => (file.delegations = [{ of: 'chen', delegate: 'zhou', from: '2026-11-26', to: '2026-11-27' }])),
    );
    life.ask('zhao', { ...personal, start: '2026-12-01', end: '2026-12-02' });
    life.does('zhou', 'approve');
    expect(life.said).toEqual(['zhou for chen', 'zhou']);
    expect(life.state?.standing).toBe('approved');
  });
});

describe('the organisation changes while it is under way (attendance.9)', () => {
  const long = { ...personal, start: '2026-12-01', end: '2026-12-02' };
  test('the chain gets a level: it is asked too, and that is on record', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', long);
    const changed = orgWith((file) => {
      file.people.he.superior = 'chen';
      file.people.zhao.superior = 'sun';
    });
    life.reorganise(changed);
    life.does('chen', 'approve');
    expect(life.does('chen', 'approve').refusal).toBeDefined();
    life.does('sun', 'approve');
    life.does('chen', 'approve');
    life.does('zhou', 'approve');
    expect(life.said).toEqual(['sun', 'chen', 'zhou']);
    expect(life.events.map(({ type }) => type)).toContain('chainChanged');
  });

  test('the approver leaves: it goes on with who has the level now', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', personal);
    const changed = orgWith((file) => {
      delete file.people.chen;
      for (const one of Object.values(file.people as Record<string, { superior?: string }>))
        if (one.superior === 'chen') one.superior = 'zhou';
    });
    life.reorganise(changed);
    life.passTo('2026-11-26 16:00');
    expect(life.does('zhou', 'approve').refusal).toBeUndefined();
    expect(life.said).toEqual(['zhou']);
  });
});

describe('working time by the own shifts (attendance.8)', () => {
  test.each([
    ['a whole day', 'zhao', '2026-12-01', '2026-12-01', 480, 1],
    ['an afternoon', 'zhao', '2026-12-01T13:30', '2026-12-01T17:30', 240, 0.5],
    ['two hours over the break', 'zhao', '2026-12-01T11:00', '2026-12-01T14:00', 90, 0.19],
    ['a Friday night shift over midnight is one day', 'pan', '2026-11-27', '2026-11-27', 660, 1],
    ['a make-up Saturday between Friday and Monday', 'zhao', '2026-10-09', '2026-10-12', 1440, 3],
    ['statutory holidays are no leave', 'zhao', '2026-09-30', '2026-10-08', 960, 2],
    ['across the year’s end', 'sun', '2026-12-31', '2027-01-01', 960, 2],
  ])('%s', (_, person, start, end, minutes, days) => {
    const life = new LeaveLife('2026-09-28 10:00');
    expect(life.ask(person, { kind: 'personal', start, end, reason: '家事' }).refusal).toBeUndefined();
    expect(life.state?.span).toMatchObject({ minutes, days });
  });

  test.each([
    ['goes forward: an hour less', '2026-03-29', 420],
    ['goes back: an hour more', '2026-10-25', 540],
  ])('the clock %s on the day daylight saving changes in another time zone', (_, date, minutes) => {
    const org = orgWith((file) => {
      file.timeZone = 'Europe/Berlin';
      file.people.meng.shifts = { workdays: 'night', daysOff: 'night' };
    });
    const life = new LeaveLife(`${date.slice(0, 8)}20 10:00`, org);
    life.ask('meng', { kind: 'personal', start: date, end: date });
    expect(life.state?.span).toMatchObject({ minutes, days: 1 });
  });

  test('a time without a shift needs no leave; the next shift is named', () => {
    const { refusal } = new LeaveLife('2026-11-26 10:00').ask('zhao', {
      ...personal,
      start: '2026-11-28',
      end: '2026-11-29',
    });
    expect(refusal?.refused).toBe('leave.noShiftThen');
    expect(refusal?.facts.next).toBe(new LeaveLife('2026-11-30 08:00').now);
  });

  test('overlapping requests are refused with the one they meet', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.known.mine = [
      other({
        number: 'QJ-20261120-003',
        from: life.moment('2026-11-27 13:30'),
        to: life.moment('2026-11-27 17:30'),
        standing: 'waiting',
      }),
    ];
    expect(life.ask('zhao', personal).refusal).toMatchObject({
      refused: 'leave.overlaps',
      facts: { number: 'QJ-20261120-003' },
    });
    expect(
      life.ask('zhao', { ...personal, start: '2026-11-27T08:00', end: '2026-11-27T13:30' }).refusal,
    ).toBeUndefined();
  });

  test('the account of the year, across its end', () => {
    const life = new LeaveLife(
      '2026-12-01 10:00',
      orgWith((file) => (file.settings.attendance = { balances: { annual: 5 } })),
    );
    life.known.mine = [
      other({
        kind: 'statutory',
        statutory: 'annual',
        days: 3,
        from: life.moment('2026-05-06'),
        to: life.moment('2026-05-09'),
        dates: ['2026-05-06', '2026-05-07', '2026-05-08'],
      }),
    ];
    life.ask('sun', { kind: 'statutory', statutory: 'annual', start: '2026-12-31', end: '2027-01-01' });
    expect(life.state?.circumstances.balance).toEqual({ days: 5, left: 1 });
  });
});

describe('what can’t be', () => {
  test.each([
    ['the end before the start', '2026-12-09', '2026-12-03', 'leave.endsBeforeStart'],
    ['the same moment', '2026-12-09T10:00', '2026-12-09T10:00', 'leave.endsBeforeStart'],
    ['365 days', '2026-12-01', '2027-11-30', 'leave.tooLong'],
    ['a date long past', '2026-08-03', '2026-08-03', 'leave.longPast'],
    ['30 February', '2027-02-30', '2027-02-30', 'leave.noSuchDate'],
    ['25:00', '2026-12-01T25:00', '2026-12-01T26:00', 'leave.noSuchDate'],
  ])('%s', (_, start, end, refused) => {
    expect(new LeaveLife('2026-11-26 10:00').ask('zhao', { kind: 'personal', start, end }).refusal?.refused).toBe(
      refused,
    );
  });
});

describe('for somebody else (attendance.10)', () => {
  test('personal leave is refused, with a reminder to the colleague as one button', () => {
    expect(new LeaveLife('2026-11-26 10:00').ask('sun', { ...personal, for: 'zhao' }).refusal).toMatchObject({
      refused: 'leave.notForOthers',
      article: 'attendance.10',
      instead: [{ action: 'remindColleague', args: { colleague: 'zhao' } }],
    });
  });

  test('sick leave is taken with both names, and the person concerned is asked to confirm', () => {
    const life = new LeaveLife('2026-11-27 07:30');
    life.ask('sun', { ...sick, for: 'zhao' });
    expect(life.state).toMatchObject({ requester: 'zhao', madeBy: 'sun', confirmed: 'asked', standing: 'standing' });
    expect(life.saidTo('zhao', 'leave.confirmAsked')).toHaveLength(1);
    expect(life.saidTo('chen', 'leave.approverCard').at(-1)?.facts).toMatchObject({
      requester: { zh: '小赵' },
      madeBy: { zh: '小孙' },
    });
    life.does('zhao', 'confirmForOther', { yes: 'yes' });
    expect(life.state?.confirmed).toBe('yes');
  });

  test('a no of the person concerned ends it, and both are told', () => {
    const life = new LeaveLife('2026-11-27 07:30');
    life.ask('sun', { ...sick, for: 'zhao' });
    expect(life.does('sun', 'confirmForOther', { yes: 'yes' }).refusal).toBeDefined();
    life.does('zhao', 'confirmForOther', { yes: 'no' });
    expect(life.state).toMatchObject({ standing: 'withdrawn', closedAt: life.now });
    for (const person of ['sun', 'chen']) expect(life.saidTo(person, 'leave.notConfirmed')).toHaveLength(1);
  });
});

describe('sick leave and its papers (attendance.11)', () => {
  const photo = { hash: 'a'.repeat(64), name: '证明.jpg', type: 'image/jpeg', size: 9 };
  const four = { kind: 'sick', start: '2026-11-24', end: '2026-11-27' };
  /** Four days from Tuesday to Friday, taken note of. */
  const lying = () => {
    const life = new LeaveLife('2026-11-23 18:00');
    life.ask('zhao', four);
    life.does('chen', 'approve');
    return life;
  };

  test('stands at once', () => {
    const life = new LeaveLife('2026-11-24 07:30');
    life.ask('zhao', four);
    expect(life.state?.standing).toBe('standing');
    expect(life.does('chen', 'reject', { reason: '人手不够' }).refusal).toMatchObject({
      refused: 'leave.standsAtOnce',
      article: 'attendance.11',
    });
    life.does('chen', 'approve');
    expect(life.state).toMatchObject({ standing: 'standing', step: { name: 'certify', holder: 'zhao' } });
  });

  test('late it counts only once approved (attendance.8), then wants its papers', () => {
    const life = new LeaveLife('2026-11-24 09:00');
    life.ask('zhao', four);
    expect(life.state?.standing).toBe('waiting');
    life.does('chen', 'approve');
    expect(life.state).toMatchObject({ standing: 'standing', step: { name: 'certify' } });
  });

  test('half a day needs no certificate', () => {
    const life = new LeaveLife('2026-11-24 07:30');
    life.ask('zhao', { kind: 'sick', start: '2026-11-24T08:00', end: '2026-11-24T12:00' });
    life.does('chen', 'approve');
    expect(life.state).toMatchObject({ standing: 'approved', closedAt: life.now });
  });

  test('a certificate for 3 of 4 days leaves a gap, which is named; the fourth closes it', () => {
    const life = lying();
    const { messages } = life.does('zhao', 'addCertificate', { from: '2026-11-24', to: '2026-11-26', files: [photo] });
    expect(messages.find(({ say }) => say === 'leave.news')?.facts).toMatchObject({
      what: 'papersPartly',
      missing: ['2026-11-27'],
    });
    expect(life.state?.standing).toBe('standing');
    life.does('zhao', 'addCertificate', { from: '2026-11-27', to: '2026-11-27', files: [photo] });
    expect(life.state).toMatchObject({ standing: 'approved', closedAt: life.now });
  });

  test.each([
    [
      'a text file',
      [{ ...photo, name: '证明.txt', type: 'text/plain' }],
      '2026-11-24',
      '2026-11-27',
      'leave.notACertificate',
    ],
    ['nothing', [], '2026-11-24', '2026-11-27', 'leave.certificateMissing'],
    ['days that do not exist', [photo], '2026-11-31', '2026-11-31', 'leave.noSuchDate'],
    ['the last day before the first', [photo], '2026-11-27', '2026-11-24', 'leave.endsBeforeStart'],
  ])('%s is no certificate', (_, files, from, to, refused) => {
    expect(lying().does('zhao', 'addCertificate', { from, to, files }).refusal?.refused).toBe(refused);
  });

  test('asked for on the first day with a shift after the end, not before', () => {
    const life = lying();
    life.passTo('2026-11-30 07:59');
    expect(life.saidTo('zhao', 'leave.certificateAsked')).toHaveLength(0);
    life.passTo('2026-11-30 08:00');
    expect(life.saidTo('zhao', 'leave.certificateAsked')).toHaveLength(1);
  });

  test('chased, then put before a person; never absence by itself', () => {
    const life = lying();
    life.passTo('2026-12-04 18:00');
    expect(life.saidTo('zhao', 'leave.certificateAsked')).toHaveLength(3);
    expect(life.state).toMatchObject({ standing: 'standing', step: { name: 'judge', holder: 'zhou' } });
    expect(life.does('chen', 'judgePapers', { verdict: 'accepted' }).refusal).toBeDefined();
    expect(life.does('zhou', 'judgePapers', { verdict: 'notAccepted' }).refusal?.refused).toBe('leave.needsReason');
    life.does('zhou', 'judgePapers', { verdict: 'accepted' });
    expect(life.state).toMatchObject({ standing: 'approved', closedAt: life.now });
  });

  test('kind and papers are seen by the approvers and personnel only (security.1)', () => {
    const life = lying();
    life.does('zhao', 'copyTo', { colleague: 'he' });
    life.does('zhao', 'addCertificate', { from: '2026-11-24', to: '2026-11-27', files: [photo] });
    for (const message of [...life.owed, ...life.told]) {
      if (!('person' in message.to) || ['zhao', 'chen', 'gao'].includes(message.to.person)) continue;
      expect(message.facts).not.toHaveProperty('kind');
      expect(JSON.stringify(message)).not.toMatch(/sick|证明/);
    }
    expect(life.saidTo('gao', 'leave.toPersonnel').at(-1)?.files).toEqual([photo.hash]);
    expect(life.saidTo('chen', 'leave.approverCard').at(-1)?.files).toEqual([photo.hash]);
  });
});

describe('emergency visit (attendance.11, report.4)', () => {
  const visit = { kind: 'emergencyVisit', start: '2026-11-27', end: '2026-11-27' };
  test('word before the shift, by anyone; no certificate', () => {
    const life = new LeaveLife('2026-11-27 07:30');
    life.ask('sun', { ...visit, for: 'zhao' });
    expect(life.state?.standing).toBe('standing');
    life.does('chen', 'approve');
    expect(life.state).toMatchObject({ standing: 'approved', closedAt: life.now });
  });

  test('a slip afterwards only where the company wants it', () => {
    const life = new LeaveLife(
      '2026-11-27 07:30',
      orgWith((file) => (file.settings.attendance = { emergencySlip: true })),
    );
    life.ask('zhao', visit);
    life.does('chen', 'approve');
    expect(life.state).toMatchObject({ standing: 'standing', step: { name: 'certify' } });
  });

  test('it reaches the superior at once, also off shift', () => {
    const life = new LeaveLife('2026-11-27 05:00');
    const { messages } = life.ask('zhao', visit);
    expect(messages.find(({ say }) => say === 'leave.approverCard')).toMatchObject({
      to: { person: 'chen' },
      urgent: true,
    });
  });

  test('no answer before the shift: the next superior is reached; the skipped one is told and confirms 已阅', () => {
    const life = new LeaveLife('2026-11-27 07:00');
    life.ask('zhao', visit);
    life.passTo('2026-11-27 07:59');
    expect(life.does('zhou', 'approve').refusal).toBeDefined();
    life.passTo('2026-11-27 08:05');
    expect(life.holder).toBe('zhou');
    life.does('zhou', 'approve');
    expect(life.state?.skipped).toMatchObject([{ person: 'chen', by: 'zhou' }]);
    expect(life.state?.step).toMatchObject({ name: 'read', holder: 'chen' });
    life.deliver();
    expect(life.saidTo('chen', 'leave.skipped')).toHaveLength(1);
    life.does('chen', 'readSkipped');
    expect(life.state).toMatchObject({ standing: 'approved', closedAt: life.now });
  });

  test('when the direct one answers after all, nobody is skipped', () => {
    const life = new LeaveLife('2026-11-27 07:00');
    life.ask('zhao', visit);
    life.passTo('2026-11-27 08:05');
    life.does('chen', 'approve');
    expect(life.state).toMatchObject({ skipped: [], standing: 'approved', closedAt: life.now });
  });

  test('up to the top, and no further', () => {
    const life = new LeaveLife('2026-11-27 07:00');
    life.ask('zhao', visit);
    life.passTo('2026-11-27 17:00');
    expect(life.holder).toBe('zheng');
    life.does('zheng', 'approve');
    expect(life.state?.skipped.map(({ person }) => person)).toEqual(['chen', 'zhou']);
  });
});

describe('public leave (attendance.6)', () => {
  test('needs its ground and the company’s approval, by the management-office manager', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    expect(life.ask('zhao', { ...personal, kind: 'public' }).refusal).toMatchObject({
      refused: 'leave.needs',
      facts: { field: 'ground' },
    });
    life.ask('zhao', { ...personal, kind: 'public', ground: '公司指派参加消防培训' });
    expect(life.state?.levels).toEqual(['zheng']);
  });

  test('a work injury reminds personnel of its 30 days', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', { ...personal, kind: 'public', ground: '因公负伤' });
    life.does('zheng', 'approve');
    expect(life.saidTo('gao', 'leave.toPersonnel')[0]?.facts).toMatchObject({ workInjury: true });
  });
});

describe('statutory leave (the company’s settings)', () => {
  test('annual leave is not refused: other dates are proposed, and taken with one press', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', { ...personal, kind: 'statutory', statutory: 'annual' });
    expect(life.does('chen', 'reject', { reason: '人手不够' }).refusal).toMatchObject({
      refused: 'leave.statutoryFirm',
      facts: { answer: 'dates' },
    });
    life.does('chen', 'proposeDates', { start: '2026-12-02', end: '2026-12-02', reason: '那天人多' });
    expect(life.state?.step).toMatchObject({ name: 'change', holder: 'zhao' });
    life.does('zhao', 'changeDates', { start: '2026-12-02', end: '2026-12-02' });
    expect(life.holder).toBe('chen');
    life.does('chen', 'approve');
    expect(life.state).toMatchObject({ standing: 'approved', span: { start: '2026-12-02' } });
  });

  test('the others are taken note of', () => {
    const life = new LeaveLife('2026-11-27 08:30');
    life.ask('zhao', { ...personal, kind: 'statutory', statutory: 'bereavement' });
    expect(life.buttonsOf('chen')).not.toContain('reject');
    expect(life.does('chen', 'reject', { reason: '不行' }).refusal).toMatchObject({ facts: { answer: 'note' } });
  });
});

describe('overtime (attendance.7)', () => {
  const evening = { kind: 'overtime', start: '2026-11-26T17:30', end: '2026-11-26T20:30' };
  test('is approved by the department manager, pay as a rule; personnel sees it', () => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', evening);
    expect(life.state).toMatchObject({ levels: ['zhou'], compensation: 'pay', span: { minutes: 180 } });
    life.does('zhou', 'approve');
    expect(life.state?.standing).toBe('approved');
    expect(life.saidTo('gao', 'leave.toPersonnel')).toHaveLength(1);
  });

  test.each([
    ['a working day', '2026-11-26T18:00', '2026-11-26T20:00', false],
    ['a rest day', '2026-11-28T09:00', '2026-11-28T12:00', true],
    ['National Day', '2026-10-01T09:00', '2026-10-01T12:00', false],
    ['a day off around National Day', '2026-10-06T09:00', '2026-10-06T12:00', true],
    ['a make-up Saturday', '2026-10-10T18:00', '2026-10-10T20:00', false],
    ['New Year’s Eve by the moon', '2026-02-16T09:00', '2026-02-16T12:00', false],
    ['Qingming', '2026-04-05T09:00', '2026-04-05T12:00', false],
  ])('time off for %s', (_, start, end, allowed) => {
    const life = new LeaveLife(`${start.slice(0, 10)} 07:00`);
    const { refusal } = life.ask('zhao', { kind: 'overtime', start, end, compensation: 'timeOff' });
    expect(refusal?.refused).toBe(allowed ? undefined : 'leave.onlyPaid');
  });

  test.each([
    ['3 hours a day', 180, false],
    ['3 hours and a minute', 181, true],
  ])('the card says when the day has %s', (_, minutes, over) => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.ask('zhao', { ...evening, end: `2026-11-26T20:${String(30 + minutes - 180).padStart(2, '0')}` });
    expect(life.state?.circumstances.overtime?.overDay).toBe(over);
  });

  test.each([
    ['36 hours a month', 33 * 60, false],
    ['more than 36', 33 * 60 + 1, true],
  ])('the card says when it comes to %s', (_, before, over) => {
    const life = new LeaveLife('2026-11-26 10:00');
    life.known.mine = [
      other({
        kind: 'overtime',
        minutes: before,
        from: life.moment('2026-11-07 09:00'),
        to: life.moment('2026-11-07 18:00'),
        dates: ['2026-11-07'],
      }),
    ];
    life.ask('zhao', evening);
    expect(life.state?.circumstances.overtime?.overMonth).toBe(over);
  });

  test('within the own shift there is none', () => {
    expect(
      new LeaveLife('2026-11-26 10:00').ask('zhao', {
        kind: 'overtime',
        start: '2026-11-26T14:00',
        end: '2026-11-26T16:00',
      }).refusal?.refused,
    ).toBe('leave.withinShift');
  });
});

describe('business outing (attendance.13) and leaving the post', () => {
  const outing = { kind: 'outing', start: '2026-11-26T13:30', end: '2026-11-26T14:00', ground: '街道办' };
  test('straight to the customer-service manager, with destination', () => {
    const life = new LeaveLife('2026-11-26 13:00');
    expect(life.ask('zhao', { ...outing, ground: undefined }).refusal).toMatchObject({
      refused: 'leave.needs',
      facts: { field: 'ground' },
    });
    life.ask('zhao', outing);
    expect(life.state?.levels).toEqual(['zhou']);
  });

  test('not returned by the time said: asked; back it is closed', () => {
    const life = new LeaveLife('2026-11-26 13:00');
    life.ask('zhao', outing);
    life.does('zhou', 'approve');
    life.passTo('2026-11-26 14:14');
    expect(life.saidTo('zhao', 'leave.backAsked')).toHaveLength(0);
    life.passTo('2026-11-26 14:15');
    expect(life.saidTo('zhao', 'leave.backAsked')).toHaveLength(1);
    life.does('zhao', 'markBack');
    expect(life.state).toMatchObject({ closedAt: life.now });
  });

  test('leaving the post goes to the direct superior', () => {
    const life = new LeaveLife('2026-11-26 13:00');
    life.ask('zhao', { kind: 'offPost', start: '2026-11-26T13:30', end: '2026-11-26T14:00' });
    expect(life.state?.levels).toEqual(['chen']);
  });
});

describe('what every approval has', () => {
  const days = { ...personal, start: '2026-12-01', end: '2026-12-02' };
  const asked = () => {
    const life = new LeaveLife('2026-11-26 09:00');
    life.ask('zhao', days);
    return life;
  };

  test('a no needs its reason and tells it', () => {
    const life = asked();
    expect(() => life.does('chen', 'reject', { reason: ' ' })).toThrow();
    life.does('chen', 'reject', { reason: '人手不够' });
    expect(life.state).toMatchObject({ standing: 'rejected', closedAt: life.now });
    expect(life.saidTo('zhao', 'leave.news').at(-1)?.facts).toMatchObject({ what: 'rejected', text: '人手不够' });
  });

  test('asked back and answered: the same approver’s turn again', () => {
    const life = asked();
    life.does('chen', 'askBack', { question: '谁替班？' });
    expect(life.holder).toBe('zhao');
    life.does('zhao', 'answerBack', { text: '小何' });
    expect(life.state).toMatchObject({ step: { name: 'decide', holder: 'chen' }, questions: [{ answer: '小何' }] });
  });

  test('asked back at the second level: the first yes stands', () => {
    const life = asked();
    life.does('chen', 'approve');
    life.does('zhou', 'askBack', { question: '谁替班？' });
    life.does('zhao', 'answerBack', { text: '小何' });
    expect(life.holder).toBe('zhou');
  });

  test('加签: another opinion, which decides nothing and does not see the kind', () => {
    const life = asked();
    life.does('chen', 'askOpinion', { colleague: 'he', question: '你那天能替吗' });
    expect(JSON.stringify(life.saidTo('he', 'leave.opinionAsked'))).not.toContain('personal');
    expect(life.does('he', 'approve').refusal).toBeDefined();
    life.does('he', 'giveOpinion', { text: '可以' });
    expect(life.holder).toBe('chen');
    expect(life.saidTo('chen', 'leave.opinionGiven')).toHaveLength(1);
  });

  test('退回 and sent again: decided anew', () => {
    const life = asked();
    life.does('chen', 'approve');
    life.does('zhou', 'returnForChange', { reason: '请写明事由' });
    expect(life.does('zhou', 'approve').refusal).toBeDefined();
    life.does('zhao', 'resubmit', { reason: '老人住院' });
    expect(life.state).toMatchObject({ reason: '老人住院', verdicts: [], step: { name: 'decide', holder: 'chen' } });
  });

  test('转交 to one who may stand in, and to nobody else', () => {
    const life = asked();
    for (const colleague of ['zhao', 'wu', 'zheng', 'nobody'])
      expect([colleague, life.does('chen', 'transfer', { colleague }).refusal?.refused]).toEqual([
        colleague,
        'leave.mayNotTake',
      ]);
    life.does('chen', 'transfer', { colleague: 'zhou' });
    expect(life.state?.turn).toMatchObject({ level: 'chen', holder: 'zhou', how: 'transfer' });
  });

  test('催办 is limited: not twice in two hours, three times a day', () => {
    const life = asked();
    expect(life.does('zhao', 'remind').refusal).toBeUndefined();
    expect(life.at('2026-11-26 10:59').does('zhao', 'remind').refusal).toMatchObject({
      refused: 'leave.remindedAlready',
    });
    expect(life.at('2026-11-26 11:00').does('zhao', 'remind').refusal).toBeUndefined();
    life.at('2026-11-26 13:00').does('zhao', 'remind');
    expect(life.at('2026-11-26 15:00').does('zhao', 'remind').refusal).toBeDefined();
    expect(life.saidTo('chen', 'leave.nudged')).toHaveLength(3);
  });

  test('撤回 before the decision, not after it', () => {
    const life = asked();
    life.does('chen', 'approve');
    expect(life.does('chen', 'withdrawLeave').refusal).toBeDefined();
    life.does('zhao', 'withdrawLeave');
    expect(life.state).toMatchObject({ standing: 'withdrawn', closedAt: life.now });
    expect(life.does('zhou', 'approve').refusal).toMatchObject({
      refused: 'leave.alreadyOver',
      facts: { standing: 'withdrawn' },
    });
    const done = asked();
    done.does('chen', 'approve');
    done.does('zhou', 'approve');
    expect(done.does('zhao', 'withdrawLeave').refusal).toMatchObject({
      refused: 'leave.alreadyApproved',
      instead: [{ action: 'comeBackEarly' }],
    });
  });

  test('other dates before the decision start at the first level again', () => {
    const life = asked();
    life.does('chen', 'approve');
    life.does('zhao', 'changeDates', { start: '2026-12-03', end: '2026-12-03' });
    expect(life.state).toMatchObject({ levels: ['chen'], verdicts: [], step: { holder: 'chen' } });
  });

  test('销假: back early, counted anew, those who decided are told', () => {
    const life = asked();
    life.does('chen', 'approve');
    life.does('zhou', 'approve');
    life.at('2026-12-02 07:30').does('zhao', 'comeBackEarly', { end: '2026-12-01' });
    expect(life.state?.span).toMatchObject({ minutes: 480, days: 1 });
    for (const person of ['chen', 'zhou']) expect(life.saidTo(person, 'leave.changed')).toHaveLength(1);
  });

  test('an approver who stays silent is reminded, then their superior is told once that it waits', () => {
    const life = asked();
    life.passTo('2026-11-30 18:00');
    expect(life.saidTo('chen', 'leave.reminder')).toHaveLength(1);
    expect(life.saidTo('zhou', 'leave.waits')).toHaveLength(1);
    expect(life.saidTo('zhou', 'leave.waits')[0]?.buttons).toBeUndefined();
    expect(life.holder).toBe('chen');
  });

  test('two approvals in the same instant: one wins, the other is told the same', () => {
    const life = new LeaveLife('2026-11-26 09:00');
    life.ask('zhao', personal);
    life.does('chen', 'approve');
    expect(life.does('chen', 'reject', { reason: '不行' }).refusal).toMatchObject({
      refused: 'leave.alreadyOver',
      facts: { standing: 'approved', by: { zh: '陈主管' } },
    });
  });

  test('the card has what an approver needs', () => {
    const life = new LeaveLife(
      '2026-11-26 20:10',
      orgWith(
        (file) =>
          (file.settings.attendance = {
            lockedDates: [{ from: '2026-11-27', to: '2026-11-28', why: { zh: '业主开放日', en: 'open day' } }],
          }),
      ),
    );
    life.known.mine = [other({ from: life.moment('2026-11-10 13:30'), to: life.moment('2026-11-10 17:30') })];
    life.known.team = [{ person: 'he', from: life.moment('2026-11-27 08:00'), to: life.moment('2026-11-27 17:30') }];
    life.ask('zhao', personal);
    expect(life.state?.circumstances).toMatchObject({
      month: { times: 1, minutes: 240 },
      away: ['he'],
      locked: [{ from: '2026-11-27' }],
    });
    expect(life.state?.circumstances.onShift).toBeGreaterThan(0);
  });

  test('the requester hears where it stands at every step', () => {
    const life = asked();
    life.does('chen', 'approve');
    life.does('zhou', 'approve');
    expect(life.heard).toEqual(['asked', 'approvedHere', 'approved']);
  });
});

test('the demonstration has every setting by default', () =>
  expect(demoOrg.settings.attendance.levels).toEqual({ supervisorDays: 1, departmentHeadDays: 3 }));
