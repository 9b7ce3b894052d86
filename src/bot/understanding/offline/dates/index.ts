export interface Span {
  start: string | null;
  end: string | null;
}

/** When, in local time without zone (docs/understanding.md). @param now local time, `2026-11-23T22:41` */
export function readDates(_text: string, _now: string): Span {
  return { start: null, end: null };
}
