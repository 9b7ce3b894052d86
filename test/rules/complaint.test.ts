import { lifeUpTo, Life, at, wang } from '../support/life.js';

const text = '3栋2单元501楼上半夜装修吵死了，说了三次没人管！！';
const buttons = (life: Life, person: string) =>
  life.told
    .filter((m) => 'person' in m.to && m.to.person === person && m.buttons)
    .at(-1)
    ?.buttons?.map(({ action }) => action) ?? [];

describe('registered', () => {
  test('the first message counts: number of facts is no condition (reception.1)', () => {
    const life = new Life(at('2026-11-23', '09:00'));
    const { messages } = life.register({ text }, { person: 'guest-1', verified: false, reachable: true });
    expect(life.step).toMatchObject({ name: 'takeUp', holder: 'sun', until: at('2026-11-23', '09:30') });
    expect(messages[0]).toMatchObject({
      to: { person: 'guest-1' },
      say: 'complaint.residentCard',
      facts: { asksPlace: true },
    });
  });

  test('a known room is never asked for', () => {
    const life = new Life(at('2026-11-23', '09:00'));
    life.register({ text });
    expect(life.state).toMatchObject({ place: '3-2-402', asksPlace: false });
  });

  test('the third time within the period is major: ten minutes instead of thirty (rulebook, Size)', () => {
    const life = new Life(at('2026-11-23', '09:00'));
    life.register({ text }, wang, undefined, 2);
    expect(life.state?.size).toBe('major');
    expect(life.step?.until).toBe(at('2026-11-23', '09:10'));
  });

  test('received at night: the night clerk has it, the manager is not woken (reception.2, Manners)', () => {
    const life = new Life(at('2026-11-23', '22:41'));
    life.register({ text });
    life.deliver();
    expect(life.step?.holder).toBe('lin');
    life.at('2026-11-23', '23:20').does('lin', 'recordFindings', { findings: '已劝停', proposal: '书面告知' });
    life.deliver();
    expect(life.state?.findings[0]).toMatchObject({ first: true });
    expect(life.state?.fullBy).toBe(at('2026-11-24', '12:00'));
    expect(life.saidTo('zhou', 'complaint.staffCard')).toHaveLength(0);
    life.passTo(at('2026-11-24', '08:00'));
    expect(life.saidTo('zhou', 'complaint.staffCard')).toHaveLength(1);
  });

  test('words, photos and files come later, each original once (complaint.3)', () => {
    const life = lifeUpTo('investigate');
    const file = { hash: 'a'.repeat(64), name: '😀.jpg', type: 'image/jpeg', size: 3 };
    life.does('r-wang', 'addWords', { text: '刚刚又响了', files: [file, file] });
    life.does('r-wang', 'addWords', { files: [file] });
    expect(life.state?.originals.map(({ n, name }) => [n, name])).toEqual([[1, '😀.jpg']]);
  });
});

describe('investigated', () => {
  test('the same calendar day (reception.2)', () =>
    expect(lifeUpTo('investigate').step?.until).toBe(at('2026-11-24', '00:00')));

  test('findings without anybody taking it up first make the finder the investigator', () => {
    const life = lifeUpTo('takeUp');
    life.does('zhao', 'recordFindings', { findings: '看过了', proposal: '维修' });
    expect(life.state).toMatchObject({ investigator: 'zhao', step: { name: 'decide', holder: 'zhou' } });
  });

  test('missed: the holder is reminded before, the superior told after, level by level (reception.2)', () => {
    const life = lifeUpTo('investigate');
    life.passTo(at('2026-11-24', '12:30'));
    expect(life.saidTo('sun', 'complaint.reminder').length).toBeGreaterThanOrEqual(1);
    expect(life.saidTo('chen', 'complaint.missed')).toHaveLength(1);
    expect(life.saidTo('zhou', 'complaint.missed')).toHaveLength(1);
    expect(life.saidTo('zheng', 'complaint.missed')).toHaveLength(1);
    const missed = life.saidTo('chen', 'complaint.missed')[0];
    expect(missed?.facts).not.toHaveProperty('customer');
  });
});

