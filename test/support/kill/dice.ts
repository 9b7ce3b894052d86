/** Chance that can be repeated: the same seed throws the same. */
export interface Dice {
  /** From 0 up to 1. */
  roll(): number;
  chance(of: number): boolean;
  between(low: number, high: number): number;
  pick<Value>(from: readonly Value[]): Value;
  /** Dice of their own for somebody who throws at their own pace. */
  split(): Dice;
}

/** Mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    roll,
    chance: (of) => roll() < of,
    between: (low, high) => low + roll() * (high - low),
    pick: (from) => from[Math.floor(roll() * from.length)]!,
    split: () => diceOf(Math.floor(roll() * 2 ** 32)),
  };
}
