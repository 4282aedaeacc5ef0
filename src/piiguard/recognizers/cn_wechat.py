"""WeChat ID (微信号): 6 to 20 letters, digits, _ or -, a letter first (facts 3.4).

Given ones are wxid_ and 14 to 22 more. A mobile number or a QQ number serves as login too. openid and unionid
name the person towards one app or firm.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.phones import PERSON, mobile_segment
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import ZERO_WIDTH, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_WECHAT", "微信号", "WeChat ID", Category.ACCOUNT)
_OPEN_LABELS = "openid open_id unionid union_id wx_openid wx_unionid wxopenid weixin_openid".split()
LABELS = (
    *"微信 微信号 微信号码 微信号是 微信id 微信账号 微信帐号 微信联系 微信搜 威信 威信号 薇信".split(),
    *"薇信号 维信 v信 v信号 vx vx号 wx wx号".split(),
    *"加微 加微信 加我微信 加v 加vx 加wx 加v信 加我v +v +vx +wx +微 +微信 加威 商务微信 个人微信".split(),
    *"工作微信 客服微信 主播微信".split(),
    *"wechat wechat_id wechatid wechat_no wechatno wechat_account weixin weixin_id weixinhao".split(),
    *"weixin_no wxh wx_id wx_no".split(),
    *("wechat id", "wechat no", "wechat account", "weixin id", "we chat"),
    *_OPEN_LABELS,
)
HEADERS = (
    "微信",
    "微信号",
    "weixin",
    "wechat",
    "wechat_id",
    "wechat_no",
    "wx_id",
    "wxh",
    "openid",
    "open_id",
    "unionid",
)
MASK = keep(2, 2, source="facts 0: ab****yz")

SHORTEST, LONGEST = 6, 20
LONGEST_GIVEN = 28  # wxid_ and 22 more
SHORTEST_OPEN, LONGEST_OPEN = 20, 32

_DIGITS = table(range(48, 58))
_LETTERS = table(range(65, 91), range(97, 123))
_CAPITALS = table(range(65, 91))
_MEMBERS = _DIGITS | _LETTERS | table("_-", ZERO_WIDTH)
# What follows tells an address, a call or an assignment from an ID
_FOREIGN_END = table("@(=*$%{[\\<&")
_STRONG = table(":=\"'")
_PROSE = table(".!?;")
_WORDS = frozenset(
    "android payment payments windows version official account accounts groups wechat weixin program "
    "programs openid unionid "
    "moments service services support config appkey secret appsecret number request response callback "
    "login binding "
    "miniprogram notify message messages enterprise platform client server contact channel channels "
    "sticker stickers "
    "article articles please search follow mobile iphone harmony harmonyos unknown undefined nickname avatar "
    "session".split()
)


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled IDs, wxid_… anywhere, and labelled open IDs."""
    parts = []
    start = _labelled_starts(batch, own)
    if len(start):
        parts.append(_labelled(batch, own, start))
        parts.append(_numbers(batch, start))
    parts.append(_given(batch))
    return Spans.concatenate(parts)


def _labelled_starts(batch: Batch, own: Bools) -> Ints:
    labels, words = batch.labels, batch.words
    if not len(labels) or not len(words):
        return np.empty(0, dtype=np.int64)
    starts: Ints = np.unique(labels.value[labels.roles(own)])
    run = np.minimum(np.searchsorted(words.start, starts), len(words) - 1)
    owned: Ints = starts[words.start[run] == starts]
    return owned


def _stretch(batch: Batch, start: Ints, longest: int) -> tuple[Ints, Ints]:
    """End of the stretch of ID characters from each start, without - at its end, and how many are visible."""
    symbols, end = batch.symbols, start.copy()
    alive = np.arange(len(start))
    for _ in range(longest + 8):
        alive = alive[_MEMBERS[symbols[end[alive]]]]
        if not len(alive):
            break
        end[alive] += 1
    for _ in range(3):
        end = end - (np.isin(symbols[end - 1], (ord("-"), ZERO_WIDTH)) & (end > start + 1))
    invisible = (
        np.flatnonzero(symbols == ZERO_WIDTH)
        if (symbols == ZERO_WIDTH).any()
        else np.empty(0, dtype=np.int64)
    )
    hidden = np.searchsorted(invisible, end) - np.searchsorted(invisible, start)
    return end, end - start - hidden


