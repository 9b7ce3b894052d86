import type { MessagePage, ThreadLine, WebMessage } from '../../../src/bot/web/api.js';
import type { Site } from './site.js';

const look = ({ rendered, files, thread, at, from }: WebMessage): string =>
  JSON.stringify([rendered, files, thread, at, from]);

/** What one person has seen in their window: nothing of it may disappear, double, or change back. */
export class Eyes {
  private seen = new Map<string, WebMessage>();

  constructor(
    private readonly site: Site,
    readonly person: string,
    private readonly fault: (what: string) => void,
  ) {}

  private async page(before?: string): Promise<MessagePage> {
    const response = await this.site.insist(this.person, `messages${before ? `?before=${before}` : ''}`);
    return (await response.json()) as MessagePage;
  }

  /** The newest fifty. */
  async latest(): Promise<WebMessage[]> {
    const { messages, before } = await this.page();
    this.check(messages, before ? messages[0]!.order : '');
    return messages;
  }

  /** Everything, from the beginning, and the list of threads. */
  async all(): Promise<WebMessage[]> {
    const all: WebMessage[] = [];
    for (let before: string | undefined = ''; before !== undefined;) {
      const page: MessagePage = await this.page(before);
      all.unshift(...page.messages);
      before = page.before ?? undefined;
    }
    this.check(all, '');
    const threads = (await (await this.site.insist(this.person, 'threads')).json()) as ThreadLine[];
    for (const { thread, last, number } of threads)
      if (last === null && all.some((one) => one.thread === thread))
        this.fault(`${this.person}: the list shows nothing of ${number ?? thread}`);
    return all;
  }

  /** @param from the order from which on `messages` are all there are */
  private check(messages: WebMessage[], from: string): void {
    const ids = new Set(messages.map(({ id }) => id));
    if (ids.size !== messages.length) this.fault(`${this.person} sees one id twice`);
    for (const [id, { order }] of this.seen)
      if (order >= from && !ids.has(id)) this.fault(`${this.person}: ${id} disappeared`);
    messages.forEach((message) => this.remember(message));
  }

  /** A card only moves forward: what it shows now was decided no earlier than what it showed before. */
  private remember(message: WebMessage): void {
    const before = this.seen.get(message.id);
    this.seen.set(message.id, message);
    if (!before) return;
    const { person, fault } = this;
    if (before.order !== message.order) fault(`${person}: ${message.id} moved`);
    const [then, now] = [before, message].map(({ updatedAt, at }) => updatedAt ?? at) as [string, string];
    if (now < then) fault(`${person}: ${message.id} went back from ${then} to ${now}`);
    if (now === then && look(before) !== look(message)) fault(`${person}: ${message.id} changed without saying so`);
  }
}
