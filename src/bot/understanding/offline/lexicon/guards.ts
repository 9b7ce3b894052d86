/** What takes the danger out of a clause. */

/** "Not a drill": said before anything else is looked at. */
export const notPretended =
  /不是(?:在)?(?:演习|演练|开玩笑|闹着玩|玩|测试|误报)|(?:not|isn'?t|no) (?:a |an )?(?:drill|joke|test|exercise)|这次(?:是|不是)(?:真|误)的?/g;

export const drills =
  /广播剧|演练|演习|应急培训|培训|彩排|模拟|假人|拉练|演示|教学|宣传(?!单)|讲座|知识|考试|试题|体验日|小品|电影|电视|视频|新闻|游戏|小说|(?:追|看|电视|连续)剧|做梦|梦见|热搜|直播|朋友圈|公众号|段子|别的小区|隔壁小区|drill|exercise|training|simulat|rehears|lecture|quiz|poster|movie|film|\bnews\b|dream|video game|\btv\b/;

export const past =
  /昨[天晚夜儿日]|前天|前几天|前些天|前阵子|前两天|前不久|上次|上回|上周|上礼拜|上星期|上个?月|去年|前年|大前天|以前|之前|曾经|当时|那[次回天时晚]|(?:几|\d+|[一二两三四五六七八九十半]+)个?(?:天|周|星期|礼拜|月|年|多月)(?:之|以)?前|刚搬来(?:的)?时|(?<!现在|今天|还是|已经|不|刚刚|刚才).{0,2}过了?(?=火|一次|两次|$)|yesterday|last (?:week|night|month|year|time|winter|summer|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|\bago\b|previously|used to|in the past|back (?:in|then)|earlier (?:this|today)|the other day|once before/;

/** It is over. */
export const over =
  /(?:已|已经|都|现在|后来|终于|刚).{0,6}(?:灭了|扑灭|救出|出来了|放出来|送医|送去?医院|处理(?:好|完)|解决了|修好|关(?:好|上)了|控制住|没事|好了|走了|离开|抬走|抓(?:到|住)|散了|劝(?:开|离)|恢复|安全)|灭了|扑灭|救出(?:来)?了|虚惊|误报|没事了|脱险|已解除|解除了|人员安全|无人员|处理完毕|已复位|(?:自己)?又?好了(?=$|[,!。])|put out|false alarm|(?:was|been|is|got) (?:rescued|resolved|fixed|put out|extinguished|taken to)|all clear|got out|(?:is|are|everyone'?s) (?:fine|ok|okay|safe) now|already (?:out|gone|resolved)/;

/** Figures of speech: cut out before hazards are looked for. */
export const figures =
  /(?:打|点)不(?:着|起)火|打火要|打火机坏|(?<=(?:我|心里|一肚子|憋着?)(?:的|真|现在)?)火(?:很|好|挺|太|真)?(?:大|气)|火气(?:腾腾)?|发火|(?<!楼|身|车)上火(?!苗|光|势|警)|恼火|冒火(?=$|[,!。])(?<=(?:我|气|心里|眼).{0,4}冒火)|气炸|炸毛|炸锅|(?:头|脑袋|脑子|脑壳|耳朵|肺|心态|群里?|人|血管)(?:都|要|快|也|真|就|直|得)*(?:要|快)?(?:炸|爆)(?:了|裂|开)?|(?:吵|气|烦|急|累|笑|热|冻|饿|困|忙|臭|吓|憋|闷|冷|熏|渴|晒|疼|慢|难受|呛|脏|蠢|尴尬|咬)(?:死|晕|疯|吐|瘫|昏)(?:我|人|了|个人|爹|啦|宝宝|掉|我了|过去)*|(?:吵|气|烦|急|臭|累|吓|笑|热)(?:得|到|的)(?:我|人|我们|全家|都|快|要|想|直|头)*(?:疯|晕|吐(?:血)?|跳楼|死|昏|炸|冒烟|心脏病|心梗|脑溢血|神经衰弱|犯病|爆|崩溃|抓狂|发疯|发抖)(?:了|过去)?|(?:慢|贵|冷|热|吵|臭|脏|黑|难受|痒|烦|急)(?:得)?要(?:死|命)|(?:快|要|都要|想)(?:被|给)?[^,。]{0,14}(?:逼疯|整疯|搞疯|气死|吵死|烦死|逼死|整死|咬死|熏死|热死|冻死|憋死|急死|炸了|气炸|整崩溃|逼崩溃)|想逼死|(?:快|要)(?:疯|崩溃|中暑|冻死|热死|饿死|散架|憋死|发霉)(?:了)?|(?:吵|气|急|烦)得(?:我)?想跳楼|(?:股票|基金|房价|股市)[^。]{0,10}(?:跳楼|崩|跌|塌)|要跳楼了(?=哈|$)(?<=(?:股|跌|亏|考|加班|作业).{0,12}跳楼了)|跳楼价|心脏病?(?:都|要|快|得|会|被|给)+.{0,6}(?:犯了|出来|出.{0,4}病|得了)|(?:吓|气|吵|整|急|逼)出.{0,6}病|血压(?:都)?(?:上来|高|飙)|七窍生烟|嗓子(?:都)?(?:快)?冒烟|(?:火爆|火热|红火|很火|太火|好火|超火|真火|爆火|火遍|火出)|火药味|火锅|烧烤|烧香|烧钱|发烧友|烧脑|着急|(?:跟|像|和)(?:着火|救火|打仗|抢劫|放炮|打雷|爆炸|地震|死人|杀人|闹鬼|遭贼)(?:了)?(?:似|一样|似的)?|火烧(?:眉毛|屁股|火燎)|烟熏火燎|抢劫(?=.{0,2}(?:一样|啊|似|呢))|(?:收费|物业费|停车费).{0,6}(?:抢|打劫)|打劫啊|打脸|套牢|卡脖子|天塌|塌房|心态崩|社死|要(?:我|人)命|真要命|要了?(?:我的?)?(?:老)?命|出人命(?=才|吗|你们|不可|了?才|的时候)|等(?:到)?(?:出|死)(?:了)?人命?|人都要等死|等死|爆(?:粗|满|棚|款|单|料|仓)|(?:快|都)堵死|堵死|笑喷|饭都喷|救命(?=.{0,4}(?:稻草|恩人|恩|啊?哈))|打(?:起来|架)(?=.{0,3}哈)|(?<!还)差(?:点|一点|点儿|点没)[^,。!]{0,14}|险些[^,。]{0,10}|(?:别|就怕|生怕|担心|害怕)(?:哪天|万一)?[^,。]{0,14}(?:着火|出事|摔|掉|砸|塌|爆炸|出人命)|不是(?:不)?要(?:打架|跳楼)|广场舞/g;

export const figuresEn =
  /(?:is |are |be |it'?s |this is )?killing me|dying (?:to|of|for|in|here)|(?:get|got|be|been|was|being|should be|you'?re) fired|fire (?:him|her|them|the (?:guard|staff|manager|company))|(?:nearly|almost|practically) (?:\w+ ){0,3}(?:heart attack|died|fainted|fell|stopped|passed out|tripped|slipped|hit|broke)|heart (?:nearly|almost) stopped|(?:had|having|gave me|give me|have) (?:a|almost a)? ?heart attack (?:when|from|at|just|seeing|haha|lol)|almost had a heart attack|drowning in|burn(?:ed|t)[- ]out|blew up (?:at|my)|blowing up my|exploding with|head(?:'s| is)? (?:exploding|about to explode|going to explode)|flood(?:ed)? (?:of|with) (?:calls|messages|emails|complaints|requests)|trapped in (?:a )?(?:meeting|traffic)|stuck in (?:traffic|a meeting|line)|on fire (?:today|lately|this|with)|highway robbery|daylight robbery|robbed (?:by|with) (?:the|these|your|this) (?:fees?|bill)|smoking (?:cigarettes?|weed|area|break|in|on|near|by|outside|again)|(?:people|neighbou?rs?|guys|someone|he|she|they|guests?) smok(?:e|es|ing)|cigarette smoke|second-?hand smoke|smoke (?:detector|alarm|sensor)s?|cigarette|burning (?:incense|paper|leaves|joss)|(?:barbecue|bbq|cooking|kitchen) (?:smoke|smell)|drives? me (?:nuts|crazy|mad)|kill(?:ed)? the (?:mood|grass|plants)/g;

/** A question about precautions, a fear, a rule, a thing that is meant for danger: no danger yet. */
export const precautions =
  /(?:怎么|如何|咋)(?:预防|防|避免|逃生|使用|用|应急|自救|判断|辨别|安装|分辨|应对|处理.{0,4}(?:才|比较|好))|(?:应该|要)(?:先)?(?:怎么|干嘛|干什么|做什么|注意什么|怎样)|注意(?:什么|事项|哪些)|(?:万一|如果|要是|假如|假设|倘若|若是|一旦|哪天|将来|以后|遇到|遇上|碰到|发生)[^。!]{0,24}(?:怎么|咋|该|找谁|打哪|打什么|联系|赔|负责|谁|走哪|按哪|有没有|能不能|会不会|是不是|跑|往哪|先|吗|哪个|不得了|算谁|麻烦|就晚了|你们)|会不会(?!是)[^,。]{0,10}(?:着|爆|掉|塌|漏|炸|摔|淹)|(?:有没有|有无|哪里有|在哪|哪儿有|买|装|换|检查|更换|配|过期|空的?)[^,。]{0,8}(?:预案|措施|灭火|报警器|急救|除颤|aed|隐患|防毒|逃生|呼救)|(?:灭火器|消防栓|(?<!一氧化碳|燃气|煤气|气体)报警器|烟感|喷淋|急救箱|应急灯|消防门|防火门|逃生通道|安全出口|消防通道|警铃|警报器?|铃)(?!.{0,12}(?:真|现在|着火|烟|火光|响.{0,6}(?:味|烟|火|晕)))[^,。!]{0,10}(?:在哪|过期|怎么|坏|空|没|堵|生锈|多久|放|误|乱|老|滴|嘀|叫|打不开|停|占|敞|响(?!.{0,4}(?:关不|一直)))|预案|保险|(?:很|太|特别)?容易[^,。]{0,6}(?:着火|起火|摔|滑|触电|引|造|掉|塌|砸|出事|卡|夹)|(?:怕(?!是)|担心|害怕|以免|避免|防止|小心|当心|谨防|免得|省得|别让|不要|不能|严禁|禁止|不许|不准|预防|迟早|早晚|总有一天|等到|非得|非要|难道要?|难不成|别等|可别|有可能会|可能会|可能引|会引|引起|引发|造成|存在)[^。!]{0,16}(?:着火|起火|火灾|爆炸|触电|摔|掉|砸|塌|伤|出事|被困|困|溺水|中毒|咬|偷|晕|贼|淹|人命|打|跳)|安全隐患|火灾隐患|有隐患|不安全|太危险|很危险(?!.{0,6}(?:快|现在|马上))|哪天(?:真)?|早晚|迟早/;
export const precautionsEn =
  /what (?:should|do|would|can|shall) (?:i|we|you|one) do (?:if|in case|when)|what if|in case (?:of|there)|\bif (?:there|i|we|a|the|an|someone|something|my|you)\b(?!.{0,6}(?:don'?t come))|how (?:do|does|should|can|could|to|would).{0,40}(?:prevent|avoid|evacuate|use|react|respond|escape|report)|(?:fire|smoke|gas|burglar|carbon monoxide) (?:extinguishers?|drills?|exits?|alarms?|detectors?|safety|doors?|escapes?|insurance|hydrants?|sensors?|bureau|department|inspection)(?!.{0,30}(?:smoke is|i see|real|flames))|prevent|afraid (?:that )?.{0,14}(?:might|will|could)|(?:could|might|may|will|would|going to|can) (?:easily |probably |one day |eventually )?(?:cause|start|catch|fall|slip|get hurt|trip|break|happen|get (?:hurt|injured|trapped))(?! any| on people| right)|one day|some ?day|sooner or later|eventually|fire hazard|safety hazard|assembly point|emergency (?:number|exit|contact|plan|procedure)/;

/** It is said that there is no such danger. */
export const denials =
  /(?:没有|没|不是|并没|并非|无|冇)(?:人|有|发生|出现|什么|啥|见)?[^,。]{0,3}(?:着火|起火|冒烟|明火|火情|火灾|漏气|漏电|泄漏|被困|困人|受伤|晕倒|触电|打架|危险|大碍|伤亡|伤着人|砸到人|煤气|燃气|掉下来|出血)|好在没|幸好|幸亏|还好(?=没|里面|人|不|是)|(?:里面|电梯里|屋里|车里)(?:没|没有)人|没人(?:在)?(?:里面|受伤|困)|no (?:fire|smoke|gas|injur|danger|blood|one (?:is |was |got )?(?:hurt|trapped|injured|inside))|nobody (?:is |was |got )?(?:hurt|trapped|injured|inside)|(?:not|isn'?t|wasn'?t) (?:on fire|an emergency|trapped|bleeding|a gas|urgent|dangerous)|luckily|thankfully|fortunately/;

/** Puts it into this moment: outweighs a time gone by in the same clause. */
export const present =
  /现在|正在|此刻|眼下|这会儿|刚刚|刚才|刚(?!搬|来|装|修|换|买)|目前|今天|今早|今晚|今儿|还在|又(?:在|着|冒|起|晕|困|卡|漏|打|掉|爆|来|响|满|有)|在(?:冒|烧|喷|流|漏|打|哭|喊|叫|撬|砸|涨|抽|漫)|马上|快来|赶紧|赶快|速来|快点|快派|快叫|立刻|真的|突然|right now|\bnow\b|currently|still\b|at the moment|just (?:now|fell|collapsed|got|started)|today|tonight|come quick|hurry|immediately|again/;
