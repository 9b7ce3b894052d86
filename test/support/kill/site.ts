import { signSession } from '../../../src/bot/web/session.js';
import { launch, type Program } from '../program.js';
import type { Dice } from './dice.js';

const secret = 'a secret of at least thirty-two characters';

/** A program that is killed and started again; whoever talks to it waits while it is away and tries again. */
export class Site {
  private up: Promise<Program>;
  private log = '';
  kills = 0;

  constructor(
    private readonly folder: string,
    private readonly fault: (what: string) => void,
  ) {
    this.up = this.start().ready;
  }

  private start() {
    return launch(this.folder, { SECRET: secret });
  }

  get program(): Promise<Program> {
    return this.up;
  }

  /** Kills it at some moment of its life, its start included, and starts it again. */
  async killAndRestart(dice: Dice): Promise<void> {
    const old = await this.up;
    await new Promise((resolve) =>
      setTimeout(resolve, dice.chance(0.7) ? dice.between(0, 300) : dice.between(300, 2000)),
    );
    let next: (program: Promise<Program>) => void = () => undefined;
    this.up = new Promise((resolve) => (next = resolve));
    await old.kill();
    this.keep(old);
    if (dice.chance(0.15)) await this.killWhileItStarts(dice);
    next(this.start().ready);
    await this.up;
    this.kills++;
  }

  private async killWhileItStarts(dice: Dice): Promise<void> {
    const starting = this.start();
    await new Promise((resolve) => setTimeout(resolve, dice.between(200, 1200)));
    await starting.kill();
    this.kills++;
  }

  /** What the program itself calls an error is one. */
  private keep({ log }: Program): void {
    const errors = log().match(/.*"level":[56]0.*/g) ?? [];
    for (const line of errors) this.fault(`the program's log: ${line.slice(0, 600)}`);
    this.log += log();
  }

  /** SIGTERM. @returns its exit code */
  async stop(): Promise<number | null> {
    const program = await this.up;
    const code = await program.stop();
    this.keep(program);
    return code;
  }

  /** As the page does it: the same request again until somebody answers it. */
  async insist(person: string, path: string, body?: unknown): Promise<Response> {
    for (let refused = 0; refused < 20;) {
      const program = await this.up;
      try {
        const response = await ask(program, person, path, body);
        if (response.status < 500) return response;
        refused++;
      } catch (error) {
        if ((await this.up) === program) throw error;
      }
    }
    throw new Error(`${person} ${path}: refused 20 times`);
  }

  /** One try: the page does not repeat a jump of the clock. @returns whether it was answered */
  async once(person: string, path: string, body: unknown): Promise<boolean> {
    const program = await this.up;
    return ask(program, person, path, body).then(
      ({ ok }) => ok,
      () => false,
    );
  }
}

async function ask({ url }: Program, person: string, path: string, body?: unknown): Promise<Response> {
  const token = signSession(Buffer.from(secret), person, Date.now() + 3_600_000);
  const response = await fetch(`${url}/m/${person}/api/${path}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  // Read here: a kill between head and body is a request that was not answered.
  return new Response(response.status === 204 ? null : await response.arrayBuffer(), response);
}
