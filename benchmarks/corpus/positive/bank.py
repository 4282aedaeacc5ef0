"""Transfers, account forms, statements, risk notes of banks (银行)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("bank", "form")


@template(0)
def remittance_slip(d: Document) -> None:
    d.add("""电汇凭证（回单）  流水号：{orderdigits}
汇款人全称 {org}      账号{c}{acct}
汇出行 {branch}       «支付行号¦行号»{c}{cnaps}
收款人全称 {org}      账号{c}{acct}
汇入行 {branch}       «联行号¦大额支付行号»{c}{cnaps}
金额（小写）{money}   用途：货款 {contract}
记账 {name}   复核 {name}   {datetime}""")


@template(1)
def salary_transfer_note(d: Document) -> None:
    d.add("""请将{date}«工资¦劳务费¦奖金»打入下列账户：
户名：{name}
开户银行：{branch}
«银行卡号¦卡号¦储蓄卡号»{c}{card}
«预留手机号¦银行预留手机»{c}{mobile}
«证件号¦身份证»{c}{id18}
«联行号»：{cnaps}    金额：{money}    批次：{batch}""")


@template(2)
def cross_border(d: Document) -> None:
    d.add("""境外汇款申请书
32A 币种及金额 USD {money}
50K 汇款人 {org}，«组织机构代码»{c}{orgcode}
57A 收款人开户银行 {efirm} Bank，«SWIFT CODE¦SWIFT代码¦BIC»{e}{swift}
59 收款人 {ename}，IBAN{e}{iban}，Tel{e}{intl}
71A 费用承担 SHA   附言 INV {invoiceno}""")


@template(3)
def foreign_account_form(d: Document) -> None:
    d.add("""«外币账户信息登记表¦收款路径»
Beneficiary: {ename}
Beneficiary's Bank: «Bank of China, {city} Branch»
«SWIFT¦Swift/BIC»: {swift}
«Account No.¦A/C No.»: {acct}
Intermediary IBAN: {iban}
Contact: {intl-} / {email-}
Reference: {contract}, amount {money}""")


@template(4)
def credit_card_authorisation(d: Document) -> None:
    d.add("""信用卡«预授权书¦扣款授权书»
持卡人：{name}  «卡号¦信用卡号»{c}{card}  有效期：{expiry}  «CVV2¦CVV¦安全码»{e}{cvv}
证件类型：«护照¦居民身份证»  «护照号¦护照»{c}{passport}
授权金额：{money}   商户号：{merchant}   终端号：{sku}""")


@template(5)
def complaint_about_card(d: Document) -> None:
    d.add("""«工单{order}»：客户{name}反映其«信用卡¦贷记卡»{card}{date}被盗刷{money}元。\
客户称从未透露«CVN2¦卡背后三位¦安全码»{c}{cvv}与«交易密码¦取款密码¦支付密码»{c}{password}，
曾收到«验证码¦短信验证码»{c}{otp}。客户回电{mobile}，«其配偶电话»{mobile}。处理人工号{c}{empno}。""")


@template(6)
def corporate_account_opening(d: Document) -> None:
    d.add("""单位银行结算账户开户申请书
存款人名称：{org}
«统一社会信用代码»{c}{uscc}    «组织机构代码»{c}{orgcode}
法定代表人：{name}  证件种类：身份证  «证件号码»{c}{id18}
«注册地址»：{addr}  «邮编¦邮政编码»{c}{postcode}  «电话»{c}{landline}
账户性质：基本户  «账号»{c}{acct}  核准号：J{invoicecode}0""")


@template(7)
def alipay_withdrawal(d: Document) -> None:
    d.add("""提现失败记录
«支付宝账号¦支付宝用户号¦支付宝UID»{c}{alipay}
«交易号»：{trade}
«到账银行卡¦收款卡号»{c}{card}（{bank}）
商户订单：{order}  商户PID {merchant}
失败原因：户名不符，客户电话{c}{mobile}，«证件号»{c}{idany}""")


@template(8)
def anti_money_laundering(d: Document) -> None:
    d.add("""可疑交易报告摘录：主体{name}（«身份证件号码¦身份证号»{c}{id18}）名下{card-}、{card-}\
两张借记卡于{date}—{date}期间发生{big}笔交易，合计{money}元，
IP地址集中于{ip-}与{ip-}，MAC地址{mac-}，交易对手«支付宝»账号{c}{alipay}，评分{dec}。""")


@template(9)
def counter_scribble(d: Document) -> None:
    d.add("""挂失登记  {datetime}  柜员«号¦工号»{c}{empno}
卡／折：{card}    户名：{name}
身份证{c}{id18}    联系{mobile}
备注：客户持«港澳通行证¦往来港澳通行证»{c}{travelcn}补充核验；凭证号{batch}；«序号{int}¦»""")


@template(10)
def certificate_of_deposit(d: Document) -> None:
    d.add("""资信证明书（中英文）No. {contract}
兹证明{name}（{ename}），«证件号码¦有效证件号»{c}{docno}，截至{date}在我行«活期¦定期»账户（«账号»{c}\
{acct}）余额为人民币{money}元。
{branch}  «电话»{c}{landline}   «SWIFT»：{swift}""")


@template(11)
def guarantor_list(d: Document) -> None:
    d.add("""担保人情况（授信{money}，利率{pct}）
① {name}，{idany-}，{mobile-}，{addr}
② {name}，{idany-}，{mobile-}，持«警官证¦军官证»{c}{military}
③ {org}，{uscc-}，「证件号」{c}{docno}
电子邮件：{email}；公积金账号{c}{hfund}""")
