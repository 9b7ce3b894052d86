import { inflateRawSync } from 'node:zlib';
import { buckets, type Features } from './features.js';

/** Linear weights, eight bits each, deflated: one row of `labels.length` for each place. */
export interface Packed<Label extends string> {
  labels: readonly Label[];
  scale: number;
  weights: string;
}
export interface Model<Label extends string> {
  probabilities(features: Features): Record<Label, number>;
}

export function unpack<Label extends string>({ labels, scale, weights }: Packed<Label>): Model<Label> {
  const bytes = inflateRawSync(Buffer.from(weights, 'base64'));
  const table = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (table.length !== buckets * labels.length)
    throw new Error('classifier: weights do not fit their labels; run scripts/train-understanding.mjs');
  return { probabilities: (features) => softmax(labels, scores(features, table, labels.length, scale)) };
}

function scores(features: Features, table: Int8Array, width: number, scale: number): number[] {
  const sums = new Array<number>(width).fill(0);
  for (const [at, value] of features) {
    for (let c = 0; c < width; c += 1) sums[c] = (sums[c] ?? 0) + (table[at * width + c] ?? 0) * value * scale;
  }
  return sums;
}

function softmax<Label extends string>(labels: readonly Label[], sums: number[]): Record<Label, number> {
  const top = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - top));
  const total = powers.reduce((a, b) => a + b, 0);
  return Object.fromEntries(labels.map((label, i) => [label, (powers[i] ?? 0) / total])) as Record<Label, number>;
}
