import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

/** A folder on the disk that the repository is on, gone when the work is done. */
export async function withFolder<Value>(name: string, work: (folder: string) => Promise<Value>): Promise<Value> {
  mkdirSync(join(root, '.cache'), { recursive: true });
  const folder = mkdtempSync(join(root, '.cache', `bench-${name}-`));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const sorted = (values: number[]) => values.toSorted((a, b) => a - b);
export const quantile = (values: number[], of: number): number => sorted(values)[Math.floor(values.length * of)] ?? NaN;
export const median = (values: number[]): number => quantile(values, 0.5);
/** `12.3 (11.0–14.2)`: the median and the range. */
export const range = (values: number[], digits = 0): string =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`;

export const machine = (): string => `${cpus().length} × ${cpus()[0]?.model.trim() ?? '?'}, Node.js ${process.version}`;

/** CPU time that a process has used so far, in milliseconds; NaN where there is no /proc. */
export function cpuOf(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return NaN;
  }
}

export interface Server {
  url: string;
  pid: number;
  /** Milliseconds from the start of the process until it said where it listens. */
  startedIn: number;
  stop(): Promise<void>;
}

/** Starts a program and waits for the address that it prints first. */
export async function serve(args: string[], env: Record<string, string> = {}): Promise<Server> {
  const began = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await addressOf(child);
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = () => (child.kill('SIGTERM'), exited);
  return { url, pid: child.pid!, startedIn: performance.now() - began, stop };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const url = /http:\/\/[\w.:[\]]+/.exec(said)?.[0];
      if (url) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`bench: a server ended with ${code}`)));
  });
}
