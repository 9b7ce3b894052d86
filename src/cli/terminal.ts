import { createInterface } from 'node:readline/promises';
import { ConfigFaults } from '../config.js';
import type { Terminal } from './org.js';

export const terminal: Terminal = {
  say: (line) => console.log(line),
  async ask(question) {
    if (!process.stdin.isTTY) return '';
    const lines = createInterface({ input: process.stdin, output: process.stdout });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
};

/** Runs a command; what stops it is said in one line, not as a stack. */
export async function run(command: () => Promise<number>): Promise<void> {
  try {
    process.exitCode = await command();
  } catch (error) {
    for (const line of error instanceof ConfigFaults ? error.faults : [(error as Error).message]) console.error(line);
    process.exitCode = 1;
  }
}
