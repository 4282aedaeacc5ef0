"""Driver file number (机动车驾驶证档案编号), GA 482: 12 digits.

The first four are the region of issue (GB/T 2260). The number of the licence itself (证号) is the
resident ID. 12 digits alone say nothing: clearing codes (联行号), invoice codes and waybills have as many,
so a label has to say what it is.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.regions import province_known
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.labelled import beside
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_DRIVER_FILE_NO", "驾驶证档案编号", "driver file number", Category.IDENTITY_DOCUMENT)
LABELS = (
    *(
        "档案编号 驾驶证档案编号 驾驶证档案号 驾照档案编号 驾照档案号 驾驶人档案编号 驾驶员档案编号 "
        "机动车驾驶证档案编号 证芯编号 档案号 档案号码 dabh dah jszdabh jzdabh license_file_no "
        "licence_file_no driver_file_no file_no"
    ).split(),
    "file no",
    "file number",
    "licence file number",
    "license file number",
    "driver file number",
)
HEADERS = ("档案编号", "驾驶证档案编号", "驾照档案编号", "dabh", "license_file_no", "driver_file_no")
MASK = keep(4, 4, source="4301****8218, usual form")


# Score alone, near a label, owned by one; an unknown region, a known one.
_SCORES = np.array([(0.0, 0.3, 0.7), (0.0, 0.62, 0.88)])


def find(batch: Batch, own: Bools) -> Spans:
    """Twelve digits, in groups too, under or beside a label."""
    windows = batch.numbers(12)
    if not len(windows):
        return Spans.none()
    windows = beside(windows, own)
    if not len(windows):
        return Spans.none()
    region = province_known(batch.digit_values(windows, 2))
    end = batch.with_float_tail(windows.end)
    score, evidence = judge_states(
        batch, windows.start, end, own, _SCORES, region.astype(np.int64), around=windows.around
    )
    return Spans.of(
        windows.start, end, score, evidence | int(Evidence.SHAPE) | region * int(Evidence.REGISTRY)
    )


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)
