import { messagesFrom, textOf } from '../../../src/bot/slack/cards.js';
import { pack, unpack } from '../../../src/bot/slack/values.js';
import { modalFrom, valuesIn } from '../../../src/bot/slack/views.js';
import type { SlackOptions } from '../../../src/bot/slack/options.js';
import type { Envelope, Rendered } from '../../../src/flows/messenger.js';
import { word } from '../../../src/flows/wording/index.js';
import { originalsOf } from '../../../src/models/originals.js';
import type { Store } from '../../../src/models/connection.js';
import { kinds } from '../../../src/rules/kinds.js';
import type { Facts, Press } from '../../../src/rules/case.js';
import { attendanceRefusalSamples, attendanceSamples } from '../../support/attendanceSayings.js';
import { chainRefusalSamples, chainSamples } from '../../support/chainSayings.js';
import { company, organisationFrom } from '../../support/company.js';
import { leaveRefusalSamples, leaveSamples } from '../../support/leaveSayings.js';
import * as samples from '../../support/sayings.js';
import { faultsInMessage, faultsInView } from '../../support/slack/blockKit.js';
import { openInMemory } from '../../support/stores.js';

let store: Store;
let files: SlackOptions['files'];
beforeAll(async () => {
  store = await openInMemory();
  files = originalsOf(store);
});
afterAll(() => store.close());

const organisation = organisationFrom(company());
const setting = { timeZone: 'Asia/Shanghai', organisation };
const about = { id: 'c'.repeat(22), kind: 'complaint', number: 'TS-YH-20261123-014', site: 'YH' };
const times = { localTime: () => '2026-11-24T09:00', secondsOf: () => 1_795_482_000 };
const options = () => ({ files, ...times }) as unknown as SlackOptions;

const say = (
  key: string,
  facts: object,
  language: 'zh' | 'en',
  buttons: Press[] = [],
  kind = 'complaint',
): Rendered => {
  const envelope: Envelope = {
    ...{ id: 'm1', person: 'sun', language, at: samples.now, case: { ...about, kind } },
    message: { to: { person: 'sun' }, say: key, facts: facts as Facts, buttons },
  };
  return word(envelope, setting);
};

const everything: [string, object[]][] = [
  ...Object.entries(samples.complaintSamples),
  ...Object.entries(samples.generalSamples),
  ...Object.entries(samples.jobSamples),
  ...Object.entries(leaveSamples),
  ...Object.entries(attendanceSamples),
  ...Object.entries(chainSamples),
  ...Object.entries({
    ...samples.refusalSamples,
    ...leaveRefusalSamples,
    ...attendanceRefusalSamples,
    ...chainRefusalSamples,
  }).map(([key, facts]): [string, object[]] => [`refusal.${key}`, facts as object[]]),
];
const commands = Object.entries(kinds).flatMap(([kind, { commands: all }]) =>
  Object.keys(all).map((action) => ({ kind, action })),
);

describe.each(['zh', 'en'] as const)('in %s Slack takes', (language) => {
  test.each(everything)('%s', async (key, facts) => {
    for (const one of facts)
      for (const message of await messagesFrom(say(key, one, language), files))
        expect(faultsInMessage(message)).toEqual([]);
  });

  test.each(commands)('the button and the form of $kind $action', async ({ kind, action }) => {
    const press: Press = { action, args: { text: '吵'.repeat(9000), findings: 'x' }, form: true, style: 'primary' };
    const rendered = say('menu', {}, language, [press, { action, args: {} }], kind);
    for (const message of await messagesFrom(rendered, files)) expect(faultsInMessage(message)).toEqual([]);
    const form = rendered.card?.buttons[0]?.form;
    if (!form) return;
    const carried = { action, case: about.id, args: press.args ?? {} };
    const view = await modalFrom(form, carried, { conversation: 'D1', thread: '1.2' }, language, options());
    expect(faultsInView(view as never)).toEqual([]);
    expect(view.blocks.map((block) => block.block_id)).toEqual(form.fields.map(({ name }) => name));
  });
});

describe('what is longer than Slack takes', () => {
  const shown = async (rendered: Rendered) => {
    const messages = await messagesFrom(rendered, files);
    for (const message of messages) expect(faultsInMessage(message)).toEqual([]);
    return messages;
  };

  test('goes on in further messages, and nothing of it is lost', async () => {
    const text = Array.from({ length: 40_000 }, (_, n) => (n % 97 === 0 ? '\n' : n % 13 ? '吵' : '𠮷')).join('');
    const messages = await shown({ text });
    expect(messages.length).toBeGreaterThan(3);
    expect(messages.flatMap(({ blocks }) => blocks.map(textOf)).join('')).toBe(text);
  });

  test('is a card of four hundred lines: its buttons stand in the first message, which is the one updated', async () => {
    const lines = Array.from({ length: 400 }, (_, n) => ({ label: `第 ${n} 项`, text: '很长的一行'.repeat(20) }));
    const buttons = Array.from({ length: 60 }, (_, n) => ({
      action: 'agree',
      args: { n },
      label: `按钮 ${n}`.repeat(30),
    }));
    const messages = await shown({ card: { tone: 'urgent', title: '标题'.repeat(200), lines, buttons } });
    expect(messages[0]!.blocks.filter(({ type }) => type === 'actions')).toHaveLength(3);
    expect(
      messages
        .slice(1)
        .flatMap(({ blocks }) => blocks)
        .some(({ type }) => type === 'actions'),
    ).toBe(false);
  });

  test('are the arguments of a button: they are kept, and come back whole', async () => {
    const carried = { action: 'addWords', case: about.id, args: { text: '吵'.repeat(10_000), files: [] } };
    const packed = await pack(files, carried, 2000);
    expect(packed.length).toBeLessThanOrEqual(2000);
    expect(await unpack(files, packed)).toEqual(carried);
  });

  test('is the text in a form: left empty it stays as it is', async () => {
    const form = say('menu', {}, 'zh', [{ action: 'sendAnswer', args: { text: '很'.repeat(5000) }, form: true }]).card!
      .buttons[0]!.form!;
    const view = await modalFrom(form, { action: 'sendAnswer', args: {} }, {}, 'zh', options());
    expect(view.blocks[0]).toMatchObject({ optional: true, hint: { text: '原文较长，留空就保留原文。' } });
    expect(valuesIn({ text: { value: { type: 'plain_text_input', value: null } } }, times).args).toEqual({});
  });

  test('is a choice among more than a hundred', async () => {
    const many = Array.from({ length: 250 }, (_, n) => ({ value: `p${n}`, label: `某某 ${n}` }));
    const form = {
      title: 't',
      submit: 's',
      fields: [{ name: 'to', label: '交给', kind: 'choice' as const, required: true, options: many, value: 'p249' }],
    };
    expect(
      faultsInView((await modalFrom(form, { action: 'handOver', args: {} }, {}, 'zh', options())) as never),
    ).toEqual([]);
  });
});

test.each([undefined, '', 'x', '{"a":"$where"}', '{"a":"x","x":[]}', '{"a":"constructor.__proto__","h":"../../etc"}'])(
  'a value that is not ours is nothing: %s',
  async (value) => expect(await unpack(files, value)).toBeUndefined(),
);
