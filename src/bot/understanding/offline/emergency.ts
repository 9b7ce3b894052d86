import { clausesOf, type Clause } from './clauses.js';
import { guards, hazards, presentWords } from './lexicon/hazards.js';

type Level = 0 | 1 | 2;

/** 2 danger now, 1 doubtful, 0 none. A guard counts within its clause; a drill or a time gone by also for what follows. */
function levelOf(clause: Clause, before: string): Level {
  const { text } = clause;
  const bare = text.replace(guards.figure, ' ');
  const plain = hazards.plain.some((pattern) => pattern.test(bare));
  const doubtful = !plain && hazards.doubtful.some((pattern) => pattern.test(bare));
  if (!plain && !doubtful) return 0;
  const now = presentWords.test(text);
  if (guards.drill.test(text) || (guards.drill.test(before) && !now)) return 0;
  if (guards.precaution.test(text) || guards.denied.test(text)) return 0;
  if (/(万一|如果|要是|假如|一旦|if)\s*$/.test(before) || /^(万一|如果|要是|假如|假设|一旦|if\b|in case\b)/.test(text))
    return 0;
  if ((guards.past.test(text) || guards.past.test(before)) && !now) return 0;
  if (clause.question && plain && /是不是|有没有|吗|会|能/.test(text) && !now) return 1;
  return plain ? 2 : 1;
}

/** Danger to people or property now (report.2). `text` is normalised. `"ask"` where reasonable people would differ. */
export function readEmergency(text: string): boolean | 'ask' {
  let worst: Level = 0;
  let before = '';
  const clauses = clausesOf(text);
  for (const [i, clause] of clauses.entries()) {
    const level = levelOf(clause, before);
    const after = clauses
      .slice(i + 1)
      .map((c) => c.text)
      .join(' ');
    const over =
      level > 0 &&
      /演练|演习|虚惊|已经.{0,6}(灭|救出|没事|送医|处理)|false alarm|just a drill/.test(after) &&
      !presentWords.test(clause.text);
    if (!over && level > worst) worst = level;
    before = `${before} ${clause.text}`;
  }
  return worst === 2 ? true : worst === 1 ? 'ask' : false;
}
