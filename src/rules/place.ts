import type { Department, Organisation } from './organisation.js';

/** What a place names. All parts as people write them, numbers in digits: `3`, `B`, `501`. */
export interface PlaceParts {
  building?: string;
  unit?: string;
  room?: string;
  floor?: string;
}

const number = '([0-9]{1,4}|[零〇一二两三四五六七八九十百]{1,5})';
const dashed =
  /^\s*([0-9]{1,3}|[a-z])\s*[-－—–]\s*(?:([0-9]{1,2})\s*[-－—–]\s*)?([0-9]{3,4}[a-z]?)\s*(?:室|房|号)?(?![0-9])/i;
const patterns = {
  building: new RegExp(`(?:${number}|(?<![a-z])([a-z]))\\s*(?:栋|幢|号楼|座)`, 'i'),
  buildingInWords: /\b(?:bldg|building|block|tower)\.?\s*([0-9]{1,3}|[a-z])\b/i,
  unit: new RegExp(`${number}\\s*(?:单元|门(?!禁))`),
  unitInWords: /\bunit\s*([0-9]{1,2})\b/i,
  room: /(?<![0-9])([1-9][0-9]{2,3}[a-z]?)(?:室|房|号(?!楼))?(?![0-9]|\s*(?:栋|幢|号楼|座|单元|层|楼|车位))/i,
  floor: new RegExp(`${number}\\s*(?:层|楼(?!管|下|上|道|梯|顶))`),
  floorInWords: /\b(?:([0-9]{1,2})(?:st|nd|rd|th)\s+floor|floor\s*([0-9]{1,2}))\b/i,
};

/**
 * Reads a place: `3-2-501` (building-unit-room), `3-501`, a bare room `518`, or words such as `5号楼电梯`, `6号楼1单元`, `Bldg 5`.
 * A room tells its floor. Parts that are not named are absent.
 */
export function placeParts(place: string): PlaceParts {
  const text = place.slice(0, 200);
  const short = dashed.exec(text);
  if (short) return parts(short[1], short[2], short[3], undefined);
  const building = first(patterns.building, text) ?? first(patterns.buildingInWords, text);
  const unit = first(patterns.unit, text) ?? first(patterns.unitInWords, text);
  const rest = text.replace(patterns.building, ' ').replace(patterns.buildingInWords, ' ');
  const floor = first(patterns.floor, rest) ?? first(patterns.floorInWords, rest);
  return parts(building, unit, first(patterns.room, rest), floor);
}

const first = (pattern: RegExp, text: string): string | undefined => pattern.exec(text)?.slice(1).find(Boolean);

function parts(building?: string, unit?: string, room?: string, floor?: string): PlaceParts {
  const level = floor
    ? digits(floor)
    : room && String(Number.parseInt(room.slice(0, room.replace(/\D/g, '').length - 2), 10));
  return {
    ...(building && { building: digits(building) }),
    ...(unit && { unit: digits(unit) }),
    ...(room && { room: room.toUpperCase() }),
    ...(level && { floor: level }),
  };
}

/** `十二` → `12`, `b` → `B`, `03` → `3`. */
function digits(text: string): string {
  if (/^[0-9]+$/.test(text)) return String(Number(text));
  if (/^[a-z]$/i.test(text)) return text.toUpperCase();
  return String(chineseNumber(text));
}

const numerals = '〇一二三四五六七八九';

function chineseNumber(text: string): number {
  let [total, digit] = [0, 0];
  for (const sign of text.replaceAll('零', '〇').replaceAll('两', '二')) {
    if (sign === '十') [total, digit] = [total + (digit || 1) * 10, 0];
    else if (sign === '百') [total, digit] = [total + (digit || 1) * 100, 0];
    else digit = numerals.indexOf(sign);
  }
  return total + digit;
}

/** The department that a text names by one of its aliases, in either language: the first named, of two at one place the longer. */
export function departmentByWords(organisation: Organisation, site: string, text: string): Department | undefined {
  const words = text.toLowerCase();
  const found = organisation.departments
    .filter((one) => one.site === site)
    .flatMap((department) =>
      [department.name.zh, department.name.en, ...department.aliases]
        .map((alias) => ({ department, alias, at: positionOf(words, alias.toLowerCase()) }))
        .filter(({ at }) => at >= 0),
    );
  return found.sort((a, b) => a.at - b.at || b.alias.length - a.alias.length)[0]?.department;
}

/** English words count whole: `engineering` is not in `reengineering`. */
function positionOf(text: string, word: string): number {
  if (!word) return -1;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const cutBefore = isLatin(word.at(0)) && isLatin(text[at - 1]);
    const cutAfter = isLatin(word.at(-1)) && isLatin(text[at + word.length]);
    if (!cutBefore && !cutAfter) return at;
  }
  return -1;
}

const isLatin = (sign: string | undefined): boolean => sign !== undefined && /[a-z]/i.test(sign);
