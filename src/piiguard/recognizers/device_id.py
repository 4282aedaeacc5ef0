"""Device identifier (设备标识).

IDFA, IDFV, GAID, OAID, VAID, AAID, Android ID, UDID, MEID, serial number of a device. UUIDs, hexadecimal
strings or makers' own (GB/T 35273-2020 annex A, 常用设备信息). A UUID or a hash without such a
label is anything, so nothing is found without one. Terminal numbers
(终端号) are those of a shop's card reader. The IDFA of who denied tracking is all zeros and nobody's.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge
from piiguard.text.batch import Batch, Trigger, Values
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("DEVICE_ID", "设备标识", "device identifier", Category.DEVICE)
LABELS = (
    *(
        "设备号 设备id 设备标识 设备标识符 设备标识码 设备唯一标识 设备唯一标识符 设备编号 设备序列号 "
        "设备sn 设备sn号 手机sn 整机序列号 整机sn 机身序列号 主板序列号 笔记本序列号 装置识别码 裝置识别码 "
        "装置id 裝置id 装置序号 裝置序号 设备指纹 手机序列号 手机设备号 机器码 终端标识 终端序列号 "
        "广告标识符 "
        "广告标识 广告id 匿名设备标识符 安卓id 电脑序列号 主机序列号 idfa idfv gaid oaid vaid aaid udid "
        "meid adid gpsadid androidid android_id deviceid device_id device_no device_uuid deviceuuid "
        "device_sn device_serial dev_id uniqueid device_fingerprint advertising_id advertisingid openudid "
        "ssaid sbh_device sbbh sbxlh sbbs".split()
    ),
    "android id",
    "device id",
    "device no",
    "device serial",
    "device serial number",
    "advertising id",
    "google advertising id",
)
HEADERS = (
    *(
        "设备号",
        "设备标识",
        "设备唯一标识",
        "设备ID",
        "device_id",
        "deviceid",
        "device_no",
        "device_uuid",
        "udid",
        "idfa",
        "idfv",
    ),
    *("oaid", "vaid", "aaid", "android_id", "gaid", "meid"),
)
MASK = keep(4, 4, source="piiguard: four at either end are enough to compare two entries")

_HEX = table(range(48, 58), "abcdefABCDEF-")
_UUID = (8, 4, 4, 4, 12)
_HASH_LENGTHS = (14, 16, 32, 40, 64)  # MEID, Android ID, OAID, UDID, OAID of some makers


def find(batch: Batch, own: Bools) -> Spans:
    """Values that a label owns, and UUIDs with the label behind."""
    if not batch.has_label(own):
        return Spans.none()
    return Spans.concatenate([_owned(batch, batch.labelled(own)), _uuids(batch, own)])


def _owned(batch: Batch, values: Values) -> Spans:
    symbols = batch.symbols
    plausible = (values.length >= 6) & (values.length <= 72) & (values.digits >= 2)
    plausible &= ~batch.is_mask_symbol[symbols[values.end]] & ~table("@:")[symbols[values.end]]
    values = values.take(plausible)
    if not len(values):
        return Spans.none()
    values = values.take(~_all_zero(batch, values.start, values.end) & ~_date(batch, values))
    mixed = values.digits < values.length
    usual = np.isin(values.length, _HASH_LENGTHS)
    score = np.select(
        [usual & mixed, mixed & (values.length >= 8), values.length >= 8], [0.9, 0.85, 0.8], 0.65
    )
    return Spans.of(values.start, values.end, score, int(Evidence.SHAPE | Evidence.LABEL))


def _all_zero(batch: Batch, start: Ints, end: Ints) -> Bools:
    other = np.flatnonzero(batch.is_alnum & (batch.symbols != ord("0")))
    answer: Bools = np.searchsorted(other, end) == np.searchsorted(other, start)
    return answer


def _date(batch: Batch, values: Values) -> Bools:
    """2024-01-02: eight digits or fewer with a dash behind the fourth."""
    fifth = batch.symbols[values.start + 4]
    answer: Bools = (values.digits == values.length) & (values.length <= 8) & table("-/.")[fifth]
    return answer


def _uuids(batch: Batch, own: Bools) -> Spans:
    words, symbols = batch.words, batch.symbols
    if len(words) < len(_UUID):
        return Spans.none()
    run = np.flatnonzero(words.length[: len(words) - 4] == _UUID[0])
    for step, length in enumerate(_UUID):
        run = run[words.length[run + step] == length]
    start, end = words.start[run], words.end[run + 4]
    window = symbols[start[:, None] + np.arange(36)]
    whole = (end - start == 36) & _HEX[window].all(axis=1)
    whole &= ~table("-")[symbols[start - 1]] & ~table("-")[symbols[end]] & ~_all_zero(batch, start, end)
    start, end = start[whole], end[whole]
    score, evidence = judge(batch, start, end, own, alone=0.0, near=0.7, owned=0.92)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL}), MASK, find, HEADERS)
