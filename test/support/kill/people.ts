import type { WebMessage } from '../../../src/bot/web/api.js';
import type { Button } from '../../../src/flows/messenger.js';
import type { Dice } from './dice.js';
import { Eyes } from './eyes.js';
import type { Site } from './site.js';

export const residents = ['r-wang', 'r-liu', 'r-zhang', 'r-miller', 'r-cai', 'guest-a', 'guest-b'];
export const staff = ['sun', 'li', 'lin', 'meng', 'tao', 'chen', 'zhou', 'zheng', 'zhao', 'he', 'wu', 'qian', 'deng'];

/** Something that somebody did, under an id of their page's. */
export interface Deed {
  person: string;
  id: string;
  what: { say: string } | { press: string; case?: string };
}

/** What somebody does next. */
type Move = { say: string; thread?: string } | { press: Button; args: Record<string, unknown> };

const troubles = [
  '楼上半夜装修吵死了',
  '厨房天花板漏水',
  '电梯又坏了',
  '楼道灯坏了一个月',
  '车位被占了',
  '垃圾没人清',
  'The lift is stuck again',
  '建议小区多装几个充电桩',
];

/** Somebody at their page: looks, does something, and does it again until it is taken. */
export class Actor {
  readonly eyes: Eyes;
  private made = 0;

  constructor(
    private readonly site: Site,
    readonly person: string,
    private readonly dice: Dice,
    private readonly ledger: Deed[],
    private readonly fault: (what: string) => void,
  ) {
    this.eyes = new Eyes(site, person, fault);
  }

  async liveUntil(over: () => boolean): Promise<void> {
    while (!over()) {
      const messages = await this.eyes.latest();
      const move =
        this.person.startsWith('r-') || this.person.startsWith('guest-')
          ? this.asResident(messages)
          : this.asStaff(messages);
      if (move) await this.does(move);
      // People think: without it everybody would only ever wait for the machine.
      await new Promise((resolve) => setTimeout(resolve, this.dice.between(0, 100)));
    }
  }

  private async does(move: Move): Promise<void> {
    const id = `${this.person}-${this.made++}`;
    const response =
      'say' in move
        ? await this.site.insist(this.person, 'messages', { id, text: move.say, thread: move.thread, files: [] })
        : await this.site.insist(this.person, 'press', {
            id,
            case: move.press.case,
            action: move.press.action,
            args: { ...move.press.args, ...move.args },
          });
    if (response.status !== 202)
      return this.fault(`${this.person}: ${response.status} ${await response.text()} for ${JSON.stringify(move)}`);
    this.ledger.push({
      person: this.person,
      id,
      what: 'say' in move ? { say: move.say } : { press: move.press.action, case: move.press.case },
    });
    // A double click, or an answer that got lost: the very same again.
    if (this.dice.chance(0.1) && 'say' in move)
      await this.site.insist(this.person, 'messages', { id, text: move.say, thread: move.thread, files: [] });
  }

  private words(text: string): string {
    return `${text}（${this.person} ${this.made}）`;
  }

  private asResident(messages: WebMessage[]): Move | undefined {
    const { dice } = this;
    const buttons = buttonsOf(messages);
    const open = [
      ...new Set(buttons.filter(({ action, case: id }) => id && action === 'withdraw').map((one) => one.case!)),
    ];
    if (open.length === 0 || (open.length < 2 && dice.chance(0.1))) return { say: this.words(dice.pick(troubles)) };
    if (dice.chance(0.1)) return { say: '我的投诉怎么样了' };
    if (dice.chance(0.25)) return { say: this.words('刚刚又响了，麻烦再来看看'), thread: dice.pick(open) };
    const rare = dice.chance(0.04) ? ['withdraw'] : [];
    return this.press(buttons, ['rate', 'notSolved', 'arrangeCallback', 'preferCall', 'correct', ...rare]);
  }

  private asStaff(messages: WebMessage[]): Move | undefined {
    const { dice } = this;
    const buttons = buttonsOf(messages);
    const next = buttons.filter(({ style }) => style === 'primary');
    const threads = [...new Set(buttons.flatMap(({ case: id }) => id ?? []))];
    if (dice.chance(0.01)) return { say: this.words(`来电 王女士 1381234${1000 + this.made} 反映楼道灯坏了`) };
    if (dice.chance(0.05) && threads.length)
      return { say: this.words('我再去现场看一下情况'), thread: dice.pick(threads) };
    return dice.chance(0.85) && next.length ? this.press(next) : this.press(buttons, usual);
  }

  private press(buttons: Button[], wanted?: string[]): Move | undefined {
    const fitting = buttons.filter(({ action, case: id }) => id && (!wanted || wanted.includes(action)));
    if (fitting.length === 0) return undefined;
    const press = this.dice.pick(fitting);
    return { press, args: argsFor(press, this.words('已到现场处理'), this.dice) };
  }
}

const usual = [
  'sendBack',
  'decide',
  'setSize',
  'notOurs',
  'askMoreTime',
  'grantMoreTime',
  'refuseMoreTime',
  'recordTry',
  'showPhone',
  'refuseEnd',
  'handOver',
  'takeUp',
  'accept',
];

const buttonsOf = (messages: WebMessage[]): Button[] =>
  messages.flatMap(({ rendered }) => rendered.card?.buttons ?? []);

/** What somebody fills into the button's form. */
function argsFor({ action, form }: Button, words: string, dice: Dice): Record<string, unknown> {
  const fill: Record<string, Record<string, unknown>> = {
    recordFindings: { findings: words, proposal: dice.pick(['工程部检修', '保洁部清理', '保安部巡查']) },
    decide: { handling: words, department: dice.pick(['engineering', 'cleaning', 'security']) },
    sendBack: { reason: words },
    notOurs: { reason: words },
    askMoreTime: { until: '2035-01-01', reason: words },
    refuseMoreTime: { reason: words },
    reportDone: { result: words },
    sendAnswer: { text: words },
    recordTold: { how: 'phone', text: words },
    recordCallback: { mode: 'visit', words, solved: dice.chance(0.8) ? 'yes' : 'no' },
    recordTry: { note: words },
    giveFinalAnswer: { text: words },
    refuseEnd: { reason: words },
    setSize: { size: dice.pick(['minor', 'ordinary', 'major']), reason: words },
    handOver: { to: dice.pick(['sun', 'li', 'lin']) },
    withdraw: { words },
    notSolved: { words },
    arrangeCallback: { slot: words.slice(0, 150) },
    correct: { place: '3-2-402' },
  };
  return form || fill[action] ? (fill[action] ?? {}) : {};
}