describe('decided', () => {
  test('by the department manager and nobody else (reception.2)', () => {
    for (const person of ['sun', 'chen', 'zheng', 'wu', 'r-wang', 'zhao']) {
      const life = lifeUpTo('decide');
      const { refusal } = life.does(person, 'decide', { handling: '修', department: 'engineering' });
      expect([person, refusal?.refused]).toEqual([person, person === 'wu' ? 'complaint.notYours' : 'complaint.turnOf']);
    }
    expect(lifeUpTo('accept').step).toMatchObject({ name: 'accept', holder: 'wu' });
  });

  test('by noon of the manager’s next rostered day', () =>
    expect(lifeUpTo('decide').step?.until).toBe(at('2026-11-24', '12:00')));

  test('two in the same instant: the second one sees who decided', () => {
    const life = lifeUpTo('decide');
    life.does('zhou', 'agree');
    expect(life.does('zhou', 'decide', { handling: '别的', department: 'cleaning' }).refusal).toMatchObject({
      refused: 'complaint.alreadyDecided',
      facts: { by: { zh: '周经理' } },
    });
  });

  test('not in the manager’s own matter: the management-office manager decides', () => {
    const life = lifeUpTo('decide', {}, { ...wang, person: 'zhou' });
    expect(life.step?.holder).toBe('zheng');
    expect(life.does('zhou', 'decide', { handling: '修', department: 'engineering' }).refusal).toBeDefined();
    expect(life.does('zheng', 'decide', { handling: '修', department: 'engineering' }).refusal).toBeUndefined();
  });

  test('sent back to be looked at again, due the same day', () => {
    const life = lifeUpTo('decide');
    life.does('zhou', 'sendBack', { reason: '问一下502' });
    expect(life.step).toMatchObject({ name: 'investigate', holder: 'sun', until: at('2026-11-24', '00:00') });
  });

  test('an unknown department is refused with the form again', () => {
    const { refusal } = lifeUpTo('decide').does('zhou', 'decide', { handling: '修', department: '__proto__' });
    expect(refusal).toMatchObject({
      refused: 'complaint.unknownDepartment',
      instead: [{ action: 'decide', form: true }],
    });
  });
});

describe('worked', () => {
  test('not theirs goes back to the manager with its trace', () => {
    const life = lifeUpTo('accept');
    life.does('wu', 'notOurs', { reason: '属于保安部' });
    expect(life.state).toMatchObject({ notOurs: '属于保安部', step: { name: 'decide', holder: 'zhou' } });
  });

  test('more time is decided by the manager, and the resident hears the new date', () => {
    const life = lifeUpTo('work', { category: 'water' });
    life.does('wu', 'askMoreTime', { until: '2026-11-27', reason: '缺配件' });
    expect(life.does('wu', 'grantMoreTime').refusal).toBeDefined();
    life.does('zhou', 'grantMoreTime');
    life.deliver();
    expect(life.step?.until).toBe(at('2026-11-27', '18:00'));
    expect(life.saidTo('r-wang', 'complaint.newDate')).toHaveLength(1);
  });

  test('a date that does not exist, or lies before the old one, is refused', () => {
    const life = lifeUpTo('work', { category: 'water' });
    expect(life.does('wu', 'askMoreTime', { until: '2026-02-30', reason: 'x' }).refusal?.refused).toBe(
      'complaint.noSuchDate',
    );
    expect(life.does('wu', 'askMoreTime', { until: '2026-11-23', reason: 'x' }).refusal?.refused).toBe(
      'complaint.dateNotLater',
    );
  });

  test('a word to the resident at least every three days', () => {
    const life = lifeUpTo('work', { category: 'fees' });
    life.passTo(at('2026-11-27', '15:00'));
    expect(life.saidTo('r-wang', 'complaint.stillWorking')).toHaveLength(1);
  });
});

