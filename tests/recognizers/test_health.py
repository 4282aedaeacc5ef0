"""HEALTH 医疗健康信息: a label's value, a term beside a cue, a statement; not a matter in general."""

from __future__ import annotations

import pytest

from piiguard.recognizers.health import IDENTIFIER


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("诊断：2型糖尿病", ["2型糖尿病"]),
        ("初步诊断：冠心病。医师：某某", ["冠心病"]),
        (
            "诊断：右膝陈旧性撕裂 医生：某某",
            ["右膝陈旧性撕裂"],
        ),  # no term of the list; the next field ends it
        ("入院诊断：1.肺部感染；2.高血压病3级；3.冠心病", ["1.肺部感染；2.高血压病3级；3.冠心病"]),
        ("诊断：高血压，肺部感染", ["高血压", "肺部感染"]),  # the list goes on behind a comma
        ("过敏史（药物）：青霉素、磺胺类", ["青霉素、磺胺类"]),  # a remark between
        ("既往史/过敏史：花粉", ["花粉"]),
        ("血压：130/85mmHg", ["130/85mmHg"]),
        (
            "主诉：反复头晕，伴恶心3天。查体未见异常",
            ["反复头晕，伴恶心3天"],
        ),  # a narrative, up to the full stop
        ('{"diagnosis": "2型糖尿病", "age": 3}', ["2型糖尿病"]),
        ("medical_history=hypertension", ["hypertension"]),
        ("Diagnosis: Type 2 diabetes", ["Type 2 diabetes"]),
        ("诊断：高血\u200b压", ["高血\u200b压"]),
        ("诊断：２型糖尿病", ["２型糖尿病"]),
        ("姓名,诊断,费用\n某甲,糖尿病,30\n某乙,高血压,20", ["糖尿病", "高血压"]),  # a table in the text
    ],
)
def test_a_label_owns_its_value(text, found, values_of):
    """The whole value, whether or not a list knows it."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "既往病史：无",
        "过敏史：否认药物过敏",
        "过敏史：---",
        "诊断：",
        "诊断：详见附件",
        "诊断：****",
        "疾病名称=null",
    ],
)
def test_a_value_that_says_nothing_is_none(text, values_of):
    """无, 否认 …, a form not filled in."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("患有高血压", ["高血压"]),
        ("学生某某患有哮喘，体育课请注意", ["哮喘"]),
        ("其丈夫患有高血压、糖尿病", ["高血压", "糖尿病"]),  # a list shares its cue
        ("有糖尿病史5年，口服二甲双胍", ["有糖尿病史", "二甲双胍"]),
        ("对海鲜和花粉过敏", ["海鲜", "花粉"]),
        ("因急性心肌梗死住院", ["急性心肌梗死"]),
        ("诊断为2型糖尿病伴周围神经病变", ["2型糖尿病", "周围神经病变"]),
        ("她被诊断患有重度抑郁症", ["重度抑郁症"]),
        ("做过阑尾切除手术", ["阑尾切除"]),
        ("理赔原因：胃癌", ["胃癌"]),
        ("本人HIV阳性，请保密", ["HIV阳性"]),
        ("ＨＩＶ阳性", ["ＨＩＶ阳性"]),
    ],
)
def test_a_cue_makes_a_term_personal(text, found, values_of):
    """Before it or behind it, in the same clause."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        "糖尿病防治宣传",
        "糖尿病",
        "癌症研究所",  # 癌 inside a name
        "我院设有糖尿病科、高血压专病门诊",
        "重疾险覆盖乳腺癌、肺癌等100种疾病",
        "新冠肺炎疫情防控",
        "预防乳腺癌，从体检开始",
        "怎么判断是否患有抑郁症？",
        "患有高血压的人不宜多吃盐",
        "男子确诊肾癌后续",  # nobody in particular
        "本店销售阿司匹林、布洛芬",
        "hiv_test.py",  # no whole word
        "故障诊断：空指针",
        "症状：页面无法打开",  # a label of other fields too; no term in its value
        "否认高血压、糖尿病病史",
        "选择困难症、直男癌晚期",
        "甲亢哥来了",
    ],
)
def test_a_matter_spoken_of_in_general_is_nothing(text, values_of):
    """A word alone says nothing of anybody."""
    assert values_of(IDENTIFIER, text) == []


@pytest.mark.parametrize(
    ("header", "value", "found"),
    [
        ("既往病史", "腰椎术后", ["腰椎术后"]),
        ("出院诊断(1)", "骨折", ["骨折"]),
        ("patient_diagnosis", "flu", ["flu"]),
        ("过敏史", "无", []),
        ("诊断日期", "2024-01-02", []),  # the label does not end the header
        ("备注", "高血压", ["高血压"]),  # a field that is nothing but a term
        ("备注", "高血压防治", []),
        (None, "高血压", []),
    ],
)
def test_the_header_of_a_column_is_a_label(header, value, found, values_of):
    """The whole cell is the value."""
    assert values_of(IDENTIFIER, value, header) == found


def test_the_value_is_replaced_by_a_fixed_stand_in():
    """The length of a word tells which it is."""
    from piiguard import Guard

    guard = Guard(include=["HEALTH"])
    once = guard.protect("诊断：2型糖尿病；患有高血压")
    assert once == "诊断：******；患有******"
    assert guard.protect(once) == once
