"""Products, stock, reports, notices without personal data (经营)."""

from benchmarks.corpus.catalogue import Sheet
from benchmarks.corpus.document import Document

template = Sheet("business")


@template(0)
def product_sheet(d: Document) -> None:
    d.add("""{goods} 产品参数
型号：{model}    货号：{sku}    条码：{ean}
功率 {big}W  电压 220V/50Hz  净重 {dec}kg  尺寸 {int}×{int}×{int}mm
执行标准 GB/T {big}-{year}  保修{int}个月  批次 {batch}""")


@template(1)
def stock_list(d: Document) -> None:
    d.add("仓库,货号,品名,条码,数量,单价,«库位¦货架»\n")
    d.rows(4, 10, "A{int},{sku},{goods},{ean},{big},{dec},{part}\n")


@template(2)
def purchase_list(d: Document) -> None:
    d.add("采购单 {order}\n")
    d.rows(3, 8, "{model}  {part}  x{int}  ¥{dec}\n")
    d.add("合计 {money} 元，交期{date}，合同{contract}")


@template(3)
def financial_report(d: Document) -> None:
    d.add("""公司{year}年实现营业收入{money}元，同比增长{pct}；归母净利润{money}元，毛利率{pct}，\
研发费用{money}元。经营活动现金流净额{money}元，资产负债率{pct}。拟每10股派{dec}元（含税）。\
股票代码{stock}。""")


@template(4)
def balance_rows(d: Document) -> None:
    d.add("科目编码\t科目名称\t期初\t借方\t贷方\t期末\n")
    d.rows(
        4, 9, "{int}0{int}\t«应收账款¦银行存款¦主营业务成本¦固定资产»\t{money}\t{money}\t{money}\t{money}\n"
    )


@template(5)
def stock_market(d: Document) -> None:
    d.add("""今日两市成交{money}亿元。{brand}（{stock}）收{dec}元，涨{pct}；开盘/最低 {gpslike}；{stock}\
换手率{pct}；北向资金净流入{dec}亿。沪指报{big}.{int}点。""")


@template(6)
def shipment_states(d: Document) -> None:
    d.add("运单,状态,时间,重量\n")
    d.rows(4, 10, "{waybill},«已揽收¦运输中¦已签收»,{datetime},{dec}\n")


@template(7)
def reconcile_trades(d: Document) -> None:
    d.add("`交易时间,`公众账号,`商户号,`微信订单号,`商户订单号,`金额\n")
    d.rows(3, 8, "`{datetime},`{word},`{merchant},`{trade},`{order},`{dec}\n")


@template(8)
def tender_boilerplate(d: Document) -> None:
    d.add("""{page} 投标人须知：投标有效期为{int}日历天，投标保证金人民币{money}元。\
评标办法采用综合评分法，价格分{int}分，技术分{int}分。项目编号{contract}，标段{int}，最高限价{money}元，\
开标时间{when}。""")


@template(9)
def service_notice(d: Document) -> None:
    d.add("""尊敬的用户：因系统升级，{when}至{time}暂停服务。客服热线{service}、{service}，\
消费者投诉{service}。给您带来不便敬请谅解。公告编号{contract}""")


@template(10)
def promotion(d: Document) -> None:
    d.add("""«双11¦618¦年货节»：{goods}到手价{money}，满{int}00减{int}，券码仅限{date}前，限量{big}件；\
第{int}件{pct}折上折。货号{sku}/{sku}，客服{service}""")


@template(11)
def restaurant_menu(d: Document) -> None:
    d.add("【今日菜单】{date}\n")
    d.rows(4, 8, "«宫保鸡丁¦清蒸鲈鱼¦番茄牛腩¦麻婆豆腐¦扬州炒饭¦酸辣汤»  {int}元/份  {big}kcal\n")


@template(12)
def meeting_minutes(d: Document) -> None:
    d.add("""会议纪要（{contract}）时间：{when} 地点：{int}楼{int}号会议室
1. {dept}汇报：{year}年预算{money}元，执行率{pct}。
2. {dept}：{goods}库存{big}件，{date}前补货，批号{batch}。
3. 下次会议{date}，会议室号{big}。""")


@template(13)
def production_report(d: Document) -> None:
    d.add("产线{int} 班次«A¦B¦C» {date}\n")
    d.rows(3, 7, "工单{orderdigits} 料号{part} 批号{batch} 产出{big} 不良{int} 良率{pct}\n")


@template(14)
def barcode_dump(d: Document) -> None:
    d.rows(5, 12, "{ean}\t{goods}\t{isbn}\t{dec}\n")


@template(15)
def invoice_numbers(d: Document) -> None:
    d.add("发票台账：\n")
    d.rows(3, 8, "代码{invoicecode} 号码{invoiceno} 日期{isodate} 金额{money} 税额{dec} 合同{contract}\n")
