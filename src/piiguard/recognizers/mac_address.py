"""MAC address (MAC 地址, 物理地址), IEEE 802 EUI-48.

Six octets as 00:1A:2B:3C:4D:5E, 00-1A-…, 001a.2b3c.4d5e, 001a-2b3c-4d5e. The first three octets name the
maker (OUI), the others the device. Chains of more octets are fingerprints of keys, chains of two digits
without a letter behind dashes are other numbers; both are nothing without a label.
"""

from __future__ import annotations

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.scoring import judge_states
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("MAC_ADDRESS", "MAC 地址", "MAC address", Category.DEVICE, None, "MAC_ADDRESS")
LABELS = (
    *(
        "mac mac地址 mac位址 wlan_mac 物理地址 无线mac 蓝牙mac wifi地址 蓝牙地址 网卡地址 网卡mac 设备mac "
        "mac_addr mac_address macaddress macaddr mac_no wifi_mac wifimac bt_mac bluetooth_mac bssid hwaddr "
        "ether "
        "macdz wldz".split()
    ),
    "mac address",
    "mac addr",
    "hw address",
    "physical address",
)
HEADERS = ("MAC", "MAC地址", "物理地址", "mac", "mac_addr", "mac_address", "wifi_mac", "bssid")
MASK = keep(6, source="first three octets kept, which name the maker")

_HEX = table(range(48, 58), "abcdefABCDEF*")
_ALNUM = table(range(48, 58), range(65, 91), range(97, 123), "*_")
_FORMS = (
    (":", 2),
    ("-", 2),
    (".", 4),
    ("-", 4),
)  # separator, hexadecimal digits of a group
# Score alone, near a label, owned by one: letters and digits, one kind behind colons, behind other marks
_SCORES = np.array([(0.9, 0.9, 0.97), (0.6, 0.7, 0.97), (0.35, 0.7, 0.97)])


def find(batch: Batch, own: Bools) -> Spans:
    """Separated addresses, and twelve digits in a row under a label."""
    parts = [_separated(batch, own, separator, size) for separator, size in _FORMS]
    parts.append(_bare(batch, own))
    return Spans.concatenate([part for part in parts if len(part)] or [Spans.none()])


def _separated(batch: Batch, own: Bools, separator: str, size: int) -> Spans:
    marks = batch.at(separator)
    inner = 12 // size - 1
    if len(marks) < inner:
        return Spans.none()
    spread = marks[inner - 1 :] - marks[: len(marks) - inner + 1]
    first = (spread == (inner - 1) * (size + 1)).nonzero()[0]
    if not len(first):
        return Spans.none()
    start, width = marks.take(first) - size, 12 + inner
    places = np.arange(width)
    is_mark = places % (size + 1) == size
    window = batch.symbols.take(start[:, None] + places)
    right = (np.where(is_mark, window == ord(separator), _HEX.take(window)).all(axis=1)).nonzero()[0]
    if not len(right):
        return Spans.none()
    start, window = start.take(right), window[right][:, ~is_mark]
    return _judged(batch, own, start, start + width, window, separator)


def _judged(
    batch: Batch,
    own: Bools,
    start: Ints,
    end: Ints,
    window: Symbols,
    mark: str,
) -> Spans:
    symbols, labels = batch.symbols, batch.labels
    before, behind = symbols.take(start - 1), symbols.take(end)
    touches = _ALNUM.take(before) & ~labels.ends_at(start)
    chained = (before == ord(mark)) & _HEX.take(symbols.take(start - 2)) & ~labels.ends_at(start - 1)
    chained |= (behind == ord(mark)) & _HEX.take(symbols.take(end + 1))
    uniform = (window == window[:, :1]).all(axis=1)  # 00:00:…, ff:ff:…: nobody's
    clean = (~touches & ~chained & ~_ALNUM.take(behind) & ~uniform).nonzero()[0]
    if not len(clean):
        return Spans.none()
    start, end, window = start.take(clean), end.take(clean), window[clean]
    masked = (window == ord("*")).any(axis=1)
    letters = (window >= 65).any(axis=1)
    digits = (window - np.uint8(48) <= 9).any(axis=1)
    typical = symbols.take(start + 4) != ord("-")  # three groups of four behind dashes may be any code
    state = np.where((letters & digits | masked) & typical, 0, 1 if mark == ":" else 2)
    score, evidence = judge_states(batch, start, end, own, _SCORES, state)
    return Spans.of(start, end, score, evidence | int(Evidence.SHAPE), masked=masked)


def _bare(batch: Batch, own: Bools) -> Spans:
    if not batch.has_label(own):
        return Spans.none()
    values = batch.labelled(own)
    values = values.take((values.length == 12) & (values.end - values.start == 12) & (values.digits > 0))
    if not len(values):
        return Spans.none()
    window = batch.symbols.take(values.start[:, None] + np.arange(12))
    values = values.take(np.flatnonzero(_HEX.take(window).all(axis=1)))
    return Spans.of(values.start, values.end, 0.8, int(Evidence.SHAPE | Evidence.LABEL))


IDENTIFIER = Identifier(
    ENTITY,
    LABELS,
    frozenset({Trigger.COLON, Trigger.MIXED, Trigger.MASK, Trigger.LABEL}),
    MASK,
    find,
    HEADERS,
)
