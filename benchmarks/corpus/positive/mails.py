"""E-mail with headers and signatures (邮件)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("mails")


@template(0)
def signature(d: Document) -> None:
    d.add("""{surname}总您好，

附件为{goods}«报价单¦方案»，总价{money}，有效期{int}天。

--
{name} | {job}
{org} {dept}
«Tel¦电话»{e}{shortline}    «Mobile¦手机»{e}{mobile}
«Email¦E-mail¦邮箱»{e}{email}
地址：{addr}    邮编{c}{postcode}""")


@template(1)
def headers(d: Document) -> None:
    d.add("""发件人: {name} <{email!}>
收件人: {name} <{email!}>; {name} <{email!}>
抄送: {email!}
发送时间: {date} {time}
主题: 回复: {contract}付款事宜

您好，款项{money}请汇至以下账户：{org}，«开户银行¦开户行»{branch}，账号{c}{acct}。\
有问题随时打我«手机¦电话»{mobile}。""")


@template(2)
def short_signature(d: Document) -> None:
    d.add("""好的，{date}见。

{name}
{mobile-} / {landline}
{email-}
来自我的{model}""")


@template(3)
def english_signature(d: Document) -> None:
    d.add("""Best regards,
{ename} ({name})
«Account Manager¦Sales Director», {brand} Ltd.
T: {landline}  M: {mobile}  F: {shortline}
W: {url!}  E: {email!}
Add: {eaddr}, {postcode-}, P.R.China""")


@template(4)
def handover(d: Document) -> None:
    d.add("""Hi {name}，

交接清单如下：
1) 客户A对接人{name}，{mobile-}，{email-}
2) 税务UKey«密码¦口令»{c}{password}
3) 网银操作员卡号{card}，{bank}
4) 云平台 AccessKey{e}{apikey}
5) 公众号后台 {url-}，管理员微信{c}{wechat}
版本{version}，仓库 {scp}""")


@template(5)
def visa_invitation(d: Document) -> None:
    d.add("""Dear {ename},
We invite the following delegates to visit on {isodate}:
1. {name}, Passport No.{e}{passport}, Date of Birth{e}{dob}
2. {name}, Passport No.{e}{passport}, DOB{e}{dob}
Contact: {intl-}, {email-}. Booking ref {sku}, hotel {money} per night.""")


@template(6)
def out_of_office(d: Document) -> None:
    d.add("""自动回复：我{date}至{date}休假，紧急事宜请联系{name}（分机号见通讯录，手机{mobile}）\
或发送邮件至{email}。系统问题请拨{service}或提单（上一单{order}）。""")


@template(7)
def recruiting_mail(d: Document) -> None:
    d.add("""{name}同学：
恭喜通过{org}笔试（得分{dec}）。请于{when}参加面试：{url-}
需携带：身份证（我们登记的是{id18*}）、学生证（«学号¦学生证号»{c}{stuno}）。
HR {name} {landline} {email-}""")


@template(8)
def vendor_bank_change(d: Document) -> None:
    d.add("""尊敬的客户：我司自{date}起变更收款信息。
旧账户停用；新账户：{org}，账号{c}{acct}，{branch}，«行号»{c}{cnaps}，SWIFT: {swift}。
请以电话回拨核实：{landline}（勿用邮件内其他号码）。PO {contract}，INV {invoiceno}，{money}。""")


@template(9)
def student_affairs_mail(d: Document) -> None:
    d.add("""老师好，我是{name}，学号{c}{stuno}，«想¦需要»补办校园卡。我的手机{mobile}，QQ{e}{qq}，邮箱 \
{email-}，«出生日期»{c}{dob}。附件已压缩（MD5 {hex32}）。""")
