import { numberPattern as N, numeral } from './numerals.js';

const house = `(?:栋|幢|号楼|号栋|楼栋|#楼?(?![\\d-])|座(?!位|机|椅|谈))`;
const building = `(?:(?<b>${N}|[a-z]\\d?)\\s*(?<bk>${house})|(?:bldg|building|block|blk|tower|tw)\\.?\\s*#?(?<be>\\d{1,3}|[a-z])(?![a-z]))`;
const unit = `(?:(?<u>${N}|[a-z])\\s*(?:单元|门洞)|(?:unit|entrance)\\s*#?(?<ue>\\d{1,2})(?!\\d))`;
const room = `(?:(?:room|rm|apt|apartment|flat|no)\\.?\\s*#?(?<re>\\d{3,4}[a-z]?)(?!\\d)|(?<r>\\d{3,4}|[零〇一二三四五六七八九幺]{3,4})(?!\\d|\\s*(?:元|块|天|年|次|度|点|瓦|人|分|米|毫|平|号车位|车位|kg|rmb|yuan))(?:\\s*(?:室|号房|房间|房|户))?)`;
const floor = `(?:(?<f>-?${N})\\s*(?:楼(?!栋|上|下|梯|道|盘|号)|层)|(?<fe>\\d{1,2})(?:st|nd|rd|th)\\s+floor|(?:floor|level)\\s*(?<fe2>\\d{1,2}))`;
const gap = `[\\s,的在-]{0,3}`;

