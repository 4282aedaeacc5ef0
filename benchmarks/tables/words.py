"""Words of the tune half: goods, departments, notes. The report half has its own (`words_unseen`)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Lists to draw from. `notes`: by subject, sentences with somebody's data and sentences without."""

    goods: tuple[str, ...]
    brands: tuple[str, ...]
    trades: tuple[str, ...]
    company_kinds: tuple[str, ...]
    departments: tuple[str, ...]
    jobs: tuple[str, ...]
    hospitals: tuple[str, ...]
    schools: tuple[str, ...]
    handsets: tuple[str, ...]
    agents: tuple[str, ...]
    diseases: tuple[str, ...]
    complaints: tuple[str, ...]
    notes: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]


WORDS = Words(
    goods=tuple(
        "王守义十三香45g|张小泉厨房剪刀|李锦记蒸鱼豉油410ml|马应龙八宝眼霜|不锈钢保温杯500ml|"
        "A4复印纸70g 5包|无线蓝牙耳机Pro|"
        "陈克明挂面1kg|螺纹钢HRB400E Φ16|婴儿湿巾80抽×6|碳粉盒CF283A|轴承6204-2RS|五常大米5kg|"
        "周黑鸭锁鲜装|儿童书包(蓝)|"
        "LED平板灯600×600|破壁机L18-Y915S|洗衣液2L补充装|安全帽ABS黄色|投影幕布100寸16:9|"
        "方太油烟机JCD6|许留山芒果汁|"
        "高露洁牙膏120g|白象方便面|孔凤春鸭蛋粉".split("|")
    ),
    brands=tuple("恒瑞 云启 金海 星河 蓝峰 瑞丰 华信 联创 正达 佳禾 泰和 启明 博远 鼎盛 王府 李氏".split()),
    trades=tuple("科技 物流 信息技术 医疗器械 建筑工程 商贸 电子 文化传媒 食品 新能源 精密机械 环保".split()),
    company_kinds=("有限公司", "有限公司", "股份有限公司", "有限责任公司", "集团有限公司", "有限公司分公司"),
    departments=tuple(
        "销售部 研发中心 财务部 人力资源部 客服中心 信息科 采购部 运营部 行政部 心内科 骨科 "
        "教务处 审计部".split()
    ),
    jobs=tuple(
        "销售经理 高级工程师 财务主管 人事专员 客户经理 项目总监 采购员 客服代表 行政助理 护士长 "
        "主治医师 法务".split()
    ),
    hospitals=tuple("市第一人民医院 市中医院 妇幼保健院 市中心医院 第三医院 骨科医院".split()),
    schools=tuple("理工大学 师范大学 第三中学 实验小学 职业技术学院 工商学院".split()),
    handsets=tuple(
        "iPhone 15 Pro|Redmi K70|HUAWEI Mate 60|vivo X100|OPPO Find X7|MI 14|HONOR 90|SM-S9280|"
        "PJD110|23127PN0CC|V2309A".split("|")
    ),
    agents=(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/124.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 MicroMessenger/8.0.48",
        "okhttp/4.9.3",
        "curl/7.68.0",
        "Mozilla/5.0 (Linux; Android 13; V2309A) AppleWebKit/537.36 Mobile",
    ),
    diseases=tuple(
        "高血压2级|2型糖尿病|急性阑尾炎|腰椎间盘突出症|肺部感染|冠心病|右踝骨折|甲状腺结节|"
        "胃溃疡|慢性支气管炎|急性上呼吸道感染|"
        "脂肪肝|支气管哮喘|带状疱疹|缺铁性贫血".split("|")
    ),
    complaints=(
        "反复咳嗽{int}天，伴发热",
        "头晕、头痛{int}天，既往高血压病史{int}年",
        "右下腹疼痛{int}小时",
        "因2型糖尿病{int}年，血糖控制不佳入院",
        "胸闷气短{int}天，加重半天",
        "外伤致右踝肿痛{int}小时",
        "体检发现甲状腺结节{int}月",
    ),
    notes={
        "service": (
            (
                "客户{hname}来电反映{goods}有质量问题，回访电话{mobile}",
                "{hname}要求退款，已登记，联系方式：{mobile}",
                "用户称身份证{id18}无法通过实名认证，请技术核实",
                "已联系{mobile}，无人接听，明日再拨",
                "客户邮箱{email}收不到验证码",
                "改派{hname}跟进，原手机号停机，现用{mobile}",
                "客户要求把{goods}改寄到{addr}",
            ),
            (
                "已按流程处理，客户满意",
                "订单{order}物流超时，补偿优惠券",
                "咨询{goods}的保修期，已解答",
                "系统升级导致登录失败，已恢复",
                "无效来电，直接挂断",
                "建议增加夜间配送，已反馈{dept}",
                "重复工单，合并处理",
                "客户反映APP版本{version}闪退，转{dept}",
            ),
        ),
        "delivery": (
            (
                "请放{addr}门口，到了打{mobile}",
                "收件人改为{hname}，电话{mobile}",
                "{hname}代收",
                "到货前联系{hname}{mobile}",
                "不在家请打{mobile}，谢谢",
            ),
            (
                "工作日送货",
                "请勿敲门，放丰巢柜",
                "易碎品，轻拿轻放",
                "周末不收货",
                "加急，{date}前送到",
                "放前台即可",
                "冷链运输，注意温度",
                "随货附发票{invoiceno}",
            ),
        ),
        "bank": (
            (
                "还{hname}借款",
                "{hname}工资",
                "转给{hname}，卡号{card}",
                "代{hname}缴学费",
                "房租-{hname}-{mobile}",
                "退{hname}押金",
            ),
            (
                "货款",
                "工资",
                "往来款",
                "服务费{date}",
                "合同{contract}尾款",
                "差旅报销",
                "利息入账",
                "批量代付{batch}",
                "POS消费",
                "手续费",
            ),
        ),
        "care": (
            (
                "患者{hname}，既往高血压病史，家属电话{mobile}",
                "{hname}本人签字，陪护{hname}",
                "家属{hname}要求转院，联系{mobile}",
                "住{addr}，需上门随访",
            ),
            ("一般情况可", "三日后复诊", "按时复查", "床位已满，等候", "已交押金", "检查已预约{date}"),
        ),
        "log": (
            (
                "user login ok mobile={mobile} ip={ip}",
                "send sms to {mobile} failed, retry",
                "register email={email} result=0",
                "idcard verify {id18} mismatch",
                "bind card {card} success",
            ),
            (
                "connection reset by peer",
                "cache miss key=sku:{ean}",
                "GET /api/v2/orders/{snow} 200 35ms",
                "task {uuid} finished",
                "slow query 1532ms rows=200",
                "job retry 3/5 trace={hex32}",
                "heartbeat timeout node-03",
            ),
        ),
        "office": (
            (
                "由{hname}负责对接，手机{mobile}",
                "{hname}经理介绍的客户",
                "联系人{hname}，邮箱{email}",
                "合同寄{addr}，{hname}收",
                "对方财务{hname}，{landline}",
            ),
            (
                "长期合作",
                "合同待续签",
                "账期60天",
                "已归档",
                "附件{contract}",
                "价格需重新谈",
                "{date}到期",
                "材料不全，退回{dept}",
                "优先供货{goods}",
            ),
        ),
        "school": (
            (
                "家长{hname}，电话{mobile}",
                "{hname}同学请假，母亲来电{mobile}",
                "转学自{school}，班主任{hname}",
                "由{hname}接送",
            ),
            ("表现良好", "住校", "数学偏科", "缺勤{int}次", "已交材料", "补考", "{date}办理手续"),
        ),
    },
)
