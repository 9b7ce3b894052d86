const surnames =
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文';
const titled = new RegExp(
  `[${surnames}](?:经理|主管|主任|师傅|女士|先生|小姐|阿姨|大爷|大妈|工|姐|哥|总|叔|老师|队长|队)|[小老](?:[${surnames}])(?![区板师人天了是的就在年])|(?:mr|mrs|ms|miss|manager|supervisor)\\.? [a-z]{2,}`,
  'g',
);

/** Names of people as written, each once. `text` is normalised. */
export const peopleIn = (text: string): string[] => [...new Set(text.match(titled) ?? [])].slice(0, 20);