describe('answered', () => {
  test('to the resident and to the management-office manager (reception.3)', () => {
    const life = lifeUpTo('callback');
    expect(life.saidTo('r-wang', 'complaint.answer')).toHaveLength(1);
    expect(life.saidTo('zheng', 'complaint.resultToOffice')).toHaveLength(1);
  });

  test('another customer’s data is held back (security.1), taboo words are hinted (conduct.6)', () => {
    const life = lifeUpTo('answer');
    expect(life.does('sun', 'sendAnswer', { text: '502的电话是13900001111，您自己打' }).refusal?.refused).toBe(
      'complaint.heldBack',
    );
    expect(life.does('sun', 'sendAnswer', { text: '经查您反映的不属实' }).refusal?.refused).toBe(
      'complaint.tabooWords',
    );
    expect(life.does('sun', 'sendAnswer', { text: '经查您反映的不属实', asIs: 'yes' }).refusal).toBeUndefined();
  });

  test('without a messenger the clerk tells them and records how', () => {
    const letter = { name: '张大爷', room: '1-1-101', verified: false, reachable: false };
    const life = lifeUpTo('answer', { channel: 'letter' }, letter);
    expect(life.does('sun', 'sendAnswer', { text: '好了' }).refusal?.refused).toBe('complaint.tellThem');
    life.does('sun', 'recordTold', { how: 'letter', text: '已回信' });
    life.deliver();
    expect(life.step).toMatchObject({ name: 'callback', holder: 'zhao' });
  });

  test('a button pressed a week later answers kindly', () => {
    const life = lifeUpTo('callback');
    life.passTo(at('2026-11-30', '10:00'));
    expect(life.does('zhou', 'agree').refusal?.refused).toBe('complaint.alreadyDecided');
    expect(life.does('sun', 'takeUp').refusal?.refused).toBe('complaint.turnOf');
  });
});

describe('called back', () => {
  test('an ordinary case on site by the building’s steward within three days (complaint.4)', () => {
    const life = lifeUpTo('callback');
    expect(life.step).toMatchObject({ holder: 'zhao', until: at('2026-11-26', '14:30') });
    expect(buttons(life, 'zhao')).toContain('recordCallback');
  });

  test('on site means on site; the resident may prefer a call', () => {
    const life = lifeUpTo('callback');
    expect(life.does('zhao', 'recordCallback', { mode: 'phone', words: '满意', solved: 'yes' }).refusal?.refused).toBe(
      'complaint.visitNeeded',
    );
    life.does('r-wang', 'preferCall');
    expect(
      life.does('zhao', 'recordCallback', { mode: 'phone', words: '满意', solved: 'yes' }).refusal,
    ).toBeUndefined();
    expect(life.state?.closed).toMatchObject({ how: 'done' });
  });

  test('a minor case is settled by the resident’s own word in chat', () => {
    const life = lifeUpTo('callback', { category: 'cleaning' });
    life.does('r-wang', 'rate', { rating: 5 });
    expect(life.state?.closed?.how).toBe('done');
  });

  test('satisfaction is never a condition', () => {
    const life = lifeUpTo('callback');
    life.does('zhao', 'recordCallback', { mode: 'visit', words: '还行吧，一般', solved: 'yes' });
    expect(life.state?.closed?.how).toBe('done');
  });

  test('not by who did the work', () => {
    const life = lifeUpTo('work');
    life.does('wu', 'reportDone', { result: '好了' });
    life.does('sun', 'sendAnswer', { text: '好了' });
    life.deliver();
    life.state = { ...life.state!, results: [{ at: life.now, by: 'zhao', text: '好了' }] };
    expect(life.does('zhao', 'recordCallback', { mode: 'visit', words: '好', solved: 'yes' }).refusal?.refused).toBe(
      'complaint.ownWork',
    );
  });

  test('three tries on three days, one in the evening: then the manager signs 未联系上', () => {
    const life = lifeUpTo('callback');
    life.at('2026-11-24', '10:00').does('zhao', 'recordTry', { note: '没人' });
    life.at('2026-11-24', '10:10').does('zhao', 'recordTry', { note: '没人' });
    life.at('2026-11-25', '10:00').does('zhao', 'recordTry', { note: '没人' });
    expect(life.step?.name).toBe('callback');
    life.at('2026-11-26', '18:30').does('zhao', 'recordTry', { note: '没人，已留便条' });
    expect(life.step).toMatchObject({ name: 'sign', holder: 'zhou' });
    expect(life.does('zhao', 'signEnd').refusal).toBeDefined();
    life.does('zhou', 'signEnd');
    expect(life.state?.closed?.how).toBe('notReached');
  });

  test('overdue: the steward is reminded, then level by level (complaint.4)', () => {
    const life = lifeUpTo('callback');
    life.passTo(at('2026-11-27', '18:00'));
    expect(life.saidTo('zhao', 'complaint.reminder').length).toBeGreaterThanOrEqual(1);
    expect(life.saidTo('chen', 'complaint.missed')).toHaveLength(1);
  });
});

