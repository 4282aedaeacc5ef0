"""IMSI (国际移动用户识别码), 3GPP TS 23.003 section 2.2.

Country 460 (China) + network (2) + subscriber (10). No check digit. Networks of China: 00 to 09, 11, 15, 20
(ITU E.212 annex). Without a label it is nothing: the prefix is that of Hainan's resident IDs as well.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.transforms.mask import keep

ENTITY = Entity("IMSI", "国际移动用户识别码", "IMSI", Category.DEVICE)
LABELS = tuple(
    "imsi imsi号 imsi码 imsi1 imsi2 imsi_no imsi_number 国际移动用户识别码 移动用户识别码 用户识别码 "
    "sim卡imsi".split()
)
HEADERS = ("IMSI", "IMSI号", "imsi")
MASK = keep(5, source="country and network only, 3GPP TS 23.003 section 2.2")

_NETWORKS = table(range(10), 11, 15, 20)
# Score alone, near a label, owned by one: no such country, another country, China, a network of China
_SCORES = np.array([(0.0, 0.3, 0.58), (0.0, 0.3, 0.8), (0.0, 0.7, 0.9), (0.4, 0.85, 0.96)])


def find(batch: Batch, own: Bools) -> Spans:
    """15 digits; those of other countries only under a label."""
    windows = batch.numbers(15)
    if not len(windows):
        return Spans.none()
    digits = batch.digit_values(windows, 15)
    china = (digits[:, 0] == 4) & (digits[:, 1] == 6) & (digits[:, 2] == 0)
    network = china & _NETWORKS.take(digits[:, 3] * 10 + digits[:, 4])
    country = (digits[:, 0] >= 2) & (digits[:, 0] <= 7)  # E.212: mobile country codes of networks on land
    state = np.where(china, 2 + network, country)
    end = batch.with_float_tail(windows.end)
    score, evidence = judge_states(batch, windows.start, end, own, _SCORES, state, around=windows.around)
    evidence |= int(Evidence.SHAPE) | network * int(Evidence.REGISTRY)
    return Spans.of(windows.start, end, score, evidence)


IDENTIFIER = Identifier(ENTITY, LABELS, Trigger.digits(15) | {Trigger.LABEL}, MASK, find, HEADERS)
