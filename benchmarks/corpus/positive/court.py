"""Judgments, notices and notary papers (司法)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("court")


@template(0)
def judgment_head(d: Document) -> None:
    d.add("""{city}市中级人民法院
民 事 判 决 书
{court-}
上诉人（原审被告）：{name}，{sex}，«出生日期：{dob!}¦»，汉族，住{addr}，«公民身份号码»{c}{id18}。
被上诉人：{org}，住所地{addr}，统一社会信用代码{c}{uscc}。
上诉人因买卖合同纠纷一案，不服{city}市人民法院{court-}民事判决，向本院提起上诉。""")


@template(1)
def enforcement_notice(d: Document) -> None:
    d.add("""执行通知书
{name}：申请执行人{name}与你民间借贷纠纷一案，{court-}民事判决书已生效，本院«立案案号¦案号»{c}{court}。\
责令你履行：支付{money}元及利息（LPR{pct}）。
收款账户：{branch}，账号{c}{acct}。承办人{name}，电话{landline}，«逾期查封»车辆{plate-}。""")


@template(2)
def dishonest_list(d: Document) -> None:
    d.add("失信被执行人名单（{date}）\n")
    d.rows(2, 4, "{name}，身份证号{id18*}，案号{court}，未履行金额{money}\n")


@template(3)
def asset_query(d: Document) -> None:
    d.add("""«协助查询存款通知书»（{court}）
被查询人：{name}   证件种类：身份证   证件号码：{id18}
账户：{card-}、{card-}；支付宝{c}{alipay}；微信{c}{wechat}
车辆 {plate-}（车架号{vin}）；手机号{mobile+~}""")


@template(4)
def service_confirmation(d: Document) -> None:
    d.add("""送达地址确认书
案号  {court}
受送达人 {name}   «军人证件»军官证{c}{military}
地址 {addr}  邮编{c}{postcode}
移动电话 {mobile}  电子邮箱 {email}  微信号{c}{wechat}""")


@template(5)
def notary(d: Document) -> None:
    d.add("""公证书（{contract}）
申请人：{name}，{sex}，«出生日期¦生于»{c}{dob}，«香港永久性居民身份证号码»{c}{hkid}，回乡证号码{c}{travelhm}
关系人：{name}，澳门居民身份证{c}{moid}；{name}，军官证{c}{military}
兹证明前面的复印件与原件相符。公证员 {name}  {date}  （参见{court}裁定）""")


@template(6)
def lawyer_letter(d: Document) -> None:
    d.add("""律师函
致：{org}（税务登记«纳税人识别号»{c}{taxid}）
本所受{name}委托……贵司至今拖欠{money}元。请于{int}日内与{name}律师联系：«执业证»略，手机{mobile}，\
传真{landline}，邮箱{email}。收款账号{c}{acct}。""")


@template(7)
def arbitration(d: Document) -> None:
    d.add("""申请人：{name}，手机号{mobile}，«身份号码¦公民身份号码»{c}{idany}。被申请人：{org}，\
«税号»{c}{taxid}，电话{landline}。
请求：支付{date}至{date}加班费{money}元。证据：考勤{int}页、微信号{wechat!}的聊天记录{int}页、\
关联案件{court-}。""")
