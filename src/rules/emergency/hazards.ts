/** What kind of danger: decides what the person is told to do now, and whom to call. */
export const hazards = [
  'lift',
  'fire',
  'gas',
  'electricity',
  'violence',
  'despair',
  'unwell',
  'trapped',
  'falling',
  'flood',
  'missing',
  'other',
] as const;
export type Hazard = (typeof hazards)[number];

const words: [Hazard, RegExp][] = [
  ['lift', /电梯|轿厢|\blift\b|elevator/i],
  ['fire', /着火|起火|失火|火灾|火警|冒烟|浓烟|黑烟|烧起来|烧着|明火|火苗|爆炸|自燃|\bfire\b|smoke|flames|explo/i],
  ['gas', /煤气|燃气|天然气|液化气|瓦斯|一氧化碳|漏气|臭鸡蛋|\bgas\b|carbon monoxide|fumes/i],
  ['electricity', /触电|漏电|电击|电线|配电|电箱|插座|电表|electr|socket|live wire|power line|fuse box/i],
  [
    'violence',
    /打架|打人|动手|见血|[拿持抄举拎挥].{0,3}[刀棍斧]|砍|捅|抢劫|入室|撬.{0,3}[门窗锁]|闯进|家暴|尾随|绑架|fight|knife|attack|stab|intruder|burglar|break(?:ing)? in|robb/i,
  ],
  ['despair', /跳楼|轻生|自杀|自残|不想活|寻短见|上吊|suicid|going to jump|kill (?:himself|herself|myself)/i],
  [
    'unwell',
    /晕|昏|休克|抽搐|心梗|中风|胸口|呼吸|喘不|流血|出血|止不住血|骨折|摔(?:倒|伤|断|下)|中毒|窒息|溺水|落水|噎|烫伤|不省人事|没反应|叫不醒|unconscious|bleed|breath|heart attack|stroke|seizure|collaps|faint|chok|drown|ambulance/i,
  ],
  [
    'trapped',
    /困|反锁|锁在|卡(?:在|住)|夹(?:在|住)|压(?:在|住)|埋|出不来|trapped|stuck|locked (?:in|himself|herself)|can'?t get out/i,
  ],
  ['falling', /坠|掉下来|要掉|往下掉|砸|塌|脱落|摇摇欲坠|倒塌|吊篮|脚手架|falling|collapse|about to fall|hanging/i],
  ['flood', /淹|倒灌|爆管|水管爆|灌进|涌进|洪水|flood|burst pipe|gush/i],
  ['missing', /走失|走丢|不见了|找不到(?:孩|娃|老)|失踪|missing (?:child|kid|boy|girl)|can'?t find my/i],
];

/** The dangers that words speak of, the plainest first; `other` when none is known by its words. */
export function hazardsIn(text: string): Hazard[] {
  const found = words.filter(([, pattern]) => pattern.test(text)).map(([hazard]) => hazard);
  // Somebody in a lift is trapped there: one set of advice.
  const plain = found.includes('lift') ? found.filter((hazard) => hazard !== 'trapped') : found;
  return plain.length ? plain.slice(0, 2) : ['other'];
}
