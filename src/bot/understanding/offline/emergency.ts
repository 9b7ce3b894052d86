import { clausesOf, type Clause } from './clauses.js';
import {
  denials,
  drills,
  figures,
  figuresEn,
  notPretended,
  over,
  past,
  precautions,
  precautionsEn,
  present,
} from './lexicon/guards.js';
import { doubtfulHazards, plainHazards, plainHazardsEn, rareHazards } from './lexicon/hazards.js';

/** A clause ends where the thought turns: "nobody is hurt but the bin is burning". */
const turns = /但是?|可是|不过|然而|只是|虽然|\bbut\b|\bhowever\b/g;

type Level = 0 | 1 | 2;

const some = (patterns: readonly RegExp[], text: string): boolean => patterns.some((pattern) => pattern.test(text));
const isPlain = (text: string): boolean =>
  some(plainHazards, text) || some(rareHazards, text) || some(plainHazardsEn, text);

/** 2 danger now, 1 doubtful, 0 none. A guard counts within its clause only: danger now beats a negation elsewhere. */
function levelOf({ text, question }: Clause, before: Clause | undefined): Level {
  const plain = isPlain(text);
  if (!plain && !some(doubtfulHazards, text)) return 0;
  const now = present.test(text);
  if (precautions.test(text) || precautionsEn.test(text) || denials.test(text) || drills.test(text)) return 0;
  if (over.test(text)) return 0;
  if (!now && (past.test(text) || (before !== undefined && onlyTime(before.text)))) return 0;
  if (question && plain && !now && /是不是|有没有|是真的|吗|听说|据说|\b(?:is|was|are) (?:it|there)\b/.test(text))
    return 1;
  return plain ? 2 : 1;
}

/** Each run of so many clauses as one, where none of them says the danger by itself. */
const joined = (clauses: Clause[], size: number): (Clause | undefined)[] =>
  clauses.slice(size - 1).map((last, i) => {
    const run = clauses.slice(i, i + size);
    return run.some(({ text }) => isPlain(text))
      ? undefined
      : { text: run.map(({ text }) => text).join(' '), question: last.question };
  });

/** `昨天晚上，` or `如果，` stands for itself and colours what follows. */
const onlyTime = (text: string): boolean =>
  past.test(text) &&
  text
    .replace(past, '')
    .replace(/[上下中早晚午夜间里半天的]|周[一二三四五六日]|night|morning|evening/g, '')
    .trim().length <= 1;
const conditional = /(?:^|[,，\s])(?:万一|如果|要是|假如|假设|倘若|一旦|if|in case)[^,。]*$/;

/** Danger to people or property now (report.2), by words alone. `"ask"` where reasonable people would differ. `text` is normalised. */
export function emergencyByRules(text: string): boolean | 'ask' {
  const bare = text.replace(notPretended, ' ').replace(figures, ' ').replace(figuresEn, ' ').replace(turns, ',$&');
  const clauses = clausesOf(bare);
  // a danger may be told over commas: 架子松了，整个歪着，底下是公交站
  const over2 = joined(clauses, 2);
  const over3 = joined(clauses, 3);
  let worst: Level = 0;
  for (const [i, clause] of clauses.entries()) {
    const before = clauses[i - 1];
    let level = levelOf(clause, before);
    for (const wider of [over2[i - 1], over3[i - 2]])
      if (level < 2 && wider) level = Math.max(level, levelOf(wider, undefined)) as Level;
    if (level > 0 && before && conditional.test(before.text) && !present.test(clause.text)) level = 0;
    if (
      level > 0 &&
      clauses.slice(i + 1).some(({ text: after }) => over.test(after)) &&
      !clauses.slice(i + 1).some(({ text: after }) => isPlain(after) && !over.test(after))
    )
      level = 0;
    if (level > worst) worst = level;
  }
  return worst === 2 ? true : worst === 1 ? 'ask' : false;
}
