import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(__dirname, '../..');

/** The real program in a process of its own, as `npm start` runs it. */
export interface Program {
  url: string;
  pid: number;
  /** kill -9: nothing of it runs any more when this resolves. */
  kill(): Promise<void>;
  /** SIGTERM. @returns its exit code */
  stop(): Promise<number | null>;
  /** What it wrote to standard error: its log. */
  log(): string;
}

/** Nothing of the surroundings gets in: no `.env`, no variables of the machine. */
function run(folder: string, env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [join(root, 'dist/main.js')], {
    cwd: folder,
    env: { DATA_FOLDER: join(folder, 'data'), PORT: '0', DEMO: 'on', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Its address is the first one it prints. @throws with its log when it ends instead */
function addressOf(child: ChildProcess, log: () => string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/[\w.:[\]]+/.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code, signal) => reject(new Error(`the program ended (${code ?? signal}):\n${log()}`)));
  });
}

export interface Starting {
  /** Resolves when it answers. @throws when it ends before, also by `kill` */
  ready: Promise<Program>;
  kill(): Promise<void>;
}

/** @param folder of this program alone; its data are in `data` below it */
export function launch(folder: string, env: Record<string, string> = {}): Starting {
  const child = run(folder, env);
  const exited = once(child, 'exit') as Promise<[number | null]>;
  let text = '';
  child.stderr!.on('data', (chunk: Buffer) => (text += chunk.toString()));
  const log = () => text;
  const kill = async () => {
    child.kill('SIGKILL');
    await exited;
  };
  const stop = async () => {
    child.kill('SIGTERM');
    return (await exited)[0];
  };
  const ready = addressOf(child, log).then((url) => ({ url, pid: child.pid!, kill, stop, log }));
  ready.catch(() => undefined);
  return { ready, kill };
}

export const startProgram = (folder: string, env: Record<string, string> = {}): Promise<Program> =>
  launch(folder, env).ready;
