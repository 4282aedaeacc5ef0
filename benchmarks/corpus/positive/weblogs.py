"""JSON records, access logs, application logs (日志)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("weblogs", "machine")


@template(0)
def user_record(d: Document) -> None:
    d.add(
        '{"userId":{snow},"name":"{name}","mobile":"{mobile}","idCard":"{id18}","email":"{email}","createTime":{unixms},"level":{int}}'
    )


@template(1)
def nested_order(d: Document) -> None:
    d.add("""{
  "orderNo": "{order}",
  "receiver": {"receiverName": "{name}", "phone": "{mobile}", "address": "{addr}", "zip": "{postcode!}"},
  "payer": {"certNo": "{id18}", "bankCard": "{card}", "amount": {dec}},
  "tradeNo": "{trade}", "ts": {unixms}
}""")


@template(2)
def access_log(d: Document) -> None:
    d.rows(
        3,
        7,
        '{ip!} - - [{int}/Mar/2025:{clock} +0800] "GET /api/v2/«user¦item»/{big}?t={unix} HTTP/1.1" '
        '200 {big} "-" "Mozilla/5.0 (Windows NT 10.0) Chrome/{int}.0.{big}.1"\n',
    )


@template(3)
def gateway_log(d: Document) -> None:
    d.rows(
        2,
        5,
        "{iso} INFO gateway rt={int}ms client={ip!} upstream={ip!} "
        "uri=/login?phone={mobile!}&sign={hex32} trace={trace}\n",
    )


@template(4)
def java_log(d: Document) -> None:
    d.add("""{datetime}.{int}1 [http-nio-8080-exec-{int}] INFO  c.y.s.UserServiceImpl - 注册成功 \
user={name} phone={mobile} idNo={id18} traceId={trace}
{datetime}.{int}2 [http-nio-8080-exec-{int}] DEBUG c.y.s.SmsClient - 发送验证码 {otp!} to {mobile!} \
cost={int}ms
{datetime}.{int}3 [scheduling-1] WARN  c.y.j.OrderJob - order {snow} timeout, retry {int}""")


@template(5)
def python_log(d: Document) -> None:
    d.add("""[{datetime}] ERROR in views: pay failed order={order} uid={snow} card_no={card} cvv={cvv!} \
amount={dec}
Traceback (most recent call last):
  File "/srv/app/pay/views.py", line {big}, in post
    raise GatewayError(code={int})
[{datetime}] INFO sms: 验证码={otp!} 手机={mobile} req={uuid}""")


@template(6)
def device_report(d: Document) -> None:
    d.add(
        '{"event":"app_start","sdk":"{version}","imei":"{imei!}","imsi":"{imsi!}","android_id":"{androidid!}","oaid":"{oaid!}","mac":"{mac!}","ip":"{ip!}","session":"{uuid}","ts":{unixms}}'
    )


@template(7)
def ios_report(d: Document) -> None:
    d.add("""POST /collect HTTP/1.1
X-Request-Id: {uuid}
{"os":"iOS {version}","idfa":"{idfa!}","wifiMac":"{mac!}","clientIp":"{ip!}","lang":"zh-Hans","build":{big}}
-- device 2 --
{"os":"Android","oaid":"{oaid!}","imei":"{imei!}","iccid":"{iccid!}","imsi":"{imsi!}\
","androidId":"{androidid!}"}""")


@template(8)
def tracking(d: Document) -> None:
    d.add('{"plateNo":"{plate}","driver":"{name}","points":[')
    d.add(
        '{"t":{unix},"loc":"{geo!}","speed":{int}},{"t":{unix},"loc":"{geo!}","speed":{int}}],"mileage":{dec}}'
    )


@template(9)
def rider_positions(d: Document) -> None:
    lon, lat = d.numbers.coordinate()
    d.add("{datetime} 骑手工号={empno!} name={name} tel={mobile} ")
    d.literal("lng=")
    d.value("GEO_COORDINATE", lon)
    d.literal(" lat=")
    d.value("GEO_COORDINATE", lat)
    d.add(" acc={dec} battery={pct} order={snow}\n{datetime} 位置上报 location={geo!} car={plate}\n")


@template(10)
def audit_trail(d: Document) -> None:
    d.rows(
        2,
        4,
        "{iso}|AUDIT|operator={email!}|ip={ip!}|action=EXPORT|rows={big}|file=export_{stamp}.xlsx|sha1={sha}\n",
    )
    d.add("{iso}|LOGIN|user={mobile}|password={password!}|result=FAIL")


@template(11)
def login_dump(d: Document) -> None:
    d.add(
        "username={email!}&password={password!}&captcha={word}&_t={unixms}\n"
        "Set-Cookie: SESSION={uuid}; Authorization: Bearer {jwt!}\nX-Forwarded-For: {ip!}, {ip!}\n"
        "Referer: {url!}\nBody-MD5: {hex32}"
    )


@template(12)
def push_service(d: Document) -> None:
    d.add(
        """{"msgId":"{snow}","wechat":"{wechat!}","template":"{word}","data":{"keyword1":"{name}","keyword2":"{mobile}","url":"{url!}"},"qq":"{qq!}"}"""
    )


@template(13)
def crm_sync(d: Document) -> None:
    d.add(
        """sync contact -> {"微信号":"{wechat!}","QQ":"{qq!}","支付宝":"{alipay!}",\
"标签":["{city}","VIP{int}"],"homepage":"{url!}",\
"last":"{datetime}","etag":"{hex32}"}"""
    )


@template(14)
def message_queue(d: Document) -> None:
    d.add("""topic=member offset={big} key={uuid} value={"alipayUserId":"{alipay!}","certNo":"{id18}\
","policyNo":"{policy!}","amount":"{dec}","sign":"{b64}"}
topic=member offset={big} key={uuid} value={"studentNo":"{stuno!}","phone":"{mobile}","birthday":"{dob!}\
","sign":"{b64}"}""")


@template(15)
def sql_slow_log(d: Document) -> None:
    d.add("""# Query_time: {dec}  Lock_time: 0.0001 Rows_sent: {int}  Rows_examined: {big}
SET timestamp={unix};
SELECT * FROM t_policy WHERE policy_no='{policy!}' AND holder_cert='{id18}' AND student_no='{stuno!}' \
LIMIT {int};
-- src {ip!} conn {big}""")
