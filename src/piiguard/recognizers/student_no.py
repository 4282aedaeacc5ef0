"""Student number (学号, 学籍号, 准考证号) of schools and examination boards; only its label tells.

A national school-roll number (全国学籍号) is G or L and the 18 characters of the resident ID.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.dates import birth_date
from piiguard.entity import Category, Entity
from piiguard.findings import Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import local_numbers
from piiguard.recognizers.spaced_values import spaced_values
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("STUDENT_NO", "学号", "student number", Category.ACCOUNT)
LABELS = (
    *"学号 学号是 学籍号 学籍号码 全国学籍号 学籍编号 学生号 学生编号 学生证号 学生证 学生证号码".split(),
    *"考籍号 学籍辅号 学籍副号 报名号 报名序号 学生id 学生学号".split(),
    *"学员编号 学员号 考生号 考生编号 准考证号 准考证号码 准考证".split(),
    *"考号 报考号 借阅证号 一卡通号 校园卡号 ".split(),
    *"student_no student_id student_number studentno studentid stu_no stu_id stuno stuid exam_no".split(),
    *"xjh ksh zkzh zkzhm".split(),
    *("student no.", "exam no.", "candidate no."),
    *(
        "student id",
        "student no",
        "student number",
        "exam no",
        "candidate no",
        "candidate number",
        "matriculation no",
        "matriculation number",
        "matric no",
        "matric no.",
        "roll no",
        "roll no.",
        "roll number",
    ),
)
HEADERS = ("学号", "学籍号", "考生号", "准考证号", "xjh", "ksh", "zkzh", "student_no", "student_id", "stu_no")
MASK = keep(2, 2, source="piiguard; nothing published")

SHORTEST, LONGEST = 4, 20
_ORDER = 15


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled numbers of 4 to 20 letters and digits with at least 4 digits."""
    written = local_numbers(batch, own, shortest=SHORTEST, longest=LONGEST, least_digits=4, score=0.8)
    spaced = spaced_values(batch, own, shortest=SHORTEST, longest=LONGEST, least_digits=4, score=0.8)
    if len(spaced):
        written = Spans.concatenate([written, spaced])
    if len(written):
        written.score = np.where(_begins_with_date(batch, written), 0.45, written.score)
    return written


def _begins_with_date(batch: Batch, spans: Spans) -> Bools:
    """15 and more digits that begin with a date of our days: rather the number of an order."""
    words = batch.words
    dated = np.zeros(len(spans), dtype=np.bool_)
    run = words.start.searchsorted(spans.start)
    length = words.length.take(run)
    long = ((length >= _ORDER) & (batch.word_digits.take(run) == length)).nonzero()[0]
    if len(long):
        head = words.matrix(words.first.take(run.take(long)), 8) - np.uint8(48)
        dated[long] = (head[:, 0] == 2) & birth_date(head)
    return dated


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)
