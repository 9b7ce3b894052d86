import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fieldsOf } from '../../src/flows/forms.js';
import type { Button, Envelope, Rendered } from '../../src/flows/messenger.js';
import { en } from '../../src/flows/wording/en/index.js';
import { postName, termsOf, titleOf, word } from '../../src/flows/wording/index.js';
import { timesOf } from '../../src/flows/wording/times.js';
import { zh } from '../../src/flows/wording/zh/index.js';
import type { Facts, Message, Press } from '../../src/rules/case.js';
import { complaintCommands } from '../../src/rules/complaint/commands.js';
import { kinds } from '../../src/rules/kinds.js';
import type { Language } from '../../src/rules/organisation.js';
import { chainRefusalSamples, chainSamples } from '../support/chainSayings.js';
import { attendanceRefusalSamples, attendanceSamples } from '../support/attendanceSayings.js';
import { company, organisationFrom } from '../support/company.js';
import { leaveSamples } from '../support/leaveSayings.js';
import * as samples from '../support/sayings.js';
import { closing, friday, lin, midnight, noon, now, residentCard, staffCard, zhou } from '../support/sayings.js';

const organisation = organisationFrom(company());
const setting = { timeZone: 'Asia/Shanghai', organisation };
const languages: Language[] = ['zh', 'en'];
const about = { id: 'c1', kind: 'complaint', number: 'TS-20261123-014', site: 'YH' };

const envelope = (message: Omit<Message, 'to'>, more: Partial<Envelope> = {}): Envelope => ({
  id: 'm1',
  person: 'r-0001',
  language: 'zh',
  at: now,
  case: about,
  ...more,
  message: { to: { person: 'r-0001' }, ...message },
});
const say = (key: string, facts: object, more: Partial<Envelope> = {}, buttons: Press[] = []): Rendered =>
  word(envelope({ say: key, facts: facts as Facts, buttons }, more), setting);
/** Everything of a message that people read. */
const read = ({ text, card }: Rendered): string =>
  [
    text,
    card?.title,
    ...(card?.lines ?? []).flatMap(({ label, text }) => [label, text]),
    ...(card?.buttons ?? []).map(({ label }) => label),
  ]
    .filter((part) => part !== undefined)
    .join('\n');

const everything: [string, object[]][] = [
  ...Object.entries(samples.complaintSamples),
  ...Object.entries(samples.generalSamples),
  ...Object.entries(samples.jobSamples),
  ...Object.entries(leaveSamples),
  ...Object.entries(attendanceSamples),
  ...Object.entries(chainSamples),
  ...Object.entries({ ...samples.refusalSamples, ...attendanceRefusalSamples, ...chainRefusalSamples }).map(
    ([key, facts]): [string, object[]] => [
      `refusal.${key}`,
      (facts as object[]).map((one) => ({ ...one, article: 'reception.2' })),
    ],
  ),
];
/** Words without what people wrote themselves, which nobody translates. */
const without = (words: string, facts: object[]): string =>
  [...[...JSON.stringify(facts).matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, text = '']) => text), '工程部']
    .filter((text) => /\p{Script=Han}/u.test(text))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, text) => rest.replaceAll(text, ''), words);
const spoken = languages.flatMap((language) => everything.map(([key, facts]) => [language, key, facts] as const));
const press: Press[] = [{ action: 'notSolved', form: true }];

