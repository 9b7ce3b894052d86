const unsettled =
  /照旧|照样|什么也没|压根|没下文|没人影|打不开|(?:又|仍|却)(?:.{0,3})(?:坏|漏|响|吵|堵|臭|脏|开工|施工)|今早又|昨晚又|依然|看了一眼|换汤不换药|治标|原样|反复|不好使|不中|^nope|^nah|not really|没(有)?(解决|好|修好|处理|弄好|完全|彻底|弄|修|人来|来人|变化|改善)|不满意|(?<!没什么)不(行|好(?!意思)|彻底|太满意|怎么样|算)|还(是)?(在|有|没|不|漏|响|吵|堵|臭|一样|坏|那样)|又(漏|响|坏|堵|开始|吵|停|来)|坏了|但(?!师傅|态度).{0,12}(没|不|还)|可(?!以|算).{0,10}(没|不|还|打)|老样子|依旧|依然|仍|白修|没用|糊弄|敷衍|not (fixed|resolved|solved|settled|satisfied|yet|really|ok|working)|still|isn'?t (fixed|resolved|solved)|hasn'?t|didn'?t|unsolved|unhappy|no\b|same (problem|as before)|again|came back|worse/;
const settledWords =
  /利索|省心|大拇指|可算|总算|终于|好使|彻底|根治|消停|好评|杠杠|给力|yep|yup|quiet|解决|好了|修好|处理好|搞定|满意|可以(了|的)?|没问题|行了|正常|不漏了|不吵了|不响了|安静|干净了|亮了|通了|没事了|谢谢|辛苦|挺好|不错|很好|好的|ok|resolved|fixed|solved|settled|satisfied|happy|fine|great|good|works|working|thank|yes|all good|sorted/;
const noNegation =
  /没(什么)?(问题|事|毛病|意见)了?|不再?(漏|吵|响|堵|臭|闹|滴|晃|闪)[了啦喽]|没再(漏|吵|响|堵|闹)|没有?(再)?(听见|听到|出现|闹)|no (more |problem|issues?|complaints?|noise|leak)|not (leaking|noisy) any ?more/g;

/** Is it settled, in the resident's words? Null when they don't say. */
export function readSettled(text: string): boolean | null {
  const good = noNegation.test(text);
  noNegation.lastIndex = 0;
  const rest = text.replace(noNegation, ' ');
  if (unsettled.test(rest)) return false;
  return good || settledWords.test(rest) ? true : null;
}

const marks: Record<string, number> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5 };

/** A mark from 1 to 5: `5`, `4分`, `五星`, `给个五分`, `满分`, `3/5`, `five stars`. */
export function readRating(text: string): number | null {
  if (/满分|五颗星|five stars?|full marks/.test(text)) return 5;
  const match =
    /(?:^|[^\d.])([1-5一二两三四五])\s*(?:分|星|颗星|stars?\b|\/\s*5|out of (?:5|five))(?!钟|之)/.exec(text) ??
    /^([1-5])[.!。]?$/.exec(text);
  return match?.[1] ? (marks[match[1]] ?? Number(match[1])) : null;
}
