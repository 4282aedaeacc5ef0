"""Words beside names: labels before (标签), titles behind (称谓), what introduces, greets and signs.

Own compilation, from facts of business forms, letters and chats; the column names of forms and databases are
those of the project's list of column names.
"""

from __future__ import annotations

__all__ = [
    "BLOCKED",
    "COURTESIES",
    "FAINT_LEADS",
    "FAINT_TITLES",
    "FIELDS",
    "GREETINGS",
    "HEADERS",
    "LABELS",
    "LATIN_LABELS",
    "LATIN_WEAK",
    "LEADS",
    "NOUNS",
    "ORGANISATIONS",
    "RECORDS",
    "SIGNS",
    "TITLES",
    "WEAK_LABELS",
]

# A person's name and nothing else stands behind these.
LABELS = tuple(
    dict.fromkeys(
        "姓名 真实姓名 客户姓名 用户姓名 员工姓名 学生姓名 患者姓名 病人姓名 联系人 联系人姓名 "
        "收件人 收件人姓名 收货人 收货人姓名 寄件人 寄件人姓名 发件人 投保人 被保险人 受益人 "
        "持卡人 持卡人姓名 开户人 户名 账户名称 账户名 开户名 法人姓名 法定代表人 法人代表 "
        "法定代表人姓名 经办人 申请人 监护人 监护人姓名 父亲姓名 母亲姓名 配偶姓名 紧急联系人 "
        "代理人 承租人 出租人 曾用名 户主姓名 户主 责任人 签收人 驾驶人 驾驶员 中文名 中文姓名 "
        "姓名全拼 英文姓名 乘车人 乘客姓名 旅客姓名 乘机人 入住人 入住人姓名 预订人 预定人 "
        "订票人 取票人 取件人 报案人 报警人 报修人 投诉人 举报人 来电人 来访人 来访者 委托人 "
        "受托人 委托代理人 诉讼代理人 被申请人 被执行人 申请执行人 原告 被告 被告人 上诉人 "
        "被上诉人 被害人 受害人 犯罪嫌疑人 嫌疑人 证人 见证人 公证人 担保人 保证人 借款人 "
        "出借人 贷款人 收款人 付款人 汇款人 转账人 还款人 债务人 债权人 继承人 被继承人 "
        "立遗嘱人 赠与人 受赠人 买受人 出卖人 车主 车主姓名 业主姓名 房主 产权人 权利人 共有人 "
        "登记人 登记人姓名 填表人 填报人 制表人 制单人 审核人 复核人 审批人 批准人 记录人 "
        "验收人 领用人 领取人 领款人 报销人 借用人 保管人 交接人 接收人 移交人 接待人 接诊人 "
        "主诊医师 主治医师 主治医生 主诊医生 接诊医生 责任护士 手术医师 麻醉医师 送检医生 "
        "检验者 审核者 报告医师 检查医师 就诊人 就诊人姓名 受检人 受检者 参保人 参保人姓名 "
        "被保人 被保险人姓名 投保人姓名 受益人姓名 申请人姓名 经办人姓名 应聘人 应聘者 求职者 "
        "候选人 推荐人 介绍人 证明人 担保人姓名 纳税人姓名 缴费人 考生姓名 家长姓名 学员姓名 "
        "教师姓名 会员姓名 顾客姓名 嘉宾姓名 老人姓名 儿童姓名 宝宝姓名 死者姓名 逝者 法人 署名 "
        "落款 本人签名 签名 签字 签名人 签字人 承诺人 声明人 授权人 被授权人 被代理人 报名人 "
        "参会人 参会人员 出席人员 与会人员 参加人 主持人 记录员 联络人 对接人 负责人 项目负责人 "
        "部门负责人 值班人员 值班人 施救人 司机姓名 快递员 派件员 配送员 收银员 操作员 质检员 "
        "审判长 审判员 书记员 人民陪审员 代理审判员 公证员 仲裁员 调解员 委托诉讼代理人 "
        "户籍姓名 网点经理 客户经理 项目经理 房东 租客 新娘 新郎 班主任 授课教师 主讲人 "
        "指导教师 指导老师 导师 第一作者 通讯作者 通信作者 发明人 设计人 专利权人 持有人 持证人 "
        "持票人 证件姓名 借阅人 读者姓名 会员名 收信人 寄信人 发信人 填写人 姓名是 名字 名字叫 "
        "全名 本名 原名 别名 艺名 笔名 经手人 销售员 业务员 跟单员 联系姓名 患儿姓名 产妇姓名 "
        "母亲 父亲 配偶 家属姓名 亲属姓名 近亲属 抄送人 收样人 送检人 采样人 送样人 检查者 "
        "报告者 审签人 会诊医师 住院医师 主任医师 参会人名单 参与者 当事人 行为人 肇事者 驾车人 "
        "失主 失踪者 走失者 寻找人 借车人 购车人 购房人 购票人 购买人 中签人 获奖者 获奖人 "
        "主体 办税员 报税人 财务负责人 投标人 中标人 监理 监理人 施工员 安全员 联系干部 包保干部 帮扶干部 "
        "帮扶人 村支书 网格员 楼长 校医 社区医生 家庭医生 管床医生 主管护士 接线员 坐席 上门师傅 安装师傅 "
        "维修师傅 "
        "维修员 巡检员 经办 报告人 汇报人 主讲老师 主诉人 执行人 接警人 值机员 领队 导游 同住 同住人员 同行 "
        "同行者 "
        "外籍专家 受送达人 受访人 受访者 被访者 被采访人 调查人 调查员 审核员 稽核 查验员 质检人 "
        "收货方联系人 "
        "提货人 送货人 承运人 押运员 司磅员 发货人 寄方 仓管员 库管员 盘点人 领料人 采购员 报价人 询价人 "
        "投诉者 "
        "户主 前户主 原户主 新户主 房屋所有权人 登记联系人 学生家长 家长 妻 媳 孙 婿 先父 先母 先夫 "
        "中奖人 捐款人 捐赠人 受助人 资助人 志愿者姓名 队员姓名 选手姓名 球员姓名 教练姓名".split()
    )
)
# Here a company or a word may as well stand.
WEAK_LABELS = tuple(
    "甲方 乙方 丙方 客户 用户 顾客 患者 病人 学生 考生 学员 乘客 旅客 业主 会员 员工 家长 嘉宾 "
    "收方 发方 买方 卖方 委托方 受托方 记者 编辑 作者 导演 编剧 主演 演员 领衔主演 制片人 摄影 "
    "翻译 译者 主编 责编 责任编辑 本报记者 通讯员 特约记者 实习记者 见习记者 供稿 撰稿 撰文 "
    "作词 作曲 演唱 编曲 律师 法官 检察官 辩护人 辩护律师 代理律师 民警 警官 医生 医师 护士 "
    "老师 教师 教练 司机 保安 经理 主管 店长 组长 队长 班长 秘书 助理 代表 委员 董事 监事 股东 "
    "实际控制人 合伙人 自然人 离退休人员 成员 组员 队员 名单 人员 人员名单 获奖名单 录取名单 "
    "抄送 主送 呈报 审阅 批示 拟稿 校对 审核 复核 审批 制表 制单 记账 出纳 会计 领导 值班 主讲 "
    "主持 发言人 收件方 寄件方 收 寄 发起人 发布人 发布者 回复人 提问人 讲师 供养人 家属 亲属 "
    "子女 长子 次子 长女 次女 岳父 岳母 祖父 祖母 外祖父 外祖母 监护 陪护人 陪同人 随行人员 "
    "同行人 同住人 室友".split()
)
# Keys in programs, tables and mails; English and pinyin.
LATIN_LABELS = tuple(
    "real_name true_name full_name user_name_cn customer_name cust_name client_name emp_name "
    "employee_name staff_name student_name patient_name contact_name contacts linkman link_man "
    "contact_person receiver receiver_name consignee consignee_name sender_name recipient "
    "recipient_name holder_name card_holder cardholder cardholder_name acct_name account_name "
    "account_holder legal_person legal_person_name legal_representative applicant "
    "applicant_name insured insured_name policyholder father_name mother_name spouse_name "
    "guardian_name emergency_contact cnname name_cn chinese_name english_name former_name "
    "ptt_nm passenger passenger_name guest_name buyer_name owner_name teacher_name doctor_name "
    "payee payee_name payer_name beneficiary beneficiary_name attn xm xingming yhxm khxm ygxm "
    "xsxm hzxm lxr lxrxm sjr sjrxm jjr shr shrxm ckr frxm fddbr jhrxm fqxm mqxm poxm zsxm cym "
    "xmpy ywxm hzmc jsxm jbr sqr yhm_xm name_en contact_person_name your_name my_name_is "
    "first_author signed_by given_names surname_and_given_names".split()
)
LATIN_WEAK = (
    "name",
    "contact",
    "from",
    "to",
    "author",
    "owner",
    "manager",
    "person",
    "patient",
    "customer",
    "user",
    "nickname",
    "guest",
    "leader",
    "driver",
    "passenger",
    "attendee",
    "attendees",
    "on-call",
    "reporter",
    "assignee",
    "reviewer",
    "approver",
    "client",
    "employee",
    "student",
    "teacher",
    "doctor",
    "sender",
    "receiver",
    "buyer",
    "seller",
    "tenant",
    "landlord",
    "witness",
    "spouse",
)
# A name follows at once, in running text.
LEADS = tuple(
    "我叫 我是 本人 名叫 名为 姓名为 叫做 叫作 由 致电 联系 联系了 请联系 联系一下 找 请找 转告 "
    "通知 告知 转交 交给 发给 转给 寄给 借给 付给 汇给 转账给 打给 邀请 感谢 委托 授权 任命 "
    "聘任 聘请 父亲 母亲 爸爸 妈妈 丈夫 妻子 老公 老婆 儿子 女儿 长子 次子 长女 次女 哥哥 姐姐 "
    "弟弟 妹妹 爷爷 奶奶 外公 外婆 岳父 岳母 公公 婆婆 叔叔 舅舅 姑姑 姨妈 孙子 孙女 侄子 侄女 "
    "配偶 前夫 前妻 未婚妻 未婚夫 男友 女友 男朋友 女朋友 好友 朋友 同事 同学 邻居 室友 网友 "
    "记者 作者 导演 演员 编剧 主播 歌手 作家 诗人 画家 患者 病人 客户 用户 乘客 旅客 学生 考生 "
    "原告 被告 被告人 证人 上诉人 嫌疑人 犯罪嫌疑人 律师 法官 检察官 民警 警官 医生 医师 护士 "
    "教师 老师 教练 司机 业主 村民 居民 市民 店主 老板 董事长 总经理 副总经理 总裁 副总裁 "
    "首席执行官 经理 主任 副主任 院长 校长 局长 处长 科长 部长 书记 副书记 市长 县长 省长 镇长 "
    "村长 主席 副主席 委员 教授 副教授 博士 专家 院士 队长 船长 法定代表人 法人代表 法人 负责人 "
    "联系人 经办人 申请人 收件人 业务员 客户经理 项目经理 主治医师 尊敬的 亲爱的 敬爱的 男子 "
    "女子 男孩 女孩 老人 青年 小伙 姑娘 女士 先生 选手 球员 运动员 主持人 候选人 发言人 总统 "
    "总理 首相 国王 将军 上校 司令 将领 代表 议员 大使 外长 大臣 防长 国务卿 公民 烈士 同志 "
    "乘务员 驾驶员 受害人 死者 车主 房东 租客 户主 当事人".split()
)
# Behind these leads almost anything may stand.
FAINT_LEADS = tuple(
    "由 找 请找 经理 联系 通知 告知 通告 感谢 邀请 委托 代表 本人 我是 名为 授权 任命 聘请 "
    "委员 公民 专家 用户 客户 老人 青年 姑娘 演员 朋友 居民 学生 医生 护士 教师 选手 法人 "
    "代表".split()
)
# A name before these is a person; they stay outside.
TITLES = tuple(
    "先生 女士 小姐 太太 夫人 总经理 副总经理 副总 总裁 副总裁 经理 主任 副主任 主管 总监 医生 "
    "大夫 医师 护士 护士长 老师 教师 教授 副教授 讲师 博士 硕士 律师 法官 检察官 警官 警员 民警 "
    "同学 同志 阿姨 叔叔 大爷 大妈 大姐 大哥 师傅 局长 副局长 处长 副处长 科长 副科长 部长 "
    "副部长 厅长 副厅长 书记 副书记 董事长 副董事长 董事 监事 校长 副校长 院长 副院长 市长 "
    "副市长 县长 副县长 省长 副省长 区长 镇长 乡长 村长 主席 副主席 秘书长 秘书 站长 店长 厂长 "
    "车间主任 队长 班长 组长 社长 会长 行长 所长 馆长 园长 台长 总编 主编 院士 工程师 总工程师 "
    "设计师 会计师 架构师 技师 教练 导演 委员 代表 参议员 议员 总统 总理 首相 女王 国王 将军 "
    "上校 少将 中将 上将 少校 大使 大臣 外长 防长 财长 国务卿 首席 发言人 教士 神父 牧师 法师 "
    "道长 居士 签收 敬上 谨上 拜上 敬启 谨启 启 亲启 收 台鉴 大人 老弟 兄弟 学长 学姐 师兄 师姐 "
    "师弟 师妹 女儿 妈妈 爸爸 的手机 的电话 的身份证 的微信 的邮箱 的银行卡 的住址 的病历 "
    "的订单 的快递 的账户 的工号 的护照 的父亲 的母亲 的妻子 的丈夫 的儿子 的女儿 你好 您好 "
    "好久不见".split()
)
FAINT_TITLES = tuple(
    "启 收 代表 委员 女儿 妈妈 爸爸 教师 兄弟 大人 你好 您好 导演 教练 的订单 的快递 的账户".split()
)
# A name on the next line: ends of letters.
SIGNS = tuple(
    "敬礼 此致敬礼 祝好 顺颂商祺 顺祝商祺 祝商祺 祝工作顺利 祝您工作愉快 祝您生活愉快 谢谢 多谢 "
    "感谢 敬祝 谨祝 致礼 商祺 best_regards kind_regards warm_regards regards sincerely "
    "yours_sincerely best_wishes thanks many_thanks thank_you cheers sincerely_yours "
    "yours_faithfully yours_truly 来自".split()
)
GREETINGS = ("dear", "hi", "hello", "hey")
COURTESIES = ("mr", "mrs", "ms", "miss", "dr", "prof", "professor")
# What a field behind a name begins with; a name ends there.
FIELDS = tuple(
    "性别 男 女 年龄 电话 手机 手机号 联系电话 身份证 身份证号 证件号 证件 地址 住址 家住 住 "
    "住所 出生 出生于 生于 生日 民族 汉族 回族 籍贯 户籍 职业 职务 职位 工号 学号 部门 单位 "
    "邮箱 微信 账号 卡号 银行卡 护照 病历号 住院号 就诊 入院 出院 学历 婚姻 备注 日期 时间 先生 "
    "女士 小姐 太太 同学 老师 医生 护士 经理 主任 律师 法官 教授 同志 师傅 阿姨 总经理 局长 "
    "书记 签收 办理 负责 代办 代收 领取 提交 申请 审核 审批 签字 签名 表示 说 称 介绍 认为 指出 "
    "告诉 透露 回应 强调 报道 摄 今年 现年 现任 担任 于 在 是 的 和 与 及 等 也 就 都 已 已经 "
    "将 因 被 把 向 对 从 到 有 为 以 并 又 还 要 会 可 能 不 没 没有 请 你好 您好 收 寄 发 来 "
    "去 给 让 购买 下单 预约 预订 投诉 反映 咨询 来电 到店 到访 入职 离职 请假 报销 出差 借款 "
    "贷款 还款 转账 汇款 付款 开户 销户 支付 缴费 投保 理赔 报案 确认 完成 处理 跟进 联系 沟通 "
    "参加 出席 主持 讲话 摄影 编辑 通讯员 报道 委托 代理 诉 起诉 上诉 诉称 辩称 住院 手术 就医 "
    "复诊 诊断 主诉 身高 体重 血型 电邮 传真 邮编 收货 之 之子 之妻 一家 夫妇 本人 同意 拒绝 "
    "承诺 声明 确诊 死亡 去世 逝世 出庭 作证 报名 参赛 获得 荣获 当选 毕业 就读 任教 供职 就职 "
    "工作 务工 经营 驾驶 乘坐 入住 退房 离开 抵达 前往 导演 执导 主演 饰演 演唱 作词 作曲 编著 "
    "著 译 主编 绘 拍摄 创作 发表 撰写 翻译 朗读 朗诵 率 率领 带领 指挥 陪同 会见 会谈 访问 "
    "致电 致信 回信 来访 来到 来华 访华 来信 来函 到来 写道 坦言 直言 笑 哭 "
    "关系 生前 连夜 位于 报警 报名 伙同 随行 陪护 会签 监交 通报 送医 望风 抓获 名下 签署 签订 清点 送达 "
    "受理 承办 主办 协办 列席 缺席 迟到 早退 值班 加班 调休 休假 旷工 离岗 到岗 上岗 转正 晋升 调任 调往 "
    "兼任 连任 卸任 辞去 辞职 退休 病逝 遇难 受伤 昏迷 被困 失联 走失 逃逸 在逃 自首 落网 供述 起草 拟定 "
    "汇报 安排 传达 部署 讲解 演示 解答 回复 答复 转交 移交 交接 代班 顶班 带队 接待 拜访 看望 慰问 "
    "采访 撰稿 供图 供稿 提供 所有 持有 购得 购入 出售 转让 受让 租赁 承租 抵押 担保 垫付 缴纳 欠款 拖欠 "
    "停药 服药 用药 复查 转院 转科 输液 过敏 孕 配合 指示 查房 主刀 接续 接诊 送检 采样 报到 注册 登记 "
    "业主 租户 住户 儿子 女儿 妻子 丈夫 父亲 母亲 家属 同学们".split()
)
# Fields of records about a person: behind a name and a mark they say that it is one.
RECORDS = tuple(
    "身份证 身份证号 身份证号码 身份证件号码 身份证件号 居民身份证 公民身份号码 证件号 证件号码 证件类型 "
    "证号 护照 护照号 护照号码 港澳通行证 港澳居民来往内地通行证 回乡证 回乡证号 台胞证 台胞证号 "
    "台湾居民来往大陆通行证 永居证 居住证 军官证 警官证 士兵证 学生证 工作证 驾驶证 驾照 驾驶证号 "
    "香港身份证 澳门身份证 台湾身份证 香港居民身份证 國民身分證 身分證 社保卡 社保号 医保卡 医保号 "
    "统一编号 电话 手机 手机号 手机号码 联系电话 联系方式 联系手机 实名手机 座机 固话 分机 传真 微信 微信号 "
    "邮箱 电子邮箱 电邮 工号 员工号 学号 考号 准考证号 病历号 住院号 门诊号 床号 警号 执业证号 "
    "性别 男 女 年龄 岁 出生 出生于 出生日期 生日 生于 民族 汉族 回族 满族 壮族 维吾尔族 藏族 蒙古族 籍贯 "
    "户籍 "
    "住址 家住 住所 现住 现住址 住所地 家庭住址 持股 出资 认缴 卡号 银行卡 银行卡号 账号 帐号 账户 "
    "纳税人识别号 职务 职业 职称 文化程度 学历 婚姻 国籍 中国公民 中国国籍 港澳居民 台湾居民".split()
)
# What makes a company, office, place or thing of what stands before.
ORGANISATIONS = tuple(
    "公司 集团 有限 股份 企业 工厂 商店 商城 商行 超市 酒店 宾馆 饭店 餐厅 银行 医院 诊所 大学 "
    "学院 中学 小学 学校 幼儿园 研究所 中心 事务所 工作室 机场 车站 火车站 地铁 路 街 大街 大道 "
    "巷 胡同 镇 村 乡 县 市 区 省 州 庄 屯 桥 河 江 湖 山 岛 港 寺 庙 广场 大厦 花园 小区 社区 "
    "街道 公园 法院 检察院 公安局 派出所 政府 委员会 部队 俱乐部 协会 基金 基金会 品牌 专卖店 "
    "旗舰店 牌 店 厂 馆 楼 园 府 杯 队 族 氏 家 派 系列 产品 服装 手机 汽车 电器 食品 药业 科技 "
    "网络 传媒 影视 出版社 杂志 报 网 电视台 证券 保险 信托 地产 物业 物流 快递 湾 沟 岭 坡 堡 "
    "营 寨 店镇".split()
)
# Behind a label a value that ends in one of these is no person.
NOUNS = tuple(
    "公司 集团 部 部门 中心 银行 医院 大学 学院 学校 中学 小学 局 厅 处 科 室 组 厂 店 馆 院 所 "
    "社 会 委 办 办公室 事务所 工作室 路 街 镇 村 乡 县 市 省 区 先生 女士 小姐 老师 经理 主任 "
    "医生 律师 师傅 同学 总 工 们 员 人员 客服 型 号 款 版 品 机 器 费 率 量 表 单 书 卡 码 名 "
    "值 价".split()
)
# Words that hold a cue word and are none
BLOCKED = tuple(
    "由于 由此 由来 由衷 由中 自由 理由 找到 找出 找回 找不到 寻找 代表团 代表性 代表大会 "
    "代表处 代表队 代表作 联系方式 授权书 委托书 通知书 感谢信 记者会 记者站 记者团 记者从 "
    "记者在 记者于 记者向 记者和 记者日前 记者获悉 记者了解 业主委员会 客户端 用户体验 学生会 "
    "患者家属 作者简介 编辑部 导演组 老师们 同学们 纪委书记 纪检书记 党组书记 党委书记 区委书记 "
    "县委书记 市委书记 省委书记 镇党委书记 支部书记 团委书记 总书记 公安局长 教育局长 副总统 "
    "副总理 高级经理 产品经理 部门经理 大堂经理 销售经理 区域经理 市场经理 大客户 老客户 新客户 "
    "全体员工 教师节 护士节 律师事务所 会计师事务所 法官学院 医生站 护士站 队长袖标 董事会 "
    "监事会 委员会 主席团 主任委员 书记处 总经理办公室 经理室 主任室 校长室 院长室 导演系 "
    "演员表 警官学院 博士后 博士学位 硕士学位 博士生 硕士生 教授级 院士团队 教练组 教练员 "
    "邀请函 邀请码 邀请赛 通知单 通知栏 本人身份 本人自愿 本人承诺 本人已 本人同意 本人在 "
    "本人于 银行长 我是不 我是一 我是从 我是在 我是说 我是因 我是想 我是为".split()
)
# Column headers that mean a person's name and nothing else.
HEADERS = (
    *(
        "姓名 真实姓名 客户姓名 用户姓名 员工姓名 学生姓名 患者姓名 病人姓名 联系人 联系人姓名 "
        "收件人 收货人 收货人姓名 寄件人 投保人 被保险人 受益人"
    ).split(),
    *(
        "持卡人 持卡人姓名 开户人 户名 法人姓名 法定代表人 法人代表 经办人 申请人 监护人姓名 "
        "父亲姓名 母亲姓名 配偶姓名 紧急联系人 代理人 承租人"
    ).split(),
    *(
        "曾用名 姓名全拼 户主姓名 责任人 负责人 签收人 驾驶人 收件人姓名 寄件人姓名 车主姓名 "
        "业主姓名 乘客姓名 旅客姓名 考生姓名 家长姓名"
    ).split(),
    *(
        "real_name realname true_name full_name fullname user_name_cn customer_name cust_name "
        "client_name emp_name employee_name"
    ).split(),
    *(
        "staff_name student_name patient_name contact_name linkman link_man contact_person "
        "receiver_name consignee"
    ).split(),
    *(
        "sender_name recipient_name holder_name cardholder_name account_holder legal_person_name "
        "legal_representative"
    ).split(),
    *(
        "applicant_name insured_name policyholder father_name mother_name spouse_name "
        "guardian_name emergency_contact cnname"
    ).split(),
    *(
        "name_cn chinese_name former_name ptt_nm xm xingming yhxm khxm ygxm xsxm hzxm lxrxm sjrxm "
        "shrxm frxm jhrxm fqxm mqxm"
    ).split(),
    *"poxm zsxm xmpy ywxm".split(),
)
