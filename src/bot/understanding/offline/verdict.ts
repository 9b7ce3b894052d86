import { approveWords, rejectWords } from './lexicon/intents.js';

export interface Verdict {
  intent: 'approve' | 'reject' | 'other';
  conditional: boolean;
  strength: number;
}

const undecided =
  /我(先)?(看看|看一下|想想|考虑|研究|问问|了解|核实一下|跟.{0,6}商量)|看看再说|再说(吧)?$|再看|回头|等(会|下|我|一下|一会|明天|开完会)|晚点|先放|先等|考虑(一下|考虑|看)|研究(一下|研究)|稍后|暂时|let me (see|think|check|look)|i'?ll (have a look|look|think|check|get back|see|review)|later|need to think|not sure|give me/;
const doubleNegation =
  /不是不(同意|批|可以|行|准|能)|没(有)?(理由|道理|什么理由)不(批|同意|准)|不会不(批|同意|准)|怎么(会|能)不(批|同意)|无不(同意|可)|没说不(行|批|同意|可以)|不反对|没(什么)?(意见|问题|异议|毛病)|no (objections?|problem|issue|reason (to refuse|not))|not opposed|don'?t see why not|can'?t say no|why not/;
const conditions =
  /但(是|要|得|必须|需)?|不过|前提|只要|条件|除非|(?<!不)如果|要是|先(?!这样|生).{0,12}(再|才|后|好)|前(先|要|得|必须)|记得|必须|务必|找(好|到)?人(顶|替|代)|(安排|交接|顶班|代班|换班).{0,4}(好|了|完)|只(能|批|准|给)|(但|最多)|不(得|能|要)?超(过)?|改成|except|but\b|provided|as long as|on condition|only if|\bif\b|unless|subject to|first\b|make sure|however|although/;

/** A decision on what waits, in words. "I'll have a look" is none; "send it back" is a no. */
export function readVerdict(text: string): Verdict | null {
  const twice = doubleNegation.test(text);
  const rest = text.replace(doubleNegation, ' ');
  const no = rejectWords.test(rest);
  const yes = twice || approveWords.test(rest.replace(rejectWords, ' '));
  if (undecided.test(rest) && !/^(不|同意|批准|准了|驳回|退回|reject|approve)/.test(text))
    return { intent: 'other', conditional: false, strength: 4 };
  if (!yes && !no) return null;
  const conditional = conditions.test(rest);
  if (yes && no) {
    const firstNo = rest.search(rejectWords);
    const firstYes = rest.replace(rejectWords, (m) => ' '.repeat(m.length)).search(approveWords);
    return {
      intent: !twice && firstNo >= 0 && (firstNo < firstYes || firstYes < 0) ? 'reject' : 'approve',
      conditional: true,
      strength: 4,
    };
  }
  return { intent: yes ? 'approve' : 'reject', conditional, strength: 5 };
}
