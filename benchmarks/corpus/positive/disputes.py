"""Judgments, agreements, claims and complaints with many parties."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("disputes")


@template(0)
def facts_of_a_judgment(d: Document) -> None:
    d.add("""本院查明：{year}年冬，被告人{mou}伙同{mou}（另案处理）至被害人{mou}位于{addr}的住处，«撬锁¦翻窗\
»入室，窃得现金{money}元。\
{mou}望风。证人{mou}、{mou}的证言，辨认笔录，{name}律师提交的谅解书等在案佐证。审判长{name}，人民陪审员\
{name}、{name}，书记员{name}。""")


@template(1)
def divorce_case(d: Document) -> None:
    d.add("""原告{name}，女，住{addr}。委托诉讼代理人：{name}，{name}律师。被告{name}，男，住{addr}。
原告诉称：双方婚后育有一子{name}，由被告之母{name}照看。{date}起分居，原告搬至{house}。被告辩称，{mou}所述\
债务与其无关。\
经审理，婚生子{again}随{name}生活。""")


@template(2)
def supply_agreement(d: Document) -> None:
    d.add("""甲　方：{name}
住　所：{addr}
乙　方：{name}
住　所：{addr}
丙方（保证人）：{name}，住{addr}
甲方委派{name}，乙方委派{name}作为现场代表；«到货地点»：{addr}，由{name}清点签收，他人签字无效。""")


@template(3)
def family_agreement(d: Document) -> None:
    d.add("""分家«协议¦约定»
立约人{name}（父）、{name}（母），子{name}、{name}，女{name}。
一、{addr}的三间瓦房归{name}；二、{house}归{name}和她的丈夫{name}；三、两位老人轮流赡养，从长子{name}开始\
。
中间人：{name}、{name}　执笔：{name}""")


@template(4)
def claim_story(d: Document) -> None:
    d.add("""出险经过：{date}傍晚，被保险人{name}骑车至{cityroad}附近时，与{name}驾驶的轿车刮擦，同乘的\
{name}擦伤。\
保安{name}、店主{name}目击。伤者由{name}送医，接诊医生{name}。修车地点：{addr}。受益人{name}委托弟弟{name}\
«代办¦代领»。""")


@template(5)
def surveyor_notes(d: Document) -> None:
    d.add("""查勘：{name}到{addr}看现场，户主{name}不在，邻居{name}开的门。客厅被淹，«据称»是{house}阳台水管\
爆裂，\
责任人{name}已签字。{name}对定损{money}有异议，要求{name}复勘。«赔付至{bank}，户名{name}。¦»""")


@template(6)
def platform_complaint(d: Document) -> None:
    d.add("""投诉人：{name}　被投诉：{brand}旗舰店
我{date}买的{goods}，客服「{ename}」和后来的{name}说法完全不一样。上门师傅叫{name}，没换零件就让我妈{name}\
签字！\
我住{addr}，他却把工单写成{house}。要求{name}本人道歉，«否则12315见¦并退款{money}»。""")


@template(7)
def hotline_memo(d: Document) -> None:
    d.add("""来电摘要　{name}女士代父亲{name}反映：{hospital}住院期间，护工{name}态度恶劣；科主任{name}已约\
谈{name}，\
并委托护士长{name}登门（{addr}）致歉。家属{name}表示«接受¦不接受»，要求面见院长{name}。下次回访人：{name}\
。""")


@template(8)
def police_report(d: Document) -> None:
    d.add("""警情«通报¦速报»：{date}，我局接群众{mou}报警，称其在{cityroad}被人以「代办退税」为由骗走{money}\
元。\
民警{name}、{name}连夜«研判¦追踪»，在{addr}将嫌疑人{mou}（{sex}，{age}岁）抓获，{mou}、{mou}在逃。""")


@template(9)
def settlement_minutes(d: Document) -> None:
    d.add("""和解笔录
问：{name}，你对{name}所说有无意见？
答：«没有¦有»。钱是{name}经手的，条子在我姐{name}那儿。
问：现住哪里？
答：{addr}，户口在{addr}。
问：{name}能否作证？
答：能，他和{name}当时都在{house}。
«以上笔录我已看过，与我说的相符。»{name}　{date}""")
