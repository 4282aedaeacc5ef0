"""Parties, clauses and signature blocks (合同)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("contracts")


@template(0)
def lease_parties(d: Document) -> None:
    d.add("""«房屋租赁合同¦住房租赁合同»    合同编号：{contract}
出租方（甲方）：{name}    «身份证号码¦公民身份号码»{c}{id18}
承租方（乙方）：{name}    «身份证号¦身份证»{c}{id18}
一、甲方将位于{addr}的房屋（建筑面积{dec}平方米）出租给乙方，租期{int}个月，自{date}起。
二、月租金人民币{money}元，押金{money}元。乙方应将租金汇入甲方账户：{branch}，{name}，«账号¦卡号»{c}{card}。
三、联系方式：甲方{mobile}；乙方{mobile}。""")


@template(1)
def purchase_signature_block(d: Document) -> None:
    d.add("""«（以下无正文，为签署页）¦（签章处）»
甲方（盖章）：{org}
«统一社会信用代码»{c}{uscc}
法定代表人：{name}        电话／传真：{landline}
«开户行»：{branch}
«账号¦银行账号»{c}{acct}
乙方（盖章）：{org}
«税号¦纳税人识别号»{c}{uscc}
授权代表：{name}    «移动电话¦手机»{c}{mobile}
签订日期：{date}    «签订地点：{city}¦»    合同编号：{contract}""")


@template(2)
def labour_contract(d: Document) -> None:
    d.add("""甲方（用人单位）：{org}，«社会信用代码¦统一社会信用代码»{c}{uscc}
乙方（劳动者）：{name}，性别{sex}，«出生年月日¦出生日期»{c}{dob}，«居民身份证号码»{c}{id18}
户籍地址：{addr}，«邮政编码»{c}{postcode}
紧急联系人：{name}，{mobile}
第一条 合同期限自{date}至{date}，试用期{int}天。第二条 岗位{job}，月薪{money}元。«第{int}条 保密期{int}\
年。¦»""")


@template(3)
def loan_agreement(d: Document) -> None:
    d.add("""借 款 协 议
借款人{name}（«居民身份证：¦身份证号：¦证件号码：»{id18}，手机{mobile}）于{date}向出借人{name}（{id18-}\
）借到人民币{money}元，
年利率{pct}，«收款账户：¦款项汇入：»{bank} {card}。逾期按LPR的4倍计息。担保人：{name}，\
«军官证¦士官证»{c}{military}。
«如有争议提交{city}仲裁委员会。¦»邮编：{postcode}""")


@template(4)
def notice_clause(d: Document) -> None:
    d.add("""{page} 通知与送达
双方确认以下地址为有效送达地址：
（1）甲方：{addr}；收件人：{name}；«电话¦联系电话»：{landline}；«电子邮箱¦邮箱¦E-mail»：{email}
（2）乙方：{addr}；收件人：{name}；电话：{mobile}；传真：{landline}；邮箱：{email}
任何一方变更的，应在{int}个工作日内书面通知。本合同附件{int}份，共{int}页。""")


@template(5)
def vehicle_sale(d: Document) -> None:
    d.add("""二手车买卖合同（示范文本）
卖方：{name}，«证件号码»{c}{id18}；买方：{name}，«护照号码»{c}{passport}。
车辆：{brand}牌，号牌号码{plate}，«车辆识别代号（车架号）¦车架号»{c}{vin}，«发动机号¦发动机号码»{c}\
{engine}，表显里程{big}公里。
车价{money}元，定金{money}元。卖方电话 {mobile-}，买方电话 {mobile-}，邮箱 {email-}""")


@template(6)
def equity_transfer(d: Document) -> None:
    d.add("""转让方：{name}，中国香港居民，«香港身份证号码¦香港居民身份证»{c}{hkid}
受让方：{org}（«注册号¦工商注册号»{c}{bizreg}，«组织机构代码»{c}{orgcode}）
目标公司：{org}，«统一社会信用代码»{c}{uscc}，注册资本{money}元，转让比例{pct}。
价款支付至：{bank}，SWIFT{e}{swift}，«账户¦账号»{c}{acct}。""")


@template(7)
def franchise(d: Document) -> None:
    d.add("""特许经营合同补充协议（{contract}）
加盟方：{name}«，中国台湾¦»，«身分证字号¦台湾身份证号»{c}{twid}，«台胞证¦台湾居民来往大陆通行证»{c}\
{traveltw}
特许方：{org}，«组织机构代码证¦机构代码»{c}{orgcode}；营业执照«注册号»{c}{bizreg}
加盟费{money}元，保证金{money}元，账号{c}{acct}（{branch}，«行号»{c}{cnaps}）。""")
