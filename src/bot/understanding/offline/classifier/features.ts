import type { ReadingContext } from '../../../../flows/understand.js';

/** A feature is a place in the table of weights and how much of it there is. */
export type Features = Map<number, number>;

export const buckets = 1 << 16;

/** FNV-1a: the same text always finds the same place. */
function place(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 15)) & (buckets - 1);
}

/** Who speaks, and to what: a "好" means something else to each. */
export function situationOf({ role, pending }: ReadingContext): string {
  if (!pending) return role;
  if (pending === 'callback') return 'callback';
  return role === 'manager' ? 'decides' : `waits-${role}`;
}

const unitsOf = (text: string): string[] =>
  text.replace(/\d+/g, '0').match(/[a-z']+|\p{Script=Han}|[0?!]|\p{Emoji_Presentation}/gu) ?? [];

/** The pieces that a text consists of: single characters and words, and up to four in a row. */
export function piecesOf(text: string, longest: number): string[] {
  const units = ['^', ...unitsOf(text.slice(0, 600)), '$'];
  const pieces: string[] = [];
  for (let size = 1; size <= longest; size += 1) {
    for (let i = 0; i + size <= units.length; i += 1) pieces.push(units.slice(i, i + size).join(' '));
  }
  return pieces;
}

function weigh(features: Features, names: string[], total: number): void {
  const each = total / Math.sqrt(names.length || 1);
  for (const name of names) {
    const at = place(name);
    features.set(at, (features.get(at) ?? 0) + each);
  }
}

/**
 * What the classifier sees of a text in its situation.
 * @param hints what the rules found, by name
 */
export function featuresOf(
  text: string,
  context: ReadingContext,
  hints: readonly (readonly [string, number])[],
): Features {
  const features: Features = new Map();
  const situation = situationOf(context);
  const pieces = piecesOf(text, 4);
  weigh(features, pieces, 3);
  weigh(
    features,
    piecesOf(text, 3).map((piece) => `${situation}|${piece}`),
    2,
  );
  weigh(
    features,
    [
      `=${situation}`,
      `#${Math.min(Math.round(Math.log2(text.length + 1)), 8)}`,
      `${situation}#${Math.min(Math.round(Math.log2(text.length + 1)), 8)}`,
    ],
    1,
  );
  for (const [name, value] of hints) features.set(place(`*${name}`), value);
  return features;
}
