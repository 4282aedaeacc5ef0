"""WeChat ID (微信号): 6 to 20 letters, digits, _ or -, a letter first.

Given ones are wxid_ and 14 to 22 more. A mobile number or a QQ number serves as login too. openid and unionid
name the person towards one app or firm.
"""

from __future__ import annotations

import numpy as np

from piiguard.checks.phones import PERSON, mobile_segment
from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import keep

ENTITY = Entity("CN_WECHAT", "微信号", "WeChat ID", Category.ACCOUNT)
_OPEN_LABELS = tuple("openid open_id unionid union_id wx_openid wx_unionid wxopenid weixin_openid".split())
LABELS = (
    *"微信 微信号 微信号码 微信号是 微信id 微信账号 微信帐号 微信联系 微信搜 威信 威信号 薇信".split(),
    *"威芯 薇芯 徽信 绿泡泡 薇信号 维信 v信 v信号 vx vx号 wx wx号".split(),
    *"加微 加微信 加我微信 加v 加vx 加wx 加v信 加我v +v +vx +wx +微 +微信 加威 商务微信 个人微信".split(),
    *"工作微信 客服微信 主播微信 卫星号 加个微信 加一下微信".split(),
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
MASK = keep(2, 2, source="ab****yz, usual form")

SHORTEST, LONGEST = 6, 20
LONGEST_GIVEN = 28  # wxid_ and 22 more
SHORTEST_OPEN, LONGEST_OPEN = 20, 32

_DIGITS = table(range(48, 58))
_LETTERS = table(range(65, 91), range(97, 123))
_CAPITALS = table(range(65, 91))
_MEMBERS = _DIGITS | _LETTERS | table("_-")
# What follows tells an address, a call or an assignment from an ID
_FOREIGN_END = table("@(=*$%{[\\<&")
_WIDE_BRACKET = ord("（")  # a remark: `vx:abc_123（同抖音）`
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
    start, owners = _labelled_starts(batch, own)
    if len(start):
        numeric = _DIGITS.take(batch.symbols.take(start))
        letters = (~numeric).nonzero()[0]
        if len(letters):
            parts.append(_labelled(batch, start.take(letters), owners.take(letters, axis=1)))
        if numeric.any():
            parts.append(_numbers(batch, start[numeric]))
    parts.append(_given(batch))
    return Spans.concatenate(parts)


def _labelled_starts(batch: Batch, own: Bools) -> tuple[Ints, Ints]:
    """Where letters or digits begin behind one of the labels, and the (4, n) labels that own them."""
    labels = batch.labels
    chain = labels.chain.T
    hit = np.logical_or.reduce(own.take(chain), axis=0).nonzero()[0]
    value = labels.value.take(hit)
    begins = (batch.is_alnum.take(value) & ~batch.is_alnum.take(value - 1)).nonzero()[0]
    if not len(begins):
        return begins, chain[:, :0]
    # of the labels that share a value, the last knows the others
    value, place = np.unique(value.take(begins)[::-1], return_index=True)
    return value, chain.take(hit.take(begins[::-1].take(place)), axis=1)


def _stretch(batch: Batch, start: Ints, longest: int) -> Ints:
    """End of the stretch of ID characters from each start, without - at its end; cut behind `longest`."""
    ahead = batch.symbols.take(start[:, None] + np.arange(longest + 5))
    outside = ~_MEMBERS.take(ahead)
    outside[:, -1] = True
    end: Ints = start + outside.argmax(axis=1)
    for _ in range(3):
        dash = (batch.symbols.take(end - 1) == ord("-")) & (end > start + 1)
        if not dash.any():
            break
        end = end - dash
    return end


def _labelled(batch: Batch, start: Ints, owners: Ints) -> Spans:
    symbols = batch.symbols
    end = _stretch(batch, start, LONGEST_OPEN)
    length = end - start
    is_open = members(batch.index, _OPEN_LABELS).take(owners).any(axis=0)
    fits = (length >= SHORTEST) & (length <= np.where(is_open, LONGEST_OPEN, LONGEST))
    fits &= ~is_open | (length >= SHORTEST_OPEN)
    chosen = fits.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    start, end = start.take(chosen), end.take(chosen)
    following, second = symbols.take(end), symbols.take(end + 1)
    foreign = _FOREIGN_END.take(following) & (batch.texts.codes.take(end) != _WIDE_BRACKET)
    foreign |= (following == ord(".")) & _LETTERS.take(second)
    foreign |= (following == ord(":")) & (second == ord("/"))
    foreign |= batch.labels.starts_at(start) & batch.labels.ends_at(end)
    chosen = (~foreign & ~_plain_word(batch, start, end)).nonzero()[0]
    return Spans.of(start.take(chosen), end.take(chosen), 0.82, int(Evidence.SHAPE | Evidence.LABEL))


def _plain_word(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Letters only after a space, with prose behind or a capital: `WeChat Official`, `微信 Windows版`."""
    doubtful = (batch.count_digits(start, end) == 0).nonzero()[0]
    plain = np.zeros(len(start), dtype=np.bool_)
    if not len(doubtful):
        return plain
    symbols = batch.symbols
    start, end = start.take(doubtful), end.take(doubtful)
    before, second = symbols.take(start - 1), symbols.take(start - 2)
    prose = _LETTERS.take(symbols.take(end + 1)) & (symbols.take(end) == ord(" ")) | _PROSE.take(
        symbols.take(end)
    )
    prose |= batch.texts.codes.take(end) == ord(",")
    prose &= _LETTERS.take(before) | _LETTERS.take(second)  # the label is Latin, too
    weak = ~_STRONG.take(before) & ~_STRONG.take(second)
    weak &= prose | _CAPITALS.take(symbols.take(start))
    for row, place in enumerate(doubtful.tolist()):
        word = symbols[start[row] : end[row]].tobytes().decode("latin-1")
        joint = "_" in word or "-" in word
        plain[place] = word.lower() in _WORDS or (bool(weak[row]) and not joint)
    return plain


def _numbers(batch: Batch, start: Ints) -> Spans:
    """Numbers behind the label: a QQ number used as login; a mobile number belongs to its own recognizer."""
    digits = batch.digits
    run = digits.start.searchsorted(start)
    length = digits.length.take(run)
    fits = (length >= SHORTEST) & (length <= 11) & (digits.gap.take(run) == 0)
    fits &= batch.symbols.take(start) != ord("0")
    run = run[fits]
    if not len(run):
        return Spans.none()
    clean = batch.clean_after(digits.end.take(run))
    values = digits.matrix(digits.first.take(run), 11) - np.uint8(48)
    clean &= (digits.length.take(run) != 11) | (mobile_segment(np.minimum(values, 9)) != PERSON)
    run = run[clean]
    return Spans.of(digits.start.take(run), digits.end.take(run), 0.6, int(Evidence.SHAPE | Evidence.LABEL))


def _given(batch: Batch) -> Spans:
    """`wxid_` and 6 to 22 letters and digits, wherever it stands."""
    symbols = batch.symbols
    mark = batch.at("_")
    for step, letter in enumerate("dixw", start=1):
        if not len(mark):
            return Spans.none()
        mark = mark[(symbols.take(mark - step) | 32) == ord(letter)]
    start = mark - 4
    start = start[~batch.is_alnum.take(start - 1) & (symbols.take(start - 1) != ord("_"))]
    if not len(start):
        return Spans.none()
    end = _stretch(batch, start, LONGEST_GIVEN)
    fits = (end - start >= 11) & (end - start <= LONGEST_GIVEN)
    return Spans.of(start[fits], end[fits], 0.96, int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.UNDERSCORE}), MASK, find, HEADERS)
