"""Operators, phones, technical support (通信与设备)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("devices")


@template(0, "form")
def repair_ticket(d: Document) -> None:
    d.add("""维修工单 {order}
机型 {model}   «IMEI¦IMEI1»{e}{imei}   序列号 {part}
客户 {name}   电话 {mobile}   锁屏密码{c}{password}
故障：不开机   报价 {money}   固件 {version4}
旧板 {batch}   取机 {date}""")


@template(1)
def stolen_phone(d: Document) -> None:
    d.add("""«本人¦我»{date}在{road}丢失{model}一部，«串号¦手机串号¦IMEI码»{c}{imei}，手机号{mobile}，\
卡ICCID{e}{iccid}，捡到者请联系{name}{mobile-}，酬谢{money}。报警回执{contract}""")


@template(2, "form")
def operator_work_order(d: Document) -> None:
    d.add("""移网投诉单 {stamp}
投诉号码 {mobile}   «IMSI»{e}{imsi}   «ICCID»{e}{iccid}   终端IMEI{e}{imei}
故障地址 {addr}   经纬度 {geo}
基站 {sku}  RSRP -{int}dBm  SINR {dec}
联系人 {name}  处理人工号 {empno}""")


@template(3, "form")
def number_porting(d: Document) -> None:
    d.add("""携号转网申请：号码 {mobile}，机主 {name}，证件号码{c}{id18}，短信验证码{otp}（有效期1小时）\
，新卡ICCID{e}{iccid}，«SIM卡IMSI»{e}{imsi}，套餐{money}，营业厅{landline}""")


@template(4)
def router_help(d: Document) -> None:
    d.add("""用户：家里«路由器¦光猫»连不上，MAC地址{c}{mac}，管理IP{e}{ip}，版本{version4}，\
宽带账号{word}{big}，宽带密码{c}{password}
工程师：请看日志 {clock} dhcp timeout；我远程过去，«微信»{c}{wechat}，手机{mobile-}""")


@template(5)
def camera_help(d: Document) -> None:
    d.add("""摄像头{model}离线：IP {ip-}，MAC {mac-}，固件V{version4} build {int}0{int}12。负责人{name} \
{mobile-}，登录admin，密码{c}{password}，网关{ip-}。SN {part}。时间轴 {clock}—{clock}。""")


@template(6)
def ad_attribution(d: Document) -> None:
    d.add("""归因排查：IDFA{e}{idfa}；OAID{e}{oaid}；Android ID{e}{androidid}；请求ID {uuid}；\
点击时间{unixms}；渠道包{version}；转化率{pct}；客户手机{mobile}""")


@template(7)
def privacy_request(d: Document) -> None:
    d.add("""用户来信要求删除数据：账号{mobile-}，广告标识符（IDFA）：{idfa}，安卓设备OAID：{oaid}，\
安卓ID：{androidid}，最近登录IP：{ip}，登录时间{datetime}，工单{snow}，会话{uuid}""")


@template(8)
def iot_card(d: Document) -> None:
    d.add("物联卡批量开通，批次{batch}\n")
    d.rows(2, 4, "ICCID {iccid~} IMSI {imsi~} 终端 {model}\n")
    d.add("企业{org}，信用代码{uscc}，联系人{name} {mobile-}")


@template(9)
def sim_table(d: Document) -> None:
    d.add("副卡补换记录：\n")
    d.rows(2, 4, "{isodate} 旧SIM卡号{c}{iccid~}，IMSI：{imsi~}，号码{mobile~}\n")
    d.add("机主身份证{c}{id18}，设备串号：{imei}，{model}，价格{money}")
