"""Posts, adverts, reviews, gaming (社交)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("social")


@template(0)
def lost_and_found(d: Document) -> None:
    d.add("""«扩散¦急»！{date}在{cityroad}捡到钱包，内有{name}身份证（{id18*}）、{bank}卡一张。\
失主请联系 {mobile-} 或加«v¦V»{e}{wechat} #寻人# 转发{big} 赞{big}""")


@template(1)
def fan_sale(d: Document) -> None:
    d.add("""出«演唱会»票两张，{date}内场{int}排，原价{money}。«扣扣¦企鹅号¦QQ»{e}{qq}，\
«威信¦微信号¦wx»{e}{wechat}，支付宝收款账号{c}{mobile}，先到先得～ 浏览{big}""")


@template(2)
def review(d: Document) -> None:
    d.add("""差评！！{goods}用了{int}天就坏，打{service}没人接，商家还让我加他私人电话{mobile-}。\
订单{order}，有图有真相（{image}）。同样被坑的来群主QQ{c}{qq}维权，评分{dec}/5""")


@template(3)
def recruiting_post(d: Document) -> None:
    d.add("""{org}招{job}{int}名，月薪{money}，包吃住，地点{addr}。简历投 {email-}，电话{mobile+}，\
座机{landline}，官网{url-}，名额{int}，招满为止""")


@template(4)
def pet_search(d: Document) -> None:
    d.add("""寻狗启事：{when}于{road}附近走失（大概{geo-}），棕色泰迪。联系人{surname}{title}，\
☎{mobile-}，☎{landline}，酬金{money}，芯片号 {snow}""")


@template(5)
def doxxing(d: Document) -> None:
    d.add("""网传截图：「{name}，{sex}，身份证{c}{id18}，手机{mobile}，住{addr}，车{plate-}，\
宿舍定位{geo-}，学号{c}{stuno}」——请勿传播他人隐私。阅读{big}，举报编号{snow}""")


@template(6)
def game_trade(d: Document) -> None:
    d.add("""卖号：区服{int}，战力{big}，价格{money}。账号密码私聊，找回邮箱{email-}，绑定QQ{e}{qq}，\
«密保»密码{c}{password}，联系电话{mobile}；支付宝UID{c}{alipay}""")


@template(7)
def live_stream(d: Document) -> None:
    d.add("""«直播间»观看{big}人，{goods}秒杀{money}，«主播微信¦商务微信¦商务VX»{e}{wechat}，\
商务邮箱{email-}，«退货地址»{addr}，{name}，{mobile-}，«链接»{mobileurl} 。同款SKU{sku}，条码{ean}""")


@template(8)
def crowd_funding(d: Document) -> None:
    d.add("""恳请大家帮帮我的父亲{name}（{age}岁，{disease}，{hospital}，住院号{c}{medrec}）。\
已花费{money}。捐款：{bank} {card-} 户名{name}；支付宝{c}{mobile}；支付宝用户ID{c}{alipay}。\
转发链接{mobileurl}""")


@template(9)
def blog_about(d: Document) -> None:
    d.add("""关于我：{city}程序员，博客 {url-}，GitHub提交{git}，邮箱 {email-}，公众号同名；\
合作请加微信{c}{wechat}。支付宝打赏ID{c}{alipay}。最近更新{isodate}，累计{big}字""")
