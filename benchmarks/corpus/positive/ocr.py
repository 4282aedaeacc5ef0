"""Scans read by machines, with their noise (扫描件)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("ocr", "ocr")


@template(0)
def identity_card(d: Document) -> None:
    d.add("""姓 名{name}
性别{sex}民族汉
出 生 {dob!}
住  址{addr}
公民身份号码{id18}""")


@template(1)
def business_licence(d: Document) -> None:
    d.add("""营 业 执 照
统一社会信用代码 {uscc}
名 称 {org}
类 型 有限责任公司（自然人投资或控股)
法定代表人 {name}
注册资本 {money}圆整
成立日期 {date}
注册号{bizreg}""")


@template(2)
def passport_page(d: Document) -> None:
    d.add("""护照 PASSPORT
类型/Type P  国家码/Country Code CHN  护照号/Passport No. {passport}
姓名/Name {name}
性别/Sex {sex}/M  出生日期/Date of birth {dob!}
签发日期/Date of issue {isodate}""")


@template(3)
def invoice_scan(d: Document) -> None:
    d.add("""增值税电子普通发票  发票代码:{invoicecode} 发票号码: {invoiceno}
开票日期: {date}  校验码: {invoicecode} {invoiceno}
购 名称: {org}
买 纳税人识别号: {uscc}
方 地址、电话: {addr} {landline}
   开户行及账号: {branch} {acct}
*{goods}  {int} 件 {dec} {money}""")


@template(4)
def bank_card_photo(d: Document) -> None:
    d.add("""{bank} 借记卡 DEBIT
{card-}
VALID THRU {expiry}  UnionPay 银联
卡号:{card}  客服{service}
户名 {name} 手机号{mobile}""")


@template(5)
def receipt(d: Document) -> None:
    d.add("""银联POS签购单  商户存根
商户编号 {merchant}  终端号 {sku}
卡号 {card*}  发卡行 {bank}
交易类型 消费  批次号 {batch} 凭证号 {big}
金额 RMB {money}  持卡人电话 {mobile}  证件号 {id18}
日期/时间 {datetime}""")


@template(6)
def driving_papers(d: Document) -> None:
    d.add("""行驶证 Vehicle License
号牌号码 Plate No. {plate} 所有人 {name}
车辆识别代号 VIN {vin}
发动机号码 Engine No. {engine}
驾驶证档案编号 {driverfile} 注册日期 {isodate}""")


@template(7)
def vehicle_papers(d: Document) -> None:
    d.add("""机动车登记证书 编号{batch}
1.机动车所有人/身份证明名称/号码 {name}/居民身份证/{id18}
2.机动车登记编号 {plate}
9.车辆识别代号/车架号 {vin}
11.发动机号 {engine}
驾驶证档案编号 {driverfile}""")
