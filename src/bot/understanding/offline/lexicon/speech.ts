/** How something is said, whatever it is about: what the classifier hears besides the words. */
export const speechActs: Record<string, RegExp> = {
  // questions
  either:
    /([\p{Script=Han}])(?:不|没)\1|能不能|可不可以|是不是|会不会|要不要|有没有|还是(?!没|不|漏|老|一样|有|在|那)|能否|可否|是否/u,
  tail: /(?:吗|么|嘛|呢|不|没|否|没有|啦不|了不|咩|伐)[?~!。\s]*$/,
  mark: /\?\s*$/,
  who: /谁|哪|几(?!乎|率)|多少|多久|多大|多长|怎么|怎样|咋|啥|什么|为何|如何|邊|點|幾時|乜/,
  asks: /请问|请教|想问|问一下|问下|问问|打听|咨询|想知道|想了解|了解一下|告诉我|唔该问|麻烦问|劳驾|查(?:一)?下|帮我查/,
  asksEn:
    /^(?:hi,? |hello,? |hey,? |sorry,? )?(?:how|what|when|where|who|which|why|can i|could i|may i|is|are|do|does|did|will|should i|should we|am i|has|have)\b|just asking|wondering|i'd like to know/,
  // wishes
  wish: /建议|提议|提案|希望|盼|期待|要是.{1,24}(?:就|多|该)|如果.{1,24}(?:就|更|多)|假如|不如|不妨|何不|何妨|最好|要不(?!要|然)|可以考虑|考虑(?:一下)?(?:增|加|装|设|搞)|与其|学学|参考|呗|多好|就好了|更好|更方便|也(?:搞|整|弄|装|放|铺|设)(?:一|个|上|点)|我觉得(?:可以|应该|不如)|个人(?:觉得|建议|看法)|寻思|琢磨|依我看|点子|小建议|意见/,
  wishEn:
    /suggest|would be (?:nice|great|good|cool|better|helpful)|how about|why not|why don't|maybe (?:you|we|put|add)|could (?:you|we) (?:add|consider|install|put|have)|should (?:add|have|put|install|consider)|can we (?:have|get)|idea|propos|consider|wish there/,
  make: /加(?:装|个|一|点|设|上|宽|几)|增(?:加|设|添)|设(?:个|一|置|立)|装(?:个|一|上|几|点)|搞(?:个|一|点|些)|弄(?:个|一|点)|放(?:个|几|点|些|俩|置)|组织|安排(?:一|个|点)|改成|换成|多(?:放|装|种|搞|设|来|组织)|贴(?:个|张|点)|办(?:个|场|一)|开设|配(?:个|备|一)/,
  // demands
  demand:
    /(?:来|派|找|叫)(?:个|点|些)?(?:人|师傅|电工|维修)|(?:赶紧|尽快|马上|赶快|抓紧|快点|速).{0,6}(?:修|来|处理|解决|弄|清|管|换)|麻烦.{0,8}(?:处理|修|清|看|弄|换|管)|帮(?:忙|我)?.{0,4}(?:修|处理|弄|清|看看)|管管|管不管|没人管|给个说法|投诉|举报|反映|报修/,
  demandEn:
    /please (?:fix|send|come|do|repair|clean|remove|ask|tell|stop)|(?:send|need) (?:someone|somebody|a plumber|an electrician|a repair)|come (?:fix|and)|complain|report (?:a|an|the)|fix (?:it|this|the|my)|do something/,
  tired:
    /又(?!快|好|便宜)|天天|每天|整天|一直|老是|总是|还没|都(?:\d|[一二两三四五六七八九十几半好]).{0,3}(?:天|次|周|个月|年)|第[几二三四五\d].{0,2}次|多少(?:次|遍|回)|几(?:次|遍|回)了|again|still|keeps?|every (?:day|night)|third time|for (?:days|weeks|months)/,
  angry:
    /烦死|气死|受不了|忍不了|忍无可忍|过分|恶心|离谱|无语|坑|骗|黑心|垃圾物业|什么(?:玩意|破|素质|态度)|缺德|没素质|不像话|太(?:差|脏|吵|臭|慢|黑|暗|贵|小气|离谱)|unacceptable|ridiculous|fed up|disgusting|terrible|awful|annoying/,
  ironic:
    /真(?:行|好意思|有你们|厉害|会|棒|敬业|佩服)|谢谢你们(?:让|把|的不)|感谢.{0,6}让我|恭喜|呵呵|厉害了|五星级|感天动地|"(?:好|干净|贴心|及时|高效)"|great (?:service|job)|thanks for nothing|what a surprise|wow,/,
  // done, told
  done: /(?:修|办|弄|处理|解决|搞|换|整|清|打扫|回访)(?:好|完|掉|过|定|了)|已经|完毕|完成|搞定|done|finished|fixed|already/,
  praise:
    /表扬|点赞|赞一个|夸|好评|锦旗|真(?:不错|好看|漂亮|舒服|给力|热情|负责|快|甜|香|暖)|太(?:棒|好|贴心|暖心|漂亮)|辛苦|感动|人美心善|没得说|amazing|awesome|lovely|kind|wonderful|well done|great job/,
  takesBack:
    /不(?:用|要|必|需要)?(?:来|修|管|查|处理|投诉|追究|计较|麻烦|办|请|加|休|去|报|弄)?了|算了|撤|取消|作废|当我没|收回|别(?:来|修|查|弄|派|报)了|弄错|搞错|误会|自己(?:修|弄|换|解决)|销(?:单|了|假)|cancel|withdraw|never ?mind|forget it|no need|don't (?:need|come|bother)|drop it|close (?:it|the)/,
  progress:
    /怎么样|咋样|如何了|进度|进展|结果|下文|消息|回音|信儿|眉目|动静|催|到哪|哪一步|什么时候(?:能|来|修|好|批|有)|几时|啥时候|多久能|还没(?:来|修|批|好|人)|批了|点头|说法|status|update|news|progress|any word|heard back|how long|when will|yet\b/,
  earlier:
    /(?:我的|上次|上回|之前|前几天|那个|昨天|前天|周[一二三四五六日]|早上|上周|上个月|我那|刚才).{0,6}(?:报|提|说|单|投诉|申请|登记|反映|约)(?:的|过|修|了)|(?:报|提|登记|申请|投诉|反映)(?:修)?的.{0,14}(?:事|单|假|条|怎么|没|吗|呢|不用)|单子|工单|单号|ts-\d|my (?:request|complaint|ticket|application|leave|report)/,
  offer:
    /出售|转让|出租|求租|招聘|招租|团购|接龙|拼车|拼单|二手|推荐(?:个|一)|求推荐|加微信|验证码|快递已|优惠券|满\d+减|砍一刀|投个票|借(?:用|一下|我)|for sale|selling|free to a good home/,
  laugh: /哈哈|笑死|嘻嘻|嘿嘿|hhh|lol|haha|233/,
  home: /^(?:老公|老婆|妈|爸|宝贝|亲爱的|闺女|儿子|老王|老李|小王|姐|哥|媳妇)[,，\s你]/,
  // work
  task: /主管|经理|领导|主任|老大|头儿|老板|boss|manager/,
  duty: /请(?:.{0,4})假|休(?:息|假|一|两|年|几|全)|调休|补休|加班|打卡|签到|交班|接班|交接|值班|到岗|返岗|外出|出差|leave|day off|overtime|clock|shift|handover/,
  resident: /业主|住户|租客|租户|客户|来电|来访|resident|owner|tenant/,
  found: /发现|巡查|巡逻|巡到|检查|查岗|盘点|盘库|监控(?:里|显示)|found|noticed|inspection/,
  asksSuperior:
    /请示|批示|定夺|拍板|做不了主|拿不准|怎么(?:处理|办|回复|弄)|咋整|咋办|如何处理|要不要|能不能批|申请|建议|approve|approval|advise|instruct|should (?:i|we)/,
  calledBack:
    /回访|打(?:过|了)?电话|联系(?:上|了|过)|接通|没人接|(?:业主|他|她|老太太|先生|女士)(?:说|反馈|表示)|called|visited/,
  sickness:
    /发烧|感冒|生病|病了|医院|看病|拉肚子|头疼|头晕|打点滴|挂水|手术|住院|不舒服|难受|sick|fever|flu|doctor|dentist|hospital/,
  goes: /(?:去|到|跑|往)(?:一?趟|一下)?.{1,8}(?:局|所|行|厅|队|公司|总部|街道|社区|中心|法院|市场|店|办|交|送|取|拿|买|领|盖章|开会|办事)|出去|going to|heading|off to|step out/,
};
