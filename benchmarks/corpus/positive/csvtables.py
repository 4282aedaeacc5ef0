"""Lines with a header, as exported from systems and spreadsheets (导出表)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("csvtables", "sheet")


@template(0)
def customers(d: Document) -> None:
    d.add("客户编号,姓名,性别,«手机号¦手机号码»,«身份证号¦身份证号码»,地址,创建时间\n")
    d.rows(3, 8, "{big},{name},{sex},{mobile},{id18},{addr},{datetime}\n")


@template(1)
def employees_tab(d: Document) -> None:
    d.add("«工号¦员工工号»\t姓名\t证件号码\t联系方式\t«开户行»\t工资卡号\t应发\n")
    d.rows(3, 8, "{empno}\t{name}\t{id18}\t{mobile}\t{bank}\t{card}\t{money}\n")


@template(2)
def pinyin_headers(d: Document) -> None:
    d.add("xm,xb,sfzh,sjh,csrq,yb,je\n")
    d.rows(3, 6, "{name},{sex},{id18},{mobile},{dob!},{postcode!},{dec}\n")


@template(3)
def english_headers(d: Document) -> None:
    d.add("id,name,id_card,mobile,email,birthday,zip,balance,created_at\n")
    d.rows(3, 6, "{snow},{name},{id18},{mobile},{email},{dob!},{postcode!},{dec},{unixms}\n")


@template(4)
def suppliers(d: Document) -> None:
    d.add("供应商,«统一社会信用代码»,«组织机构代码»,联系人,电话,开户行,银行账号,行号\n")
    d.rows(2, 6, "{org},{uscc},{orgcode},{name},{landline},{branch},{acct},{cnaps}\n")


@template(5)
def invoices_titles(d: Document) -> None:
    d.add("序号\t购方名称\t«税号¦购方税号»\t注册号\t地址\t电话\t账号\t联行号\t金额\n")
    for i in range(1, d.rng.randint(3, 6)):
        d.add(f"{i}" + "\t{org}\t{uscc}\t{bizreg}\t{addr}\t{landline}\t{acct}\t{cnaps}\t{money}\n")


@template(6)
def several_in_a_cell(d: Document) -> None:
    d.add("姓名|«联系电话¦电话»|邮箱|备注\n")
    d.rows(2, 5, "{name}|{mobile+~}|{email+~}|«回访{date}¦金额{money}¦订单{order}»\n")


@template(7)
def quoted_cells(d: Document) -> None:
    d.add('"负责人","手机/座机","银行卡","«社保编号»"\n')
    d.rows(2, 5, '"{name}","{mobile-}、{landline}","{card+}","{ssn!}"\n')


@template(8)
def students_export(d: Document) -> None:
    d.add("学号,姓名,班级,身份证件号,家长手机,QQ号,成绩\n")
    d.rows(3, 8, "{stuno},{name},{int}班,{idany},{mobile},{qq},{dec}\n")


@template(9)
def members_export(d: Document) -> None:
    d.add("会员号;姓名;学生证号;微信号;QQ;手机;积分;最近消费\n")
    d.rows(3, 8, "{sku};{name};{stuno};{wechat};{qq};{mobile};{big};{isodate}\n")


@template(10)
def vehicles_export(d: Document) -> None:
    d.add("车牌号,车架号,发动机号,车主,联系电话,保单号,保费\n")
    d.rows(2, 6, "{plate},{vin},{engine},{name},{mobile},{policy!},{dec}\n")


@template(11)
def devices_export(d: Document) -> None:
    d.add("资产编号,型号,IMEI,IMSI,ICCID,MAC地址,使用人,号牌,手机号\n")
    d.rows(2, 6, "{part},{model},{imei!},{imsi!},{iccid!},{mac!},{name},{plate},{mobile}\n")


@template(12)
def patients_export(d: Document) -> None:
    d.add("病历号,姓名,身份证号,医保编号,公积金账号,诊断,费用\n")
    d.rows(2, 5, "{medrec!},{name},{id18},{ssn!},{hfund!},{disease},{dec}\n")


@template(13)
def insured_export(d: Document) -> None:
    d.add("住院号\t参保人\t社会保障号码\t公积金个人账号\t证件号\t费用合计\n")
    d.rows(2, 5, "{medrec!}\t{name}\t{ssn!}\t{hfund!}\t{docno!}\t{money}\n")