def _labelled(batch: Batch, own: Bools, start: Ints) -> Spans:
    symbols = batch.symbols
    start = start[_LETTERS[symbols[start]]]
    end, length = _stretch(batch, start, LONGEST_OPEN)
    is_open = _open_label(batch, start)
    following = symbols[end]
    foreign = _FOREIGN_END[following] | ((following == ord(".")) & _LETTERS[symbols[end + 1]])
    foreign |= (following == ord(":")) & (symbols[end + 1] == ord("/"))
    fits = (length >= SHORTEST) & (length <= np.where(is_open, LONGEST_OPEN, LONGEST)) & ~foreign
    fits &= ~is_open | (length >= SHORTEST_OPEN)
    fits &= ~_plain_word(batch, start, end)
    fits &= ~(batch.labels.starts_at(start) & batch.labels.ends_at(end))
    return Spans.of(start[fits], end[fits], 0.82, int(Evidence.SHAPE | Evidence.LABEL))


def _open_label(batch: Batch, start: Ints) -> Bools:
    members = batch.index.members(_OPEN_LABELS)
    owns, _ = batch.labels.around(start, start).roles(members)
    return owns


def _plain_word(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Letters only after a space, with prose behind or a capital: `WeChat Official`, `微信 Windows版`."""
    symbols = batch.symbols
    prose = _LETTERS[symbols[end + 1]] & (symbols[end] == ord(" ")) | _PROSE[symbols[end]]
    prose |= batch.texts.codes[end] == ord(",")
    inner = batch.count_digits(start, end) == 0
    weak = ~_STRONG[symbols[start - 1]] & ~_STRONG[symbols[start - 2]]
    latin_label = _LETTERS[symbols[start - 1]] | _LETTERS[symbols[start - 2]]
    capital = _CAPITALS[symbols[start]]
    doubtful = np.flatnonzero(inner)
    plain = np.zeros(len(start), dtype=np.bool_)
    for index in doubtful.tolist():
        word = bytes(symbols[start[index] : end[index]]).replace(bytes([ZERO_WIDTH]), b"").decode("latin-1")
        joint = "_" in word or "-" in word
        plain[index] = word.lower() in _WORDS or (
            not joint and bool(weak[index] and ((latin_label[index] and prose[index]) or capital[index]))
        )
    return plain


def _numbers(batch: Batch, start: Ints) -> Spans:
    """Numbers behind the label: a QQ number used as login; a mobile number belongs to its own recognizer."""
    digits = batch.digits
    run = np.minimum(np.searchsorted(digits.start, start), max(len(digits) - 1, 0))
    if not len(digits):
        return Spans.none()
    run = run[digits.start[run] == start]
    run = run[
        (digits.length[run] >= SHORTEST)
        & (digits.length[run] <= 11)
        & (batch.symbols[digits.start[run]] != 48)
    ]
    run = run[batch.clean_after(digits.end[run]) & (digits.gap[run] == 0)]
    values = digits.matrix(digits.first[run], 11) - np.uint8(48)
    run = run[~((digits.length[run] == 11) & (mobile_segment(values) == PERSON))]
    return Spans.of(digits.start[run], digits.end[run], 0.6, int(Evidence.SHAPE | Evidence.LABEL))


def _given(batch: Batch) -> Spans:
    """`wxid_` and 6 to 22 letters and digits, wherever it stands."""
    words = batch.words
    run = np.flatnonzero((words.length == 4) & (batch.symbols[words.end] == ord("_")))
    if not len(run):
        return Spans.none()
    letters = words.matrix(words.first[run], 4) | 32
    run = run[(letters == np.frombuffer(b"wxid", dtype=np.uint8)).all(axis=1)]
    start = words.start[run]
    end, length = _stretch(batch, start, LONGEST_GIVEN)
    fits = (length >= 11) & (length <= LONGEST_GIVEN) & (batch.symbols[start - 1] != ord("_"))
    return Spans.of(start[fits], end[fits], 0.96, int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.MIXED}), MASK, find, HEADERS)
