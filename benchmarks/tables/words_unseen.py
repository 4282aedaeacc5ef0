"""Words of the report half alone. Not to be read by whoever tunes the classification."""

from benchmarks.tables.words import Words

WORDS = Words(
    goods=tuple(
        "老干妈风味豆豉280g|李宁男子跑鞋42码|王老吉凉茶310ml*24|马利牌水彩颜料24色|周大福转运珠|"
        "陈醋山西老字号500ml|电动螺丝刀套装|"
        "宠物猫粮鸡肉味10kg|四件套纯棉1.8m|儿童平衡车12寸|硒鼓TN-2325|工业风扇750mm|高压水枪头|"
        "花生油5L|收纳箱3件装|人体工学椅|"
        "三一重工液压滤芯|游戏鼠标G304|空气炸锅5.5L|水性漆18L白|钢化膜 15Pro|黄金搭档片|"
        "张君雅小妹妹干脆面|林内热水器RUS-13|速溶咖啡1+2".split("|")
    ),
    brands=tuple("宏图 远景 嘉实 昌隆 海纳 德润 同辉 凯旋 百川 汇通 永盛 天健 华夏 陈记 赵一鸣 顺达".split()),
    trades=tuple(
        "供应链 生物科技 网络科技 餐饮管理 装饰工程 农业 汽车销售服务 国际贸易 教育咨询 光电 "
        "医药 化工".split()
    ),
    company_kinds=("有限公司", "有限公司", "（集团）有限公司", "有限责任公司", "工厂", "合作社", "股份公司"),
    departments=tuple(
        "市场部 生产一车间 质检科 总经办 仓储部 法务合规部 IT支持组 培训中心 急诊科 儿科 "
        "呼吸内科 后勤处 渠道部".split()
    ),
    jobs=tuple(
        "店长 助理工程师 出纳 招聘主管 大客户经理 产品经理 仓管员 坐席 司机 住院医师 文员 质检员 讲师".split()
    ),
    hospitals=tuple("市立医院 大学附属医院 红十字会医院 人民医院东院区 口腔医院 儿童医院".split()),
    schools=tuple("大学 外国语学校 第七中学 中心小学 技师学院 医科大学 高级中学".split()),
    handsets=tuple(
        "荣耀Magic6|红米Note 13|iPhone14|ALN-AL00|SM-A5460|Nova 12 Ultra|一加12|realme GT5|"
        "22081212C|M2102J2SC|iPad13,18".split("|")
    ),
    agents=(
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/17.3 Safari/605.1.15",
        "Dalvik/2.1.0 (Linux; U; Android 12; ALN-AL00 Build/HUAWEIALN-AL00)",
        "python-requests/2.31.0",
        "PostmanRuntime/7.36.1",
        "Mozilla/5.0 (X11; Linux x86_64; rv:122.0) Gecko/20100101 Firefox/122.0",
    ),
    diseases=tuple(
        "社区获得性肺炎|原发性高血压|慢性胃炎|糖尿病肾病|膝骨关节炎|过敏性鼻炎|胆囊结石|"
        "急性支气管炎|心房颤动|抑郁发作|乙型病毒性肝炎|"
        "腔隙性脑梗死|子宫肌瘤|湿疹|甲状腺功能减退症".split("|")
    ),
    complaints=(
        "间断腹痛{int}天，加重2小时",
        "发现血压升高{int}年",
        "咽痛、流涕{int}天",
        "右膝关节疼痛伴活动受限{int}月",
        "口干多饮{int}年，视物模糊1月",
        "心悸{int}小时",
        "皮疹伴瘙痒{int}天，有青霉素过敏史",
    ),
    notes={
        "service": (
            (
                "回电{mobile}找{hname}，未接",
                "机主{hname}要求注销账户，尾号已核对，证件{id18}",
                "投诉快递员态度，来电人{hname}",
                "换货寄回，收货信息 {hname} {mobile} {addr}",
                "发票抬头错误，重开后发{email}",
                "本人不在，由{hname}接听，另留{mobile}",
            ),
            (
                "已安抚，赠送积分",
                "超出保修范围，告知费用",
                "客户催促{goods}发货",
                "知识库已有答案，自助解决",
                "三方通话后结案",
                "网络波动，稍后重试",
                "二线已接手，预计{date}完成",
                "误拨",
            ),
        ),
        "delivery": (
            (
                "改地址：{addr}",
                "打不通就打{mobile}",
                "替{hname}签收",
                "门卫{hname}收，谢谢师傅",
                "预约{when}送，联系{mobile}",
            ),
            (
                "驿站代存",
                "外包装破损，已拍照",
                "走楼梯，电梯维修",
                "下午送",
                "请带POS机",
                "客户拒收，退回仓库",
                "第二次派送",
                "需要开箱验货",
            ),
        ),
        "bank": (
            (
                "付{hname}货款",
                "{hname}还款",
                "给{hname}生活费",
                "代发{hname}{date}",
                "借{hname}，{mobile}",
                "转账至{card}",
            ),
            (
                "电费代扣",
                "税款",
                "采购{goods}",
                "理财赎回",
                "保证金",
                "结息",
                "房租",
                "网银转账",
                "退款 订单{order}",
                "社保缴纳",
            ),
        ),
        "care": (
            (
                "家属{hname}（{mobile}）已告知病情",
                "原住{addr}，现随子女",
                "由{hname}护送入院，有糖尿病史",
                "{hname}医生会诊后转{dept}",
            ),
            ("遵医嘱", "已缴费", "预约复查{date}", "加号", "检查未做", "取药完毕", "转{dept}"),
        ),
        "log": (
            (
                "sms code sent phone={mobile}",
                "password reset mail to {email}",
                "real-name check failed: {id18}",
                "session opened for {email} from {ip}",
                "{mobile} blocked by risk rule",
            ),
            (
                "timeout after 3000ms",
                "upstream 502, node gw-2",
                "POST /pay/notify 200",
                "orderId={snow} state=PAID",
                "gc pause 120ms",
                "deploy {version} ok",
                "sync {int} records",
                "trace {hex32} sampled",
            ),
        ),
        "office": (
            (
                "{hname}转介绍，微信{wechat}",
                "对接人换成{hname}（{mobile}）",
                "资料寄至{addr}",
                "有问题找{hname}",
                "开票找{hname}，邮箱{email}",
            ),
            (
                "已盖章",
                "首单优惠",
                "月结30天",
                "预付三成",
                "资质齐全",
                "待法务审核",
                "{date}复核",
                "产能不足",
                "缺{goods}样品",
                "由{dept}跟进",
            ),
        ),
        "school": (
            (
                "父亲{hname}，{mobile}",
                "请假，{hname}来校接",
                "原就读{school}，推荐人{hname}",
                "紧急情况联系{hname}{mobile}",
            ),
            ("走读", "艺术特长", "迟到{int}次", "学籍已转", "体育免修", "材料待补", "助学金已发"),
        ),
    },
)
