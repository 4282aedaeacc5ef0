"""Messages between colleagues, friends and customers (聊天记录)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("chat")


@template(0)
def customer_asks_for_delivery(d: Document) -> None:
    d.add("""{name} {clock}
«在吗¦你好呀¦亲»，我那个«{goods}¦快递»«啥时候发¦什么时候能到»？订单{order}
客服小{surname} {clock}
«亲亲稍等哈¦您好，正在为您查询»，麻烦«报一下¦提供下»收件人电话
{name} {clock}
{mobile}
客服小{surname} {clock}
好的，{waybill}，«{carrier}»发出了，有问题可以打{service}""")


@template(1)
def colleague_forwards_contact(d: Document) -> None:
    d.add("""「{name}：这是«{city}»那边«项目¦验收»的对接人，{name}{title}，{mobile}，\
«微信同号¦微信就是手机号¦加V一样的号»」
- - - - - - - - - - - - - - -
收到，«我¦回头我»加他。对了«{model}»的报价{money}«含税¦不含税»？
「{name}」撤回了一条消息
含税，合同号{contract}，«下周¦{date}»签""")


@template(2)
def wechat_swap(d: Document) -> None:
    d.add("""«楼主¦群主»«加我¦可以加我»«vx¦VX¦微信¦V信¦薇信»{e}{wechat}，备注«{city}+昵称¦来意»，\
«不闲聊¦诚心要的来»。
QQ{e}{qq} «也行¦不常上¦看到就回»
{goods} {int}件 一口价{money}，SKU {sku}，«包邮¦自提»""")


@template(3)
def group_card(d: Document) -> None:
    d.add("""@所有人 «周末¦明天»«团建¦聚餐»«报名接龙¦接龙»：
1. {name} {mobile-} «{int}人¦+1¦带娃»
2. {name} {mobile-} «不吃辣¦»
3. {name} {mobile-}
4. {name}«，电话¦ 手机»{mobile}
集合{time}，地点{addr}，费用AA预计{money}/人，«我的QQ群主号：¦群主QQ号：»{qq}""")


@template(4)
def password_over_chat(d: Document) -> None:
    d.add("""{name}: «wifi¦WIFI¦无线»密码多少啊
{name}: 名称 {word}_5G，«密码¦密码是¦pwd»{e}{password}
{name}: «VPN¦测试环境¦后台»呢？
{name}: 账号用«工号»{c}{empno}，«初始密码¦口令¦登录密码»{c}{password}，登上去«马上改¦记得改»
{name}: ok，版本是{version4}吧
{name}: 对，服务器 {ip-}""")


@template(5)
def send_id_for_ticket(d: Document) -> None:
    d.add("""[{datetime}] {name}
«帮我¦麻烦»抢张«{date}»{city}到{city}的票，G{big}次
[{datetime}] {name}
«身份证¦证件»发我
[{datetime}] {name}
{id18-}
[{datetime}] {name}
«手机¦电话»也要，12306要«核验¦收码»
[{datetime}] {name}
{mobile}，验证码到了«是¦：»{otp}""")


@template(6)
def wrong_transfer(d: Document) -> None:
    d.add("""«姐¦哥¦{surname}总»，钱打«这张卡¦这个卡»就行：
{card-}
«{bank}¦{branch}» {name}
«金额{money}¦一共{money}»，转完«截图给我¦说一声»。别打«之前¦以前»那张了。支付宝也可以，\
«账号¦支付宝账号»{c}{email}
单号{trade}我对过了""")


@template(7)
def address_and_mail(d: Document) -> None:
    d.add("""«发票¦资料»«寄到¦邮寄到»：{addr}，{name}收，{mobile-}，邮编{c}{postcode}
电子版发 {email-} «谢谢¦🙏¦，抄送我 {email-}»
开票金额{money}，税率6%，«发票号¦发票号码»{invoiceno}，«抬头¦单位»{org}""")


@template(8)
def location_share(d: Document) -> None:
    d.add("""师傅到哪了？
[位置] {road}（{geo-}）
«那个¦导航»定位不准，我在{geo-}«附近¦这边»，车牌{plate-}«白色¦黑色»的
«好的¦收到»，我电话{mobile}，尾款{money}""")


@template(9)
def meeting_point(d: Document) -> None:
    d.add("""«接机¦接站»信息：航班CA{big}，{time}到，«车号¦车牌»{c}{plate}，司机{surname}师傅{mobile-}
«坐标¦定位»{c}{geo}，停车场B{int}层，«停车费{money}¦»
我的«微信¦微信号»{c}{wechat}，«QQ»{c}{qq}，到了«喊我¦发消息»，wifi密码{c}{password}""")
