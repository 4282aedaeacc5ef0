"""Business English with Chinese in it (中英混排)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("mixed")


@template(0)
def project_update(d: Document) -> None:
    d.add("""Hi team, 客户{name} ({brand}) 的 contract {contract} 已经 sign 了, total RMB {money}. \
Please contact 对方 PM {ename}, mobile {mobile}, email {email-}. Kickoff {isodate} {time}, Q{int} \
target {pct}.""")


@template(1)
def onboarding_checklist(d: Document) -> None:
    d.add("""New joiner checklist
[ ] Name: {ename} / {name}; Employee ID{e}{empno}; DOB{e}{dob}
[ ] ID card no.{e}{id18}
[ ] Bank card{e}{card} ({bank})
[ ] Phone{e}{mobile}; WeChat ID{e}{wechat}
[ ] Laptop {model}, MAC address{e}{mac}, asset {part}""")


@template(2)
def support_chat_english(d: Document) -> None:
    d.add("""Agent: May I have your passport number pls?
Customer: passport no. {passport}, name {ename}
Agent: and your 手机号?
Customer: {mobile-}, or my HK number {intl-}
Agent: OTP code 收到了吗
Customer: code is {otp}, order {order}""")


@template(3)
def expense_note(d: Document) -> None:
    d.add("""Reimburse {ename}: taxi {plate-} CNY {dec}, hotel invoice {invoiceno}, CITIC credit card \
{card-}, CVV{e}{cvv}, employee no.{e}{empno}. Approver {name} <{email!}> ext 8{int}2. Flight CA{big}, \
seat {int}C.""")


@template(4)
def tech_ticket(d: Document) -> None:
    d.add("""[P1] login 失败 — user {email-} from IP {ip-}, device OAID={oaid!}, IMEI={imei!}. Stack \
hash {git}, build {version}, 影响 {big} users, error {hextag}. On-call: {name} {mobile-}""")


@template(5)
def logistics_english(d: Document) -> None:
    d.add("""Shipper: {org}, USCC {uscc}; Contact {ename} {landline}; Consignee {ename}, Tel {intl}, \
ZIP code {postcode}. B/L {sku}, {int} CTNS, {dec} CBM, ETD {isodate}. Device: GPS tracker IMEI {imei}, \
Android ID={androidid!}, last position {geo-}.""")


@template(6)
def driver_english(d: Document) -> None:
    d.add("""Pick-up: driver {surname}师傅, plate {plate-}, VIN {vin}, mobile {mobile-}. Location {geo-}\
. Guest {ename}, passport {passport}, flight {int}:{int}, fare {money}.""")


@template(7)
def api_docs(d: Document) -> None:
    d.add("""### POST /v1/customers  (api {version})
Example request:
{"name": "{name}", "id_card": "{id18!}", "mobile": "{mobile!}", "email": "{email!}", "request_id": "{uuid}"}
Header `Authorization: Bearer {jwt!}`; sandbox {url!}; rate limit {big}/min; static key `{apikey!}`""")