const addressed = new RegExp(`(?<![a-z\\d])${building}(?:${gap}${unit})?(?:${gap}${room})?(?:${gap}${floor})?`);
const dashed =
  /(?<![\d\-:.年月/])(?<b>\d{1,2}|[a-z])\s*[-#]\s*(?:(?<u>\d{1,2})\s*[-#]\s*)?(?<r>\d{3,4})(?![\d\-:/]|\s*[元块点号月日])/;
const unitFirst = new RegExp(`(?<![a-z\\d])${unit}(?:${gap}${room})?(?:${gap}${floor})?`);
const bareRoom =
  /(?:(?<![\d\-:.a-z])(?<r>[1-9]\d{2,3})\s*(?:室|号房|房间?(?!租|东|贷|价|产))|(?:room|rm|apt|apartment|flat)\.?\s*#?(?<re>\d{3,4}))/;
const looseRoom =
  /(?:(?:我|咱|俺)(?:家|们家)?(?:是|住|在|住在)?|住在?|楼上|楼下|隔壁|对门|业主|租客|住户|^|[,。!?;\s])\s*(?<r>[1-9]\d{2,3})(?=[\p{Script=Han},。!?\s]|$)(?!\s*(?:元|块|天|年|次|度|点|瓦|人|多|号|个|分|米|平|路|斤|万|块钱|毫|例|k))/u;
const parking =
  /(?:(?<z>[a-z]\d?|[东南西北])\s*(?:区|zone|-)?\s*-?\s*)?(?<n>[a-z]?-?\d{2,4})\s*号?\s*(?:车位|停车位|泊位)|(?:parking )?(?:space|spot|bay)\s*(?:no\.?|#)?\s*(?<ne>[a-z]?-?\d{1,4})/;
const gate =
  /(?<g>[东南西北正后侧][东南西北]?)\s*(?:大门|门)(?!铃|缝)(?<post>岗亭|岗|保安亭)?|(?<ge>north|south|east|west|main|back|rear)\s+(?:gate|entrance)/;

const gates: Record<string, string> = {
  north: '北门',
  south: '南门',
  east: '东门',
  west: '西门',
  main: '正门',
  back: '后门',
  rear: '后门',
};
const places: [RegExp, string][] = [
  [/电梯|elevators?|\blifts?\b/, '电梯'],
  [/地下车库|地下停车场|地库|车库|underground (?:garage|parking)|car ?park|garage|basement/, '地库'],
  [/大堂|大厅|lobby/, '大堂'],
  [/楼顶|天台|顶楼平台|rooftop/, '楼顶'],
  [/楼道|走廊|楼梯间|corridor|hallway|stairwell|staircase/, '楼道'],
  [/地下室/, '地下室'],
];
const lonePlaces: [RegExp, string][] = [
  ...places.slice(1, 4),
  [/监控室|监控中心|消控室|消防控制室/, '监控室'],
  [/配电[房室间]|power room|switch room/, '配电房'],
  [/水泵房|泵房|pump room/, '水泵房'],
  [/垃圾[房站]|垃圾中转站/, '垃圾房'],
  [/游泳池|泳池|swimming pool/, '游泳池'],
  [/健身房|\bgym\b/, '健身房'],
  [/儿童乐园|儿童游乐[场区]|游乐场|滑梯|playground/, '儿童乐园'],
  [/篮球场|basketball court/, '篮球场'],
  [/门岗|岗亭|guard ?house|guard booth/, '岗亭'],
  [/前台|服务中心|front desk|reception desk/, '前台'],
  [/会所|clubhouse/, '会所'],
  [/充电棚|充电桩|车棚|charging (?:station|shed|pile)/, '充电棚'],
  [/快递柜|丰巢/, '快递柜'],
  [/花园|garden/, '花园'],
  [/停车场|parking lot/, '停车场'],
];

type Groups = Record<string, string | undefined>;
const plain = (text: string | undefined): string | undefined => {
  if (!text) return undefined;
  if (/[a-z]/.test(text)) return text.toUpperCase();
  const n = numeral(text.replace('-', ''));
  return Number.isNaN(n) ? undefined : (text.startsWith('-') ? '-' : '') + (/^0/.test(text) ? text : String(n));
};
const placeIn = (text: string, list: [RegExp, string][]): string | undefined =>
  list.find(([pattern]) => pattern.test(text))?.[1];

/** What stands together from a building on: room if there is one, else floor, unit and the part of the building. */
function written(groups: Groups, text: string): string | undefined {
  const b = plain(groups.b ?? groups.be);
  const u = plain(groups.u ?? groups.ue);
  const r = plain(groups.r ?? groups.re);
  const f = plain(groups.f ?? groups.fe ?? groups.fe2);
  if (r) return [b, u, r].filter(Boolean).join('-');
  if (!b && !u) return undefined;
  const lettered = groups.bk === '座' || (b !== undefined && /^[A-Z]/.test(b));
  const head = (b ? b + (lettered ? '座' : '号楼') : '') + (u ? `${u}单元` : '') + (f ? `${f}楼` : '');
  const part = placeIn(text, u || f ? places.slice(0, 4) : places);
  return head + (part ?? '');
}

/** Where it is, in the form of docs/understanding.md, or null. `text` is normalised. */
export function readLocation(text: string): string | null {
  const space = parking.exec(text)?.groups;
  if (space) return (space.z ? `${space.z.toUpperCase()}区` : '') + `${(space.n ?? space.ne ?? '').toUpperCase()}车位`;
  for (const pattern of [addressed, dashed, unitFirst]) {
    const match = pattern.exec(text);
    const found = match && written(match.groups ?? {}, text);
    if (found) return found;
  }
  const numbered = bareRoom.exec(text)?.groups ?? looseRoom.exec(text)?.groups;
  if (numbered) return plain(numbered.r ?? numbered.re) ?? null;
  const door = gate.exec(text)?.groups;
  if (door) return (door.ge ? (gates[door.ge] ?? '正门') : `${door.g}门`) + (door.post ? '岗亭' : '');
  return zoneOf(text) ?? placeIn(text, lonePlaces) ?? floorOf(text) ?? null;
}

function zoneOf(text: string): string | undefined {
  const zone = /(?<![a-z])(?<z>[a-z]\d?|[东南西北])\s*区(?!别|域|分|长)/.exec(text)?.groups?.z;
  return zone && zone.toUpperCase() + '区' + (placeIn(text, places.slice(1, 3)) ?? '');
}

function floorOf(text: string): string | undefined {
  const groups = new RegExp(`(?<![a-z\\d栋幢号])${floor}`).exec(text)?.groups;
  const f = groups && plain(groups.f ?? groups.fe ?? groups.fe2);
  return f ? `${f}楼${placeIn(text, places.slice(0, 1)) ?? ''}` : undefined;
}
