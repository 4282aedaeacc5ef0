"""Employee number (工号, 员工编号): what an employer gives its staff; no standard, so only its label tells.

>>> IDENTIFIER.entity.zh
'工号'
"""

from __future__ import annotations

from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.labelled import local_numbers
from piiguard.recognizers.spaced_values import spaced_values
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("EMPLOYEE_NO", "工号", "employee number", Category.ACCOUNT)
_PEOPLE = (
    "员工 职工 职员 雇员 人员 教职工 操作员 业务员 柜员 坐席 座席 客服 经办人 快递员 收银员 营业员 医生 护士 "
    "司机 警员"
)
LABELS = (
    *composed(_PEOPLE, "号 工号 编号 编码 代码 代号"),
    *"工号 工号是 员工号 员工号码 员工编号 员工id 员工工号 员工代码 职工号 职工编号 职工工号 教工号".split(),
    *"职员编号 职员号 教职工号 教工编号 人员编号 人员工号 雇员编号 雇员号".split(),
    *"人事编号 人事代码 工作证号 工牌号 工牌 胸牌号 警号 坐席号 坐席工号 柜员号 柜员编号".split(),
    *"柜员 操作员 坐席 座席 警员编号 警员号 操作员编号 操作员工号 业务员编号 业务员工号".split(),
    *"经办人工号 处理人工号 推荐人工号 客户经理工号 客服工号 代理人工号 ".split(),
    *"employee_id employee_no employee_number employeeid employeeno emp_no emp_id empno empid".split(),
    *"staff_no staff_id".split(),
    *"staffno staffid worker_no worker_id work_no job_no job_number jobnumber badge_no ygbh zgbh".split(),
    *"zgh rybh".split(),
    *("employee no.", "staff no.", "emp no.", "badge no."),
    *(
        "employee id",
        "employee no",
        "employee number",
        "staff id",
        "staff no",
        "staff number",
        "emp id",
        "emp no",
    ),
    *("employee id no", "badge no", "badge number", "badge id", "personnel no", "personnel number"),
    *("payroll no", "payroll number", "personnel no.", "payroll no."),
)
HEADERS = (
    "工号",
    "员工编号",
    "员工号",
    "职工号",
    "ygbh",
    "zgh",
    "emp_no",
    "employee_no",
    "employee_id",
    "staff_no",
)
MASK = keep(0, 2, source="piiguard; nothing published")

SHORTEST, LONGEST = 3, 16


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers of 3 to 16 letters and digits with at least 2 digits; `B 6216` is one."""
    written = local_numbers(batch, own, shortest=SHORTEST, longest=LONGEST, least_digits=2, score=0.8)
    spaced = spaced_values(batch, own, shortest=SHORTEST, longest=LONGEST, least_digits=2, score=0.8)
    return Spans.concatenate([written, spaced])


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)