describe('not solved', () => {
  test('reopens with its history; after the second time the final answer is the management-office manager’s (reception.3)', () => {
    const life = lifeUpTo('callback');
    life.does('r-wang', 'notSolved', { words: '昨晚又响了' });
    expect(life.state).toMatchObject({ reopened: 1, step: { name: 'investigate', holder: 'sun' } });
    expect(life.state?.findings).toHaveLength(1);
    life.does('sun', 'recordFindings', { findings: '又去看了', proposal: '罚款不行，再劝' });
    life.does('zhou', 'agree', { department: 'security' });
    life.does('deng', 'accept');
    life.does('deng', 'reportDone', { result: '巡查三晚' });
    life.does('sun', 'sendAnswer', { text: '已巡查三晚' });
    life.deliver();
    life.does('r-wang', 'notSolved', { words: '还是响' });
    expect(life.step).toMatchObject({ name: 'finalAnswer', holder: 'zheng' });
    life.does('zheng', 'giveFinalAnswer', { text: '终结答复' });
    life.deliver();
    expect(life.step?.name).toBe('callback');
    life.does('r-wang', 'notSolved', { words: '不满意' });
    life.deliver();
    expect(life.saidTo('r-wang', 'complaint.outsideWays')).toHaveLength(1);
    expect(life.state?.reopened).toBe(2);
  });

  test('also after it was closed', () => {
    const life = lifeUpTo('callback', { category: 'cleaning' });
    life.does('r-wang', 'rate', { rating: 5 });
    life.at('2026-11-28', '10:00').does('r-wang', 'notSolved', { words: '又脏了' });
    expect(life.state).toMatchObject({ closed: undefined, reopened: 1 });
  });
});

describe('withdrawn', () => {
  test('by the resident’s own word, signed by the department manager', () => {
    const life = lifeUpTo('investigate');
    expect(life.does('sun', 'withdraw').refusal).toBeDefined();
    life.does('r-wang', 'withdraw', { words: '邻居道歉了' });
    expect(life.step).toMatchObject({ name: 'sign', holder: 'zhou' });
    life.does('zhou', 'signEnd');
    life.deliver();
    expect(life.state?.closed?.how).toBe('withdrawn');
    expect(life.saidTo('zheng', 'complaint.resultToOffice')).toHaveLength(1);
  });

  test('not signed: it goes on where it was', () => {
    const life = lifeUpTo('work');
    life.does('r-wang', 'withdraw');
    life.does('zhou', 'refuseEnd', { reason: '涉及安全，继续处理' });
    expect(life.step).toMatchObject({ name: 'work', holder: 'wu' });
  });
});

describe('whoever it is not about', () => {
  test('a stranger learns nothing of a case', () => {
    const life = lifeUpTo('callback');
    for (const [action, args] of [
      ['rate', { rating: 1 }],
      ['notSolved', { words: 'x' }],
      ['withdraw', {}],
      ['addWords', { text: 'x' }],
      ['note', { text: 'x' }],
    ] as const)
      expect(life.does('r-other', action, args).refusal).toMatchObject({ refused: 'complaint.notYours', facts: {} });
  });

  test('the phone is shown to who handles the case, on record (security.1)', () => {
    const life = lifeUpTo('investigate');
    expect(life.does('qian', 'showPhone').refusal).toBeDefined();
    const { messages, events } = life.does('sun', 'showPhone');
    expect(messages[0]?.facts).toMatchObject({ phone: '13812341234' });
    expect(events).toContainEqual({ type: 'phoneShown', to: 'sun' });
    const cards = life.told.filter(({ say }) => say === 'complaint.staffCard');
    expect(JSON.stringify(cards)).not.toContain('13812341234');
  });
});