describe('every message has words', () => {
  it.each(spoken)('%s: %s', (language, key, facts) => {
    for (const one of facts)
      for (const buttons of [[], press])
        for (const person of ['r-0001', 'lin']) {
          const rendered = say(key, one, { language, person }, buttons);
          const words = read(rendered);
          expect(words.length).toBeGreaterThan(1);
          expect(words).not.toMatch(/undefined|\[object|null|NaN|function|=>/);
          expect(words).not.toContain(language === 'zh' ? zh.neutral : en.neutral);
          expect(rendered.card?.title).not.toBe('');
          if (language === 'en') expect(without(words, facts)).not.toMatch(/[\p{Script=Han}，。、（）：《》]/u);
        }
  });

  it('absent facts that came back from the store as null are left out', () => {
    const card = JSON.parse(
      JSON.stringify({ ...staffCard, place: null, next: null, finding: null, answer: null, fullBy: null }),
    );
    expect(read(say('complaint.staffCard', card, { person: 'lin' }))).not.toContain('null');
    expect(
      read(say('complaint.residentCard', { ...residentCard, place: null, decideBy: null, closed: null })),
    ).not.toContain('null');
  });

  it('every refusal and answer of the kinds of case that there are is in the catalogue', () => {
    const said = [...filesIn('src/rules'), ...filesIn('src/flows')].flatMap((file) => [
      ...[...file.matchAll(/refuse\(\s*'([\w.]+)'/g)].map(([, key]) => `refusal.${key}`),
      ...[...file.matchAll(/\banswer\(\s*'([\w.]+)'/g)].map(([, key]) => key!),
    ]);
    expect(said.length).toBeGreaterThan(30);
    const known = new Set(everything.map(([key]) => key));
    const offered = (key: string) => {
      const [regulation, rest] = key.replace(/^refusal\./, '').split('.');
      return !key.startsWith('refusal.') || !rest || regulation! in kinds;
    };
    expect([...new Set(said)].filter((key) => offered(key) && !known.has(key))).toEqual([]);
  });

  it('what this version does not know becomes a neutral line, and its buttons stay', () => {
    const rendered = say('permit.granted', {}, {}, [{ action: 'enter' }]);
    expect(rendered).toMatchObject({
      text: zh.neutral,
      card: { buttons: [{ action: 'enter', label: zh.neutralButton }] },
    });
    for (const key of ['constructor', '__proto__', 'toString', 'refusal.constructor', 'refusal.'])
      expect(say(key, {}, { language: 'en' })).toEqual({ text: en.neutral });
  });
});

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts'))
    .map((one) => readFileSync(join(one.parentPath, one.name), 'utf8'));
}

describe('tone (conduct.1, .6, .7)', () => {
  const internal = /不属实|搞错|不归|推诿|责任人|退回|推给|重大|轻微|终结答复|没办法|not our|your fault|major|minor/i;
  it.each(languages)('%s: residents read no internal and no taboo words', (language) => {
    for (const key of samples.toResidents)
      for (const one of samples.complaintSamples[key]) expect(read(say(key, one, { language }))).not.toMatch(internal);
    for (const [key, facts] of Object.entries(samples.refusalSamples))
      if (key !== 'complaint.tabooWords' && key !== 'complaint.needsFindings')
        for (const one of facts as object[])
          if (
            ['complaint.turnOf', 'complaint.notYours', 'complaint.alreadyClosed', 'complaint.notAnsweredYet'].includes(
              key,
            )
          )
            expect(read(say(`refusal.${key}`, one, { language }))).not.toMatch(internal);
  });

  it('a new complaint is answered with number, place, what happens, who and until when', () => {
    expect(say('complaint.residentCard', residentCard)).toEqual({
      text: '您好，这么晚还让您休息不好，非常抱歉。',
      card: {
        tone: 'plain',
        title: '已登记 TS-20261123-014 · 噪音 · 3-2-402',
        lines: [
          { text: '今晚先到现场核实，明天 12:00 前由客服部周经理确定处理办法并回复您。' },
          { text: '客服林女士正在核实，今天 24:00 前有结果。' },
        ],
        buttons: [],
      },
    });
    expect(read(say('complaint.residentCard', residentCard, { language: 'en' }))).toBe(
      [
        'Hello, we are very sorry that you cannot rest this late.',
        'Registered TS-20261123-014 · Noise · 3-2-402',
        'Somebody will look on site tonight; then Mr Zhou, customer-service manager, will decide what is done and let you know by tomorrow 12:00.',
        'Ms Lin, customer service, is looking into it; you will have the findings by today 24:00.',
      ].join('\n'),
    );
  });

  it('a question and a suggestion read differently from a complaint', () => {
    const texts = (['complaint', 'suggestion', 'question'] as const).map(
      (nature) => say('complaint.residentCard', { ...residentCard, nature }).text,
    );
    expect(new Set(texts).size).toBe(3);
  });

  it('what is overdue is never promised for the past', () => {
    const late = {
      ...residentCard,
      decideBy: undefined,
      next: { step: 'work', who: zhou, until: '2026-11-23T14:00:00.000Z', provisional: false },
    };
    expect(read(say('complaint.residentCard', late))).toContain('尽快');
    expect(read(say('complaint.residentCard', late))).not.toContain('22:00');
  });

  it('closing shows one line: registered, first finding, decided, answered, called back, how satisfied', () => {
    expect(say('complaint.closed', { closing }).text).toContain(
      '登记 11月23日 22:41 · 核实 23:21 · 决定 11月24日 08:47 · 答复 15:02 · 回访 11月25日 19:10 · 满意度 4 分',
    );
    expect(say('complaint.closed', { closing }, { language: 'en' }).text).toContain(
      'Registered 23 Nov 22:41 · first finding 23:21 · decided 24 Nov 08:47 · answered 15:02 · called back 25 Nov 19:10 · satisfied 4 of 5',
    );
  });

  it('a member of staff reads back what they did and what comes next', () => {
    const next = { step: 'decide', who: zhou, until: noon, provisional: false };
    expect(say('complaint.done', { what: 'firstFindingsRecorded', inTime: true, next }, { person: 'lin' }).text).toBe(
      '…014 已记为初步核实，处理建议已送经理（期限内）。下一步：确定处理办法，客服部周经理，明天 12:00 前。',
    );
  });
});

describe('a refusal says the rule, its article and what can be done instead', () => {
  const facts = { who: zhou, step: 'decide', until: noon, article: 'reception.2' };
  it('reception.2: in Chinese and in English', () => {
    expect(say('refusal.complaint.turnOf', facts, { person: 'lin' }).text).toBe(
      '这一步（确定处理办法）由客服部周经理办，明天 12:00 前。您可以在这里留言给他。（《接待来访投诉工作制度》第 2 条）',
    );
    expect(say('refusal.complaint.turnOf', facts, { person: 'lin', language: 'en' }).text).toContain(
      '(Reception rules, article 2)',
    );
  });
  it('residents are not told steps and names of the work', () => {
    expect(say('refusal.complaint.turnOf', facts).text).not.toMatch(/周经理|确定处理办法/);
  });
  it('offers the way out as buttons', () => {
    const { card } = say('refusal.complaint.needsFindings', {}, { person: 'zhou' }, [
      { action: 'sendBack', form: true },
    ]);
    expect(card).toMatchObject({
      title: '可以这样办：',
      buttons: [{ action: 'sendBack', case: 'c1', label: '退回再核实' }],
    });
  });
});

describe('customer data (security.1)', () => {
  it('phone numbers stay masked as the rules gave them', () => {
    const words = read(say('complaint.staffCard', staffCard, { person: 'lin' }));
    expect(words).toContain('138****1234');
    expect(words).not.toMatch(/1[3-9]\d{9}/);
  });
  it('a room that is only claimed is marked', () => {
    const customer = { ...staffCard.customer, verified: false };
    expect(read(say('complaint.staffCard', { ...staffCard, customer }, { person: 'lin' }))).toContain(
      '3-2-402（未核实）',
    );
  });
});

describe('times are said from the moment of the message, in the organisation’s zone', () => {
  const times = (language: Language, zone = 'Asia/Shanghai') => timesOf(zone, now, (language === 'zh' ? zh : en).days);
  it.each([
    ['2026-11-23T10:00:00.000Z', '今天 18:00', 'today 18:00'],
    [noon, '明天 12:00', 'tomorrow 12:00'],
    ['2026-11-22T02:30:00.000Z', '昨天 10:30', 'yesterday 10:30'],
    [friday, '11月27日（周五）18:00', 'Fri 27 Nov 18:00'],
    [midnight, '今天 24:00', 'today 24:00'],
    ['2026-11-24T16:00:00.000Z', '明天 24:00', 'tomorrow 24:00'],
    ['2026-11-22T16:00:00.000Z', '今天 00:00', 'today 00:00'],
    ['2027-01-03T02:00:00.000Z', '2027年1月3日（周日）10:00', 'Sun 3 Jan 2027 10:00'],
  ])('%s: %s', (at, chinese, english) => {
    expect(times('zh').when(at)).toBe(chinese);
    expect(times('en').when(at)).toBe(english);
  });
  it('the same moment elsewhere', () => {
    expect(times('zh', 'Europe/London').when(noon)).toBe('明天 04:00');
  });
  it('marks deadlines without holiday data', () => {
    const next = { step: 'work', who: lin, until: friday, provisional: true };
    for (const [language, mark] of [
      ['zh', '暂定'],
      ['en', 'provisional'],
    ] as const)
      for (const [key, facts] of [
        ['complaint.residentCard', { ...residentCard, next }],
        ['complaint.staffCard', { ...staffCard, next }],
        ['complaint.done', { what: 'accepted', next }],
      ] as const)
        expect(read(say(key, facts, { language }))).toContain(mark);
  });
});

describe('buttons', () => {
  const buttons = (presses: Press[], more: Partial<Envelope> = {}, facts: Facts = {}): Button[] =>
    word(envelope({ say: 'notUnderstood', facts, buttons: presses }, { person: 'lin', ...more }), setting).card
      ?.buttons ?? [];
  const actions = Object.keys(complaintCommands);

  it.each(languages.flatMap((language) => actions.map((action) => [language, action] as const)))(
    '%s: the form of %s has words for all it asks',
    (language, action) => {
      const shown = fieldsOf('complaint', action).filter(({ kind }) => kind !== 'hidden');
      const [button] = buttons([{ action, form: true, args: {} }], { language });
      expect(button?.label).toBeTruthy();
      expect(button?.form?.fields.map(({ name }) => name) ?? []).toEqual(shown.map(({ name }) => name));
      for (const field of button?.form?.fields ?? []) {
        expect(field.label).toBeTruthy();
        expect([zh.neutral, en.neutral]).not.toContain(field.label);
        if (field.kind !== 'choice') continue;
        expect(field.options?.length).toBeGreaterThan(0);
        for (const option of field.options ?? []) expect([zh.neutral, en.neutral, '']).not.toContain(option.label);
      }
    },
  );

  it('complaint.1: registering a call asks for what the register needs, and prefills the channel', () => {
    const [button] = buttons([{ action: 'registerFor', form: true, args: { channel: 'phone' } }], { case: undefined });
    expect(button).not.toHaveProperty('case');
    expect(button?.form?.fields.map(({ name, required }) => [name, required])).toEqual([
      ['channel', false],
      ['name', false],
      ['phone', false],
      ['room', false],
      ['place', false],
      ['category', false],
      ['text', true],
      ['files', false],
    ]);
    expect(button?.form?.fields[0]).toMatchObject({ kind: 'choice', value: 'phone' });
  });

  it('reception.2: the departments of the site are offered, the proposed one chosen', () => {
    const [button] = buttons([{ action: 'decide', form: true, args: { department: 'engineering' } }]);
    expect(button?.form?.fields.at(-1)).toMatchObject({
      value: 'engineering',
      options: [
        { value: 'office', label: '管理处' },
        { value: 'service', label: '客服部' },
        { value: 'engineering', label: '工程部' },
      ],
    });
  });

  it('one press that decides a department names it', () => {
    expect(buttons([{ action: 'agree', args: { department: 'engineering' } }])[0]?.label).toBe('同意建议 · 工程部');
  });

  it('complaint.3: handed over within the service department, not to oneself', () => {
    const [button] = buttons([{ action: 'handOver', form: true }]);
    const people = button?.form?.fields[0]?.options?.map(({ value }) => value);
    expect(people).toEqual(['zhou', 'chen', 'sun', 'zhao']);
    expect(button?.form?.fields[0]?.options?.[0]?.label).toBe('周经理 · 客服部经理');
  });

  it('complaint.4: anybody of the site can be named to call back', () => {
    const [button] = buttons([{ action: 'nameCaller', form: true }]);
    expect(button?.form?.fields[0]?.options?.map(({ value }) => value)).toContain('wu');
  });

  it('what is known stands in the form already; a date as a date; what is no option does not', () => {
    const value = (action: string, args: Facts, name: string) =>
      buttons([{ action, form: true, args }])[0]?.form?.fields.find((field) => field.name === name)?.value;
    expect(value('sendAnswer', { text: '已换好' }, 'text')).toBe('已换好');
    expect(value('askMoreTime', { until: '2026-11-27T18:00' }, 'until')).toBe('2026-11-27');
    expect(value('setSize', { size: 'huge' }, 'size')).toBeUndefined();
    expect(value('rate', { rating: 4 }, 'rating')).toBe('4');
    expect(value('addWords', { files: [{ hash: 'x' }] }, 'files')).toBeUndefined();
  });

  it('the same action is named by what its press does', () => {
    const labels = buttons([
      { action: 'decide', args: { handling: 'x', department: 'engineering' } },
      { action: 'decide', form: true },
      { action: 'rate', args: { rating: 3 }, label: 'rate.3' },
      { action: 'sendAnswer', args: { text: 'x' }, form: true, label: 'reword' },
    ]).map(({ label }) => label);
    expect(labels).toEqual(['就这样定 · 工程部', '换个办法', '3', '改一下']);
  });

  it('a button per case shows its number and what it is about', () => {
    const facts = { cases: [{ number: 'TS-20261123-014', category: 'noise', place: '3-2-402' }] };
    const [button] = buttons(
      [{ action: 'addWords', case: 'c2', args: { text: '又响了' }, label: 'TS-20261123-014' }],
      {},
      facts,
    );
    expect(button).toMatchObject({ case: 'c2', label: '…014 · 噪音 · 3-2-402', args: { text: '又响了' } });
  });
});

describe('names for lists', () => {
  it('a case is called by kind and place', () => {
    expect(titleOf({ category: 'noise', place: '3-2-402', nature: 'complaint' }, 'zh')).toBe('噪音 · 3-2-402');
    expect(titleOf({ category: 'facilities', place: null, nature: 'suggestion' }, 'en')).toBe(
      'Suggestion · Facilities',
    );
  });
  it('posts and terms in both languages', () => {
    expect(postName('clerk', 'zh')).toBe('客服专员');
    expect(termsOf('en').sizes.major).toBe('Major');
    expect(termsOf('zh').article('night.1')).toBeUndefined();
  });
});
