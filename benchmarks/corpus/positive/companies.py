"""Registration, invoices, customs, tenders (企业与税务)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("companies", "form")


@template(0)
def invoice_title(d: Document) -> None:
    d.add("""开票资料
公司名称：{org}
«税号¦纳税人识别号»{c}{uscc}
地址电话：{addr} {landline}
开户行及账号：{branch} {acct}
«收票邮箱»{c}{email}   收票手机{c}{mobile}""")


@template(1, "prose")
def invoice_request(d: Document) -> None:
    d.add("""麻烦开专票，抬头{org}，税号{uscc}，{addr}，{landline}，{bank}账号{acct}，金额{money}，\
税率13%，订单{order}，寄{name}{mobile-}。""")


@template(2)
def old_tax_registration(d: Document) -> None:
    d.add("""税务登记证（{city}国税字{batch}号）
纳税人名称 {org}
«纳税人识别号¦税务登记号»{c}{taxid}
«组织机构代码»{c}{orgcode}  «工商登记注册号¦注册号»{c}{bizreg}
法定代表人 {name}  «证件号码»{c}{id18}""")


@template(3)
def archive_of_company(d: Document) -> None:
    d.add("""企业档案（{year}年以前）
单位：{org}    机构代码：{orgcode}    营业执照注册号：{bizreg}    国税税号：{taxid}
负责人：{name}    证件号{c}{docno}    电话：{landline}
档案盒 {batch}，共{int}页""")


@template(4)
def customs_declaration(d: Document) -> None:
    d.add("""中华人民共和国海关出口货物报关单  海关编号：{orderdigits}
境内发货人 {org} ({uscc~})
境外收货人 {efirm} TRADING GMBH
提运单号 {sku}  贸易国 德国  净重 {dec}  件数 {int}
商品编号 {ean}  {goods}  单价 {dec} USD
申报人员 {name}  电话 {mobile}  «收款银行SWIFT»{e}{swift}  «对方IBAN»{e}{iban}""")


@template(5)
def proforma_invoice(d: Document) -> None:
    d.add("""PROFORMA INVOICE No. {contract}   Date {isodate}
Seller: {org}, USCC{e}{uscc}
Bank: {bank}, Account No.{e}{acct}, SWIFT CODE{e}{swift}
Buyer's IBAN{e}{iban}   Buyer's phone{e}{intl}
{goods}  {big} PCS  @USD {dec}  Total USD {money}
Contact: {ename} {email-}""")


@template(6, "prose")
def registry_query(d: Document) -> None:
    d.add("""经查询，{org}（{uscc-}）成立于{date}，注册资本{money}，法定代表人{name}，参保人数{int}人，\
行业排名{int}，股票代码{stock}，联系电话{landline}，邮箱{email-}，官网{url-}。""")


@template(7, "prose")
def tender_notice(d: Document) -> None:
    d.add("""中标公告：项目编号{contract}，中标人{org}（{uscc-}），中标价{money}元。采购人联系人：{name}\
，{landline}；代理机构：{org}，电子邮件{email-}，公告{url-}。保证金账户：{branch}，账号{c}{acct}，\
行号{c}{cnaps}。""")


@template(8)
def tax_agent(d: Document) -> None:
    d.add("""代扣代缴明细  扣缴义务人识别号{c}{uscc}
{name}  身份证件号码{c}{id18}  收入{money}  税额{money}
{name}  纳税人识别号：{taxid}  收入{money}
办税员{name}，«实名»手机{c}{mobile}，«电子税务局密码»{c}{password}""")


@template(9, "prose")
def reconciliation(d: Document) -> None:
    d.add("""对账函：截至{date}贵司尚欠{money}元（发票{invoiceno}、{invoiceno}）。回函请寄{addr}，\
邮编{postcode}，{name}收，电话{landline}，或扫描发{email-}。我司税号{c}{uscc}，\
旧税务登记号（纳税人识别号）{c}{taxid}。""")
