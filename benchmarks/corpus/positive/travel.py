"""Tickets, hotels, visas (出行)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("travel")


@template(0)
def train_ticket(d: Document) -> None:
    d.add("""订单号E{big}{big}，{name}已购{date}G{big}次{int}车{int}A号，{city}—{city}，票价{money}，\
证件{id18*}，候补手机{mobile-}。12306""")


@template(1)
def flight_itinerary(d: Document) -> None:
    d.add("""电子客票行程单  票号 784-{invoicecode}
旅客 {name}  有效身份证件号码 {id18}
CZ{big} {city} {city} {isodate} {time} 票价CNY{money} 燃油{int}.00
旅客 {ename}  护照号 {passport}
订座电话 {mobile}  代理人电话 {landline}  PNR {word}""")


@template(2, "form")
def hotel_register(d: Document) -> None:
    d.add("""旅客住宿登记单  房号 {big}
姓名 {name}  «证件种类 身份证  证件号码»{c}{id18}
同住 {name}  «港澳通行证»{c}{travelcn}
同住 {ename}  护照{c}{passport}
车号 {plate}  电话 {mobile}  房价 {money}  押金 {money}  担保卡{card}""")


@template(3)
def hotel_booking_mail(d: Document) -> None:
    d.add("""【预订确认】{city}{brand}酒店，大床房{int}间，{date}入住{int}晚，{money}。入住人{name}，\
{mobile-}。信用卡担保：{card-}，CVV{e}{cvv}。酒店电话{landline}，地址{addr}，坐标{geo-}，预订号{order}""")


@template(4, "form")
def group_visa(d: Document) -> None:
    d.add("团队签证名单（{date}出发，第{int}团）\n姓名 / 护照号 / 出生日期 / 手机\n")
    d.rows(3, 6, "{name} / {passport} / {dob!} / {mobile~}\n")


@template(5, "form")
def border_list(d: Document) -> None:
    d.add("跨境巴士乘客\n")
    d.shuffled(
        "{name} 回乡证{c}{travelhm}",
        "{name} 港澳通行证号{c}{travelcn}",
        "{name} 台胞证号码{c}{traveltw}",
        "{ename} 护照号码{c}{passport}",
        "{name} 居民身份证{c}{id18}",
    )
    d.add("\n司机 {name} 车牌 {plate} 电话 {mobile} / {intl-}")


@template(6)
def car_rental(d: Document) -> None:
    d.add("""租车单{order}：{name}，«驾驶证号»{c}{id18}，驾驶证档案编号{c}{driverfile}，手机{mobile}，\
取车{city}（{geo-}），车辆{plate-}（{model}），预授权{card*}，{money}/天×{int}天""")


@template(7)
def ride_hailing(d: Document) -> None:
    d.add("""行程{snow}：司机{surname}师傅 {plate-}，起点{road}（{geo-}），终点{road}（{geo-}），{dec}\
公里，{money}元。乘客{mobile-}投诉绕路，司机电话{mobile-}，平台{service}。""")


@template(8)
def hotel_by_telephone(d: Document) -> None:
    d.add("""客人{ename}电话订房（«信用卡»卡号{c}{card}，«背面三位CVV¦安全码¦CVC»{e}{cvv}，\
«持卡人签名已核»），\
{int}号入住{int}晚，房价{money}。证件号{c}{docno}；同行{name}，«台湾身份证号¦身分证字号»{c}{twid}。
押金退至 IBAN{e}{iban}，«BIC¦SWIFT»{e}{swift}，联系{intl-}""")


@template(9)
def agency_settlement(d: Document) -> None:
    d.add("""地接社结算：团号{contract}，{int}人，USD {dec}/人。收款 {efirm} Tours，«Swift \
Code¦SWIFT码»{e}{swift}，«IBAN号¦IBAN No.»{e}{iban}。
领队{name}{mobile-}，台湾领队{name}（台灣身分證{c}{twid}），证件编号不明者登记「证件号码」{c}{docno}""")
