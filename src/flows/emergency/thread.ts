import type { CaseLine } from '../../models/cases.js';
import type { Emergency } from '../../rules/emergency/index.js';
import { ask } from '../collect.js';
import type { Plan, Turn } from '../plan.js';
import type { Words } from '../words.js';

const received = /^(?:收到|知道了|看到了|明白|got it|seen|roger)[了，,。.!！\s]*/i;
const goes = /我(?:马上|现在|这就)?(?:去|过去|来)|马上(?:去|到|过来)|在路上|on my way|going there/i;
const takes = /我?来?(?:接手|负责处理|我负责|我来处理)|\bi(?:'ll)? take (?:it|over)\b/i;
const isThere = /我?(?:在|到)(?:了)?现场|我在(?:旁边|楼下|门口)|i(?:'m| am) (?:there|here)/i;
const safe =
  /(?:人|都|已经)?(?:出来了|救出来了|放出来了)|(?:都|已经|人员)安全|没事了|(?:everybody|everyone|all).{0,6}safe|(?:is|are) out now/i;
const ends = /处置结束|处置完毕|处理结束|^结束|all clear|handling ended/i;
const mistake = /弄错了|搞错了|误报|看错了|虚惊|false alarm|my mistake/i;

/** Words in the thread of an emergency that is going on: what the buttons do, else they stream to all involved. */
export function emergencyThread({ person }: Turn, { text }: Words, line: CaseLine): Plan {
  const { emergency } = line.state as { emergency: Emergency };
  const said = text.trim().slice(0, 10_000);
  const about = { id: line._id, kind: line.kind, number: line.number };
  const does = (...commands: ({ type: string } & Record<string, unknown>)[]): Plan => ({
    commands: commands.map((command) => ({ kind: line.kind, case: line._id, command })),
    answers: [],
  });
  if (emergency.doubtUntil && emergency.by === person.id) {
    if (/^(?:是|对|嗯|yes\b)/i.test(said)) return does({ type: 'yesEmergency' });
    if (/^(?:不是|没有|不用|no\b)/i.test(said)) return does({ type: 'noEmergency' });
  }
  if (mistake.test(said)) return does({ type: 'callOff', reason: said.slice(0, 1000) });
  if (person.role === 'staff' && ends.test(said))
    return ask(about, 'endHandling', [...said].length > 12 ? { measures: said } : {});
  const situation = safe.test(said) ? 'safe' : isThere.test(said) ? 'atScene' : goes.test(said) ? 'onMyWay' : undefined;
  const report = { type: 'reportSituation', text: said, ...(situation ? { situation } : {}) };
  if (person.role === 'resident') return does(said ? report : { type: 'addWords', text: '', files: [] });
  if (takes.test(said)) return does({ type: 'takeOver' });
  if (received.test(said)) return does({ type: 'seenAlert' }, ...(situation ? [report] : []));
  return does(report);
}
