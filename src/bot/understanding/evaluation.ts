import { z } from 'zod';
import { intents, type Reading, type ReadingContext } from '../../flows/understand.js';
import { categories } from '../../rules/settings.js';

/** One line of evaluation/*.jsonl: what is written, and what of it is judged. */
export const caseSchema = z.object({
  id: z.string(),
  text: z.string(),
  now: z.string(),
  zone: z.string().optional(),
  role: z.enum(['resident', 'staff', 'manager']),
  pending: z.string().optional(),
  expect: z.object({
    intent: z.enum(intents).optional(),
    emergency: z.union([z.boolean(), z.literal('ask')]).optional(),
    start: z.string().nullable().optional(),
    end: z.string().nullable().optional(),
    category: z.enum(categories).nullable().optional(),
    location: z.string().nullable().optional(),
    settled: z.boolean().nullable().optional(),
  }),
});
export type Case = z.infer<typeof caseSchema>;

export const casesOf = (jsonl: string): Case[] =>
  jsonl
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => caseSchema.parse(JSON.parse(line)));

export interface Count {
  right: number;
  of: number;
}
export interface Report {
  cases: number;
  /** Right answers by what was asked: intent, each intent, dates, place, category, settled. */
  counts: Map<string, Count>;
  /** Emergencies answered `true`. */
  recall: Count;
  /** Others answered `true`. */
  falseAlarms: Count;
  /** Messages answered `"ask"`. */
  asked: Count;
  /** What went wrong, one line each. */
  wrong: string[];
}

/** Reads every case and counts what was right. */
export function evaluate(cases: readonly Case[], read: (text: string, context: ReadingContext) => Reading): Report {
  const report: Report = {
    cases: cases.length,
    counts: new Map(),
    recall: { right: 0, of: 0 },
    falseAlarms: { right: 0, of: 0 },
    asked: { right: 0, of: cases.length },
    wrong: [],
  };
  for (const one of cases)
    judge(
      one,
      read(one.text, { now: one.now, zone: one.zone ?? 'Asia/Shanghai', role: one.role, pending: one.pending }),
      report,
    );
  return report;
}

function judge({ id, text, expect }: Case, { matters, emergency }: Reading, report: Report): void {
  const [first] = matters;
  const count = (name: string, right: boolean, got: unknown): void => {
    const counted = report.counts.get(name) ?? { right: 0, of: 0 };
    report.counts.set(name, { right: counted.right + (right ? 1 : 0), of: counted.of + 1 });
    if (!right) report.wrong.push(`${id} ${name}: ${String(got)} — ${text}`);
  };
  if (expect.intent) {
    count('intent', first?.intent === expect.intent, first?.intent);
    count(`intent ${expect.intent}`, first?.intent === expect.intent, first?.intent);
  }
  if (expect.start !== undefined || expect.end !== undefined)
    count('dates', first?.start === expect.start && first?.end === expect.end, `${first?.start} to ${first?.end}`);
  if (expect.location !== undefined) count('place', first?.location === expect.location, first?.location);
  if (expect.category !== undefined) count('category', first?.category === expect.category, first?.category);
  if (expect.settled !== undefined) count('settled', first?.settled === expect.settled, first?.settled);
  if (emergency === 'ask') report.asked.right += 1;
  if (expect.emergency === true) {
    tally(report.recall, emergency === true);
    if (emergency !== true) report.wrong.push(`${id} emergency missed (${emergency}) — ${text}`);
  }
  if (expect.emergency === false) {
    tally(report.falseAlarms, emergency === true);
    if (emergency === true) report.wrong.push(`${id} false alarm — ${text}`);
  }
}

function tally(counted: Count, hit: boolean): void {
  counted.of += 1;
  if (hit) counted.right += 1;
}

export const share = ({ right, of }: Count): number => (of ? right / of : 1);

/** The report as a table. */
export function inWords(report: Report): string {
  const line = (name: string, count: Count): string =>
    `${name.padEnd(22)} ${String(count.right).padStart(5)} / ${String(count.of).padEnd(5)} ${(share(count) * 100).toFixed(1)} %`;
  const names = [...report.counts.keys()].sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  return [
    ...names.map((name) => line(name, report.counts.get(name) ?? { right: 0, of: 0 })),
    line('emergency, recall', report.recall),
    line('emergency, false', report.falseAlarms),
    line('emergency, asked', report.asked),
  ].join('\n');
}

const rank = (name: string): number => (name === 'intent' ? 0 : name.startsWith('intent ') ? 1 : 2);
