"""Letters in traditional characters; Hong Kong, Macau, Taiwan (繁體)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("traditional")


@template(0)
def hong_kong_bank_letter(d: Document) -> None:
    d.add("""{tname}先生台鑒：
多謝　閣下申請本行服務。請核對以下資料：«香港身份證號碼¦身份證號碼（HKID）»：{hkid}；聯絡電話：{intl}；\
電郵：{email}。
申請編號 {sku}，首年年費港幣{money}。查詢請致電客戶服務部。{date}""")


@template(1)
def hong_kong_hr(d: Document) -> None:
    d.add("""僱員資料表
中文姓名：{tname}   英文姓名：{ename}
HKID No.: {hkid}   出生日期：{dob}
流動電話：{intl}   回鄉證：{travelhm}
«職員編號：¦員工編號：»{empno}   薪金：HK${money}""")


@template(2)
def taiwan_application(d: Document) -> None:
    d.add("""茲有本公司員工{tname}君，«身分證字號¦身分證統一編號¦國民身分證統一編號»：{twid}，生日：{dob}\
，行動電話：{intl}，擬於{date}赴{city}出差，台胞證號：{traveltw}，請惠予協助。文號：{contract}""")


@template(3)
def taiwan_insurance(d: Document) -> None:
    d.add("""要保人：{tname}　身分證字號：{twid}
被保險人：{tname}　居留證統一證號：{twid}
保單號碼：{policy}　出生日期：{dob}
電子郵件：{email}　電話：{intl}　保額：{money}元　繳費{int}年""")


@template(4)
def macau_letter(d: Document) -> None:
    d.add("""致：{tname}女士
澳門居民身份證編號：{moid}
關於«社會保障基金¦現金分享計劃»事宜，款項澳門幣{money}元將存入　閣下於中國銀行之帳戶，帳號：{acct}。\
查詢請電 {intl-}。檔號：{contract}""")


@template(5)
def macau_visitor(d: Document) -> None:
    d.add("""訪客登記  {datetime}
姓名：{tname}　«澳門身份證¦澳門居民身份證»：{moid}　電話：{intl}
姓名：{tname}　往來港澳通行證：{travelcn}　電話：{mobile}
車牌：{plate-}　逗留{int}小時　證{batch}""")


@template(6)
def mainland_property_buyer(d: Document) -> None:
    d.add("""買方：{tname}（港澳居民來往內地通行證號碼：{travelhm}；港澳居民居住證：{permithk}）
樓宇：{taddr}　樓價人民幣{money}元
匯款：{bank}，SWIFT: {swift}，帳戶號碼：{acct}，電郵 {email-}""")


@template(7)
def cross_strait_marriage(d: Document) -> None:
    d.add("""結婚登記聲明書：男方{tname}，台灣居民，台灣居民來往大陸通行證：{traveltw}，臺灣身分證 {twid}\
；女方{tname}，公民身份號碼：{id18}，大陸居民往來台灣通行證：{travelcn}，手機：{mobile}。證人{tname}，\
HKID：{hkid}。{date}""")
