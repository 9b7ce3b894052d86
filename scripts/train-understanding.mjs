// Trains the small classifiers of the offline reading on evaluation/training/*.txt and writes their weights.
// node scripts/train-understanding.mjs [folder of the built product]
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { format, resolveConfig } from 'prettier';
import { buildIfStale } from './build.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = resolve(process.argv[2] ?? join(root, 'dist'));
if (!process.argv[2]) buildIfStale();
const load = (path) => import(pathToFileURL(join(built, 'bot/understanding/offline', path)).href);
const { featuresOf, buckets } = await load('classifier/features.js');
const { hintsOf } = await load('hints.js');
const { normalise } = await load('normalise.js');

const training = join(root, 'evaluation/training');
const now = '2026-11-25T10:00';

// A seeded generator: the same sentences give the same weights.
let seed = 20261123;
const random = () => (seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0) / 2 ** 32;
const pick = (list) => list[Math.floor(random() * list.length)];

/** `{thing}` stands for each of a list in turn: a frame is said of many things, so that it is the frame that tells. */
const lists = {};
const filled = (line) =>
  line.includes('{')
    ? Array.from({ length: 8 }, () => line.replace(/\{(\w+)\}/g, (_, name) => pick(lists[name])))
    : [line];

/** `@role pending:kind` and `#intent !` head the lines below them. */
function sentencesOf(name) {
  let role = 'resident';
  let pending;
  let intent = 'other';
  let danger = 'no';
  let category;
  const found = [];
  for (const line of readFileSync(join(training, name), 'utf8').split('\n')) {
    if (line.startsWith('@') || (line.startsWith('#') && line.includes('pending:')))
      pending = /pending:(\w+)/.exec(line)?.[1];
    if (line.startsWith('@')) role = /@(\w+)/.exec(line)[1];
    else if (line.startsWith('#'))
      [intent, danger, category] = [
        /#(\w+)/.exec(line)[1],
        line.includes('!') ? 'yes' : line.includes('?') ? 'ask' : 'no',
        /cat:(\w+)/.exec(line)?.[1],
      ];
    else if (line.startsWith('%')) lists[/%(\w+)/.exec(line)[1]] = line.slice(line.indexOf(' ') + 1).split('|');
    else if (line.trim())
      for (const text of filled(line.trim()))
        found.push({ text, role, pending, intent, danger, category, framed: line.includes('{') });
  }
  return found;
}

const hanOnly = (text) => /\p{Script=Han}/u.test(text);
const openings = [
  '你好，',
  '您好，',
  '在吗，',
  '物业，',
  '喂，',
  '那个，',
  '麻烦问一下 ',
  '请问',
  '师傅你好 ',
  '亲，',
  '不好意思，',
  '老师好，',
  '哎，',
  '我说，',
  '客服，',
];
const closings = [
  '，谢谢',
  '，麻烦了',
  '！！！',
  '，尽快',
  '。',
  '啊',
  '，急',
  '，辛苦',
  '呢',
  '，拜托了',
  '，谢谢啦',
  '吧',
  '哈',
  '。多谢',
  '，在线等',
];
const openingsEn = ['hi, ', 'hello, ', 'hey ', 'excuse me, ', 'sorry, ', 'good morning, ', 'um '];
const closingsEn = [', thanks', ' please', '!!', ' asap', '.', ', thank you', ' :('];
const places = ['3栋', '5号楼2单元', '12楼', '我家', '北门', '地库', '1-2-803', '7号楼', '我们这栋', '我家楼下'];
const staffOpenings = ['主管，', '陈主管 ', '经理好，', '领导，', '周经理，', '老大 ', '报告，'];
const dates = ['明天', '后天', '周五', '下周一', '今天下午', '12月3号', '明天上午', '周末', '这周四'];

/** The same matter as somebody else would open or close it. */
function varied(one, all) {
  const { text, intent, role } = one;
  const han = hanOnly(text);
  const roll = random();
  const shortReply = intent === 'greeting' || intent === 'other' || intent === 'approve' || intent === 'reject';
  if (shortReply)
    return roll < 0.5
      ? { ...one, text: text + (han ? pick(['。', '！', '~', '哈', '啊']) : pick(['.', '!', ' :)'])) }
      : one;
  if (roll < 0.25)
    return { ...one, text: (han ? pick(role === 'resident' ? openings : staffOpenings) : pick(openingsEn)) + text };
  if (roll < 0.45) return { ...one, text: text + (han ? pick(closings) : pick(closingsEn)) };
  if (roll < 0.6 && han && intent === 'complaint') return { ...one, text: pick(places) + text };
  if (roll < 0.6 && han && (intent === 'leave' || intent === 'overtime' || intent === 'outing'))
    return { ...one, text: pick(dates) + text };
  if (roll < 0.85) {
    const same = pick(
      all.filter(
        (other) =>
          other.intent === intent &&
          other.role === role &&
          other.pending === one.pending &&
          other.danger === one.danger &&
          other.category === one.category &&
          hanOnly(other.text) === han,
      ),
    );
    return { ...one, text: `${text}${han ? pick(['，', '。', ' ', '\n']) : pick(['. ', ', ', ' '])}${same.text}` };
  }
  return { ...one, text: (han ? pick(openings) : pick(openingsEn)) + text + (han ? pick(closings) : pick(closingsEn)) };
}

