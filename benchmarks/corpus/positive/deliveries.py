"""Waybills, pick-up notes, customer service of couriers (快递)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("deliveries")


@template(0)
def pasted_address(d: Document) -> None:
    d.shuffled("{name}", "{mobile-}", "{addr}", joint=d.rng.choice(("，", " ", "\n", ",")))
    d.chance(0.4, "\n{goods}×{int}，到付")


@template(1)
def labelled_address(d: Document) -> None:
    d.add("""收货人: {name}
手机号码: {mobile}
所在地区: {region}
详细地址: {house}
«邮编¦邮政编码»: {postcode}
备注：放«门口¦驿站»，«密码锁»密码 {password}""")


@template(2, "form")
def waybill(d: Document) -> None:
    d.add("""{carrier}速运   运单号 {waybill}
寄  {name}  {landline}  {addr}
收  {name}  {mobile-}  {addr}
托寄物 {goods}  件数 {int}  计费重量 {dec}kg  运费 {money}  声明价值 {money}
收件员 {name}  {datetime}  月结卡号 {sku}""")


@template(3)
def exchange_request(d: Document) -> None:
    d.add("""售后换货：订单{order}，商品{goods}（条码{ean}），«客户»{name}，«联系方式»{c}{mobile+}，\
退回单号{waybill}，新地址：{addr}（{postcode-}）。«运费险赔付{money}¦差价{money}»""")


@template(4)
def courier_dispatch(d: Document) -> None:
    d.add("【{carrier}{city}{street}网点】今日派件\n")
    d.rows(3, 6, "{waybill} {name} {mobile-} {addr} «代收{money}¦»\n")
    d.add("站长电话{c}{mobile}，车辆{plate-}")


@template(5)
def warehouse_note(d: Document) -> None:
    d.add("""提货通知：请司机{name}（«身份证»{c}{id18}，车号{plate}，手机{mobile}）于{date}到{addr}\
提{goods}{int}箱，批号{batch}，«提货单»{order}，毛重{dec}t。仓库电话{landline}。""")


@template(6)
def cross_border_parcel(d: Document) -> None:
    d.add("""跨境包裹清关«需要¦须»上传收件人证件：{name} {id18-} {mobile-}；海外仓联系人 {ename} {intl-}\
；运单 {waybill}，申报价值 USD {dec}，HS {ean}""")


@template(7)
def take_away(d: Document) -> None:
    d.add("""#{int} «美团¦饿了么»外卖
{goods} x{int}  {money}
备注：不要香菜，{int}份餐具
{name}（{sex}士）  {mobile*}
虚拟号已过期请打 {mobile-}
{addr}  骑手位置 {geo-}  订单 {snow}""")


@template(8)
def overseas_sender(d: Document) -> None:
    d.add("""FROM: {ename}, {hkaddr}, Tel {intl}
TO: {name} 收, {addr} {postcode-}
Contents: {goods}, {int} pcs, {dec} KG, AWB {waybill}, ETA {isodate}""")


@template(9)
def parents_parcel(d: Document) -> None:
    d.add("""{postcode-} {addr}
{name} 收
{mobile-}

«寄自»{addr} {name}  电话 {intl}
内件：{goods}（勿压），重{dec}公斤""")