function samplesOf(sentences, rounds) {
  const all = [...sentences];
  for (let round = 0; round < rounds; round += 1) all.push(...sentences.map((one) => varied(one, sentences)));
  return all.map(({ text, role, pending, intent, danger, category, framed }) => {
    const plain = normalise(text);
    const context = { now, zone: 'Asia/Shanghai', role, pending };
    return { features: [...featuresOf(plain, context, hintsOf(plain, context))], intent, danger, category, framed };
  });
}

/** A frame comes in eight variants: each counts less than a sentence of its own. */
const frameWeight = 0.4;

/** Softmax regression with AdaGrad; a feature is left out now and then, so that none is leaned on alone. */
function train(samples, labels, labelOf, { epochs, rate, decay, weightOf = () => 1 }) {
  const width = labels.length;
  const weights = new Float32Array(buckets * width);
  const squares = new Float32Array(buckets * width).fill(1e-3);
  const order = samples.map((_, i) => i);
  const mean = new Float32Array(buckets * width);
  const counted = Math.ceil(epochs / 2);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (let i = order.length - 1; i > 0; i -= 1) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    for (const index of order) {
      const sample = samples[index];
      const kept = sample.features.filter(() => random() > 0.25);
      const sums = new Float64Array(width);
      for (const [at, value] of kept) for (let c = 0; c < width; c += 1) sums[c] += weights[at * width + c] * value;
      const top = Math.max(...sums);
      const powers = Array.from(sums, (sum) => Math.exp(sum - top));
      const total = powers.reduce((a, b) => a + b, 0);
      const right = labels.indexOf(labelOf(sample));
      const importance = weightOf(sample) * (sample.framed ? frameWeight : 1);
      for (let c = 0; c < width; c += 1) {
        const error = (powers[c] / total - (c === right ? 1 : 0)) * importance;
        if (Math.abs(error) < 1e-4) continue;
        for (const [at, value] of kept) {
          const slot = at * width + c;
          const gradient = error * value + decay * weights[slot];
          squares[slot] += gradient * gradient;
          weights[slot] -= (rate * gradient) / Math.sqrt(squares[slot]);
        }
      }
    }
    // the mean of the later rounds swings less than the last one
    if (epoch >= epochs - counted) for (let i = 0; i < mean.length; i += 1) mean[i] += weights[i] / counted;
  }
  return mean;
}

function packed(weights, labels) {
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  const bytes = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { labels, scale, weights: deflateRawSync(Buffer.from(bytes.buffer), { level: 9 }).toString('base64') };
}

const style = { ...(await resolveConfig(join(root, 'package.json'))), parser: 'typescript' };

async function write(name, model) {
  const text = `// Written by scripts/train-understanding.mjs from evaluation/training.\nexport const ${name} = {\n  labels: ${JSON.stringify(model.labels)},\n  scale: ${model.scale},\n  weights:\n    '${model.weights}',\n} as const;\n`;
  writeFileSync(join(root, 'src', 'bot/understanding/offline/classifier', `${name}.ts`), await format(text, style));
  // a product built elsewhere gets them at once
  if (process.argv[2])
    writeFileSync(join(built, 'bot/understanding/offline/classifier', `${name}.js`), text.replace(' as const', ''));
  process.stdout.write(`${name}: ${Math.round(model.weights.length / 1024)} kB\n`);
}

const sentences = readdirSync(training)
  .filter((name) => name.endsWith('.txt'))
  .sort()
  .flatMap(sentencesOf);
const samples = samplesOf(sentences, 3);
const intents = [...new Set(sentences.map((one) => one.intent))].sort();
const dangers = ['no', 'ask', 'yes'];
process.stdout.write(`${sentences.length} sentences, ${samples.length} samples\n`);
const share = (one) => (samples.filter((other) => other.intent === one).length / samples.length) * intents.length;
const importance = new Map(intents.map((intent) => [intent, Math.min(2.5, Math.max(0.3, share(intent) ** -0.75))]));
await write(
  'intentWeights',
  packed(
    train(samples, intents, (one) => one.intent, {
      epochs: 12,
      rate: 0.25,
      decay: 2e-5,
      weightOf: (one) => importance.get(one.intent),
    }),
    intents,
  ),
);
await write(
  'dangerWeights',
  packed(
    train(samples, dangers, (one) => one.danger, {
      epochs: 12,
      rate: 0.25,
      decay: 2e-5,
      weightOf: (one) => (one.danger === 'no' ? 1 : 3),
    }),
    dangers,
  ),
);
const sorted = samples.filter((one) => one.category);
const categories = [...new Set(sorted.map((one) => one.category))].sort();
await write(
  'categoryWeights',
  packed(
    train(sorted, categories, (one) => one.category, { epochs: 20, rate: 0.25, decay: 2e-5 }),
    categories,
  ),
);
