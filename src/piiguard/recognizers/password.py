"""Password (密码, 口令) in clear text, as prose, JSON, YAML, INI, SQL, URLs and connection strings assign it.

Any printable ASCII of three characters and more behind a label, up to white space, quote or comma. Sentences
about passwords (密码错误, password reset), types and code (`password: str`, `password=None`, `${VAR}`) are
none.
JR/T 0171-2020 counts passwords among C3.
"""

from __future__ import annotations

import re

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.stretches import folded_text, raw_text, row_start, stretch_end
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import CONNECTOR_HAN, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import fixed

ENTITY = Entity("PASSWORD", "密码", "password", Category.AUTH_SECRET)
LABELS = (
    *(
        "密码 登录密码 登陆密码 初始密码 默认密码 新密码 旧密码 原密码 临时密码 账户密码 账号密码 "
        "帐号密码 用户密码 支付密码 交易密码 取款密码 查询密码 银行卡密码 卡密码 手机银行密码 网银密码 "
        "邮箱密码 提取码 门锁密码 门禁密码 会议密码 入会密码 wifi密码 无线密码 开机密码 管理员密码 "
        "数据库密码 服务密码 解压密码 提取密码 系统密码 "
        "root密码 登录口令 口令 用户口令 密码为 密码是 密码重置为 密码已重置为 密码改为 密码已改为 "
        "密码修改为 密码已修改为 密码设为 密码设置为 密码变更为 密码已更新为 口令码 通行密码 密保答案 "
        "密钥口令 密码口令 pin码 password passwd pwd passwort passphrase pass_word pass_phrase "
        "userpassword userpwd user_pwd user_password login_password loginpassword loginpwd login_pwd "
        "pay_password paypassword trade_password dbpassword db_password db_pwd dbpwd db_pass mysql_pwd "
        "redis_password mima denglumima smtp_pass ssh_pass ftp_pass mail_pass user_pass admin_pass "
        "root_pass newpassword oldpassword new_password old_password confirmpassword "
        "confirm_password rootpassword root_password adminpassword admin_password card_password secret "
        "secret_word dlmm zfmm jymm yhmm".split()
    ),
    "identified by",
    "pass word",
    "login password",
    "temporary password",
)
HEADERS = (
    *(
        "密码",
        "登录密码",
        "支付密码",
        "交易密码",
        "取款密码",
        "口令",
        "password",
        "passwd",
        "pwd",
        "user_pwd",
        "login_password",
    ),
    *("pay_password", "card_password", "dlmm", "密保答案"),
)
MASK = fixed(6, source="all stars at a fixed length, so that it is not told")

_LETTERS, _DIGITS = table(range(65, 91), range(97, 123)), table(range(48, 58))
_ALNUM = _LETTERS | _DIGITS
_PLAIN = table(range(0x21, 0x7F)) & ~table("\"'`,;<>")  # what a value without quotes is made of
_ASSIGNS = table(":='\"`>", CONNECTOR_HAN)
_QUOTES = table("\"'`")
_OTHER_DELIMITERS = table("\t,;")
_OPENERS = table("#()[]<>|.{-")  # skipped as connectors of a label, but a password may begin with them
_COUNTED = "版期位個个次天年月日分秒时时字种種项项小级級条组组至到岁"
_LONGEST = 96
_LONGEST_ACCOUNT = 40
_ACCOUNT = re.compile(r"[\w.@-]+", re.ASCII)
_WIDEST_GAP = 12  # characters between a label and its value

_PLACEHOLDERS = frozenset(
    "str string none null nil true false int integer bool boolean bytes text varchar char any "
    "optional object undefined required invalid incorrect wrong expired reset changed change forgot "
    "forgotten error failed failure is was has must should can cannot not and the for with your you "
    "will field input hash hashed encrypted encryption hidden redacted masked protected empty unset "
    "placeholder example value values default policy length strength manager update updated confirm "
    "confirmation secretstr self xxx xxxx xxxxx xxxxxx password passwd pwd secret username user login "
    "email mobile phone authentication auth based here prompt getpass args kwargs env environ process "
    "config settings type label name please enter new old key id token n/a na tbd unknown same".split()
)
_TEMPLATE = re.compile(
    r"[$%]?\{[^}]*\}?.*|\$[A-Z_a-z(].*|%[(]?[a-z].*|<[^>]*>?.*|\[[^\]]*\].*|\[[A-Z_]+|@\{?[A-Z_]{3,}\}?|:[a-z_]+|[0-9]{1,2}[-~][0-9]{1,3}|\?+|[*x●•.#-]+"
)
_CODE = re.compile(
    r"[A-Za-z_][A-Za-z_0-9]*(?:\.[A-Za-z_][A-Za-z_0-9]*)*[(\[].*|[A-Za-z_]+(?:\.[A-Za-z_]+)+|[A-Z]+(?:_[A-Z]+)+"
)
_NEXT_FIELD = {
    "&": re.compile(r"&[A-Za-z_][\w.-]*="),
    "|": re.compile(r"\|\s?[A-Za-z_\x80-\xff][\w\x80-\xff.-]{0,23}\s?[=:]"),  # folded: Han lies above 127
}
_WORD_ONLY = re.compile(r"[A-Za-z]+[.!?]?")
_USERINFO = re.compile(r"://[^\s/:@?#\"'<>]{0,64}:(?P<value>[^\s/@\"'<>]{3,64})\Z")


def find(batch: Batch, own: Bools) -> Spans:
    """Labelled passwords, and those in the userinfo of an address."""
    parts = []
    if batch.has_label(own):
        parts.append(_labelled(batch, own))
    if Trigger.SCHEME in batch.triggers and Trigger.AT in batch.triggers:
        parts.append(_userinfo(batch))
    return Spans.concatenate(parts)


def _labelled(batch: Batch, own: Bools) -> Spans:
    labels, symbols = batch.labels, batch.symbols
    owned = _owners(batch, own)
    if not len(owned):
        return Spans.none()
    label_start, label_end = labels.start.take(owned), labels.end.take(owned)
    header = label_start == label_end
    start = _restart(batch, label_end, labels.value.take(owned))
    start = np.where(header, _cell(batch, label_end), start)
    start = _second_of_two(batch, label_start, start)
    quote = np.where(_QUOTES.take(symbols.take(start - 1)) & ~header, symbols.take(start - 1), 0)
    assigned = header | _assigned(batch, label_end, start)
    end = _ends(batch, start, quote, label_start, header)
    keep = (
        (end - start >= 3)
        & (batch.texts.codes.take(start - 1) != ord("打"))
        & ~(_glued(batch, label_end, start, end) & ~header)
    )
    chosen = keep.nonzero()[0]
    if not len(chosen):
        return Spans.none()
    chosen = chosen[np.unique(start.take(chosen), return_index=True)[1]]
    start, end, quote, assigned = (column.take(chosen) for column in (start, end, quote, assigned))
    good = _plausible(batch, start, end, quote > 0, assigned).nonzero()[0]
    return Spans.of(start.take(good), end.take(good), 0.85, int(Evidence.SHAPE | Evidence.LABEL))


def _owners(batch: Batch, own: Bools) -> Ints:
    """Label hits that own a value; those in the header line of a table own what stands below them."""
    labels, symbols = batch.labels, batch.symbols
    header = labels.start == labels.end
    if not header.any():
        owned = labels.roles(own).nonzero()[0]
    else:
        own_word = own.take(labels.word)
        for _ in range(
            3
        ):  # a column's header may hold several labels; what stands in the text owns nothing there
            own_word[1:] |= own_word[:-1] & header[1:] & header[:-1] & (labels.start[1:] == labels.start[:-1])
        above = np.append(header[1:] & labels.linked[:-1], False)
        owned = (np.where(header, own_word, labels.roles(own)) & ~(above & ~header)).nonzero()[0]
    if not len(owned):
        return owned
    first, value = labels.end.take(owned), labels.value.take(owned)
    between = symbols.take(first[:, None] + np.arange(_WIDEST_GAP))
    inside = np.arange(_WIDEST_GAP) < (value - first)[:, None]
    below = ((between == ord("\n")) & inside).any(axis=1) & ((between == ord("|")) & inside).any(axis=1)
    if header.any():  # the last name of a header line: its values are the fields below
        follows = np.append(header[1:], False).take(owned)
        below |= follows & ~header.take(owned) & ((between == ord("\n")) & inside).any(axis=1)
    answer: Ints = owned[~below]
    return answer


def _cell(batch: Batch, start: Ints) -> Ints:
    """Starts moved behind the spaces before a value: `| root | Ab1 |`."""
    for _ in range(3):
        start = start + (batch.symbols.take(start) == ord(" "))
    return start


def _restart(batch: Batch, label_end: Ints, value: Ints) -> Ints:
    """Starts moved back over symbols that the label skipped: in `密码: #Ab1` the value begins at #."""
    symbols, start = batch.symbols, value.copy()
    for _ in range(3):
        start = start - ((start > label_end) & _OPENERS[symbols[start - 1]])
    anchored = _ASSIGNS[symbols[start - 1]] | (symbols[start - 1] == ord(" "))
    start = np.where(anchored & (start > label_end), start, value)
    call = (symbols[label_end] == ord("(")) & _QUOTES[symbols[label_end + 1]]  # PASSWORD('Ab1'), no remark
    return np.where(call, label_end + 2, start)


def _second_of_two(batch: Batch, label_start: Ints, start: Ints) -> Ints:
    """Starts moved behind the account in `账号/密码：admin/Ab1`, where a slash joins the labels, too."""
    symbols = batch.symbols
    moved = start.copy()
    for index in (symbols.take(label_start - 1) == ord("/")).nonzero()[0].tolist():
        first = int(start[index])
        account, slash, _ = folded_text(batch, first, first + _LONGEST_ACCOUNT).partition("/")
        if slash and _ACCOUNT.fullmatch(account):
            moved[index] = first + len(account) + 1
    return moved


def _assigned(batch: Batch, label_end: Ints, start: Ints) -> Bools:
    """Whether : = 是 为 or a quote stands between label and value, or a space behind a Chinese label."""
    symbols = batch.symbols
    places = label_end[:, None] - 1 + np.arange(13)
    chinese = ~_LETTERS[symbols[label_end - 1]] & (symbols[label_end] == ord(" "))
    answer: Bools = chinese | (_ASSIGNS[symbols[places]] & (places < start[:, None])).any(axis=1)
    return answer


def _ends(batch: Batch, start: Ints, quote: Ints, label_start: Ints, header: Bools) -> Ints:
    """Ends at the closing quote, or at white space, quote, comma, semicolon or anything but ASCII."""
    symbols, codes = batch.symbols, batch.texts.codes

    def plain(at: Ints) -> Bools:
        symbol, code = symbols.take(at), codes.take(at)
        answer: Bools = _PLAIN.take(symbol) & ((code < 127) | ((code >= 0xFF10) & _ALNUM.take(symbol)))
        return answer

    end = stretch_end(start, _LONGEST, plain)
    quoted = np.flatnonzero(quote)
    if len(quoted):
        first, mark = start[quoted], quote[quoted]
        window = symbols[first[:, None] + np.arange(48)]
        closes = window == mark[:, None]
        inside = ~np.logical_or.accumulate(closes | (window == 0), axis=1)
        closing = np.where(closes.any(axis=1), inside.sum(axis=1), 0)
        closing = np.where(symbols[first + closing] == mark, closing, 0)
        end[quoted] = np.where(closing > 0, first + closing, end[quoted])
    end = _before_separator(batch, start, end, quote, label_start, header)
    trailing = table(".)]}")
    for _ in range(3):  # the sentence's own stop, the brackets of JSON and of calls
        end = end - ((quote == 0) & (end > start) & trailing[symbols[end - 1]])
    return end


def _before_separator(
    batch: Batch, start: Ints, end: Ints, quote: Ints, label_start: Ints, header: Bools
) -> Ints:
    """Ends moved before the next field of a line that is built of fields: `pwd=Ab1&page=2`, `|root|Ab1|`."""
    for separator in "&|":
        marks = batch.at(separator)
        if not len(marks):
            continue
        holds = (marks.searchsorted(end) > marks.searchsorted(start)) & (quote == 0)
        for index in holds.nonzero()[0].tolist():
            first, last, label = int(start[index]), int(end[index]), int(label_start[index])
            if (header[index] and _is_cell(batch, label, last, separator)) or _in_fields(
                batch, label, separator
            ):
                last = first + folded_text(batch, first, last).index(separator)
            elif match := _NEXT_FIELD[separator].search(folded_text(batch, first, last + 24)):
                last = min(last, first + match.start())
            end[index] = last
    return end


def _is_cell(batch: Batch, start: int, end: int, separator: str) -> bool:
    """Whether a field of a table in a text ends at this separator; a whole row does not."""
    before = batch.symbols[start - 1]
    return bool(
        before == ord(separator) or (before == ord("\n") and not _OTHER_DELIMITERS[batch.symbols[end]])
    )


def _in_fields(batch: Batch, label: int, separator: str) -> bool:
    """Whether the separator sets fields apart in the line before a label."""
    begin = max(label - _LONGEST, row_start(batch, label))
    line = folded_text(batch, begin, label).rpartition("\n")[2]
    return separator in line and (separator == "|" or "=" in line)


def _glued(batch: Batch, label_end: Ints, start: Ints, end: Ints) -> Bools:
    """`password123`, `pwd=` inside a word: nothing between a Latin label and the value."""
    answer: Bools = (start == label_end) & _LETTERS[batch.symbols[label_end - 1]]
    return answer


def _plausible(batch: Batch, start: Ints, end: Ints, quoted: Bools, assigned: Bools) -> Bools:
    """Digits beside letters and symbols are taken at once; what remains is looked at one by one."""
    symbols, size = batch.symbols, end - start
    digits = batch.count_digits(start, end)
    places = start[:, None] + np.arange(24)
    window = np.where(places < end[:, None], symbols[places], 0)
    odd = table("([{$<%&*?|\\")[window].any(axis=1)
    counted = np.isin(batch.texts.codes[end], [ord(unit) for unit in _COUNTED])
    letters = _LETTERS[window].any(axis=1)
    usual = (digits > 0) & _ALNUM[window[:, 0]] & ~odd & ~counted
    good = usual & (
        (assigned & (letters | (digits == size))) | (letters & (size >= 6)) | ((digits == size) & (size >= 4))
    )
    rest = np.flatnonzero(~good & ~(counted & ~letters) & ~((digits == size) & ~assigned))
    for index in rest.tolist():
        good[index] = _single(
            batch, int(start[index]), int(end[index]), bool(quoted[index]), bool(assigned[index])
        )
    answer: Bools = good
    return answer


def _single(batch: Batch, start: int, end: int, quoted: bool, assigned: bool) -> bool:
    """Words, symbols, values that look like code or templates."""
    text = folded_text(batch, start, end)
    if (
        "**" in text
        or _TEMPLATE.fullmatch(text)
        or text.lower().strip(".!?:") in _PLACEHOLDERS
        or not assigned
    ):
        return False
    if quoted:
        return True
    if _CODE.fullmatch(text) or text[-1] in ":(" or (text[-1] == "=" and _QUOTES[batch.symbols[end]]):
        return False
    if not _WORD_ONLY.fullmatch(text):
        return True
    following = raw_text(batch, end, end + 12).partition("\n")[0]
    return re.match(r"\s+[A-Za-z(=]|[\[(]|\s*[=:]", following) is None


def _userinfo(batch: Batch) -> Spans:
    """https://user:password@host."""
    found = []
    for at in batch.at("@").tolist():
        begin = max(at - 140, row_start(batch, at))
        match = _USERINFO.search(folded_text(batch, begin, at))
        if match and not _TEMPLATE.fullmatch(match["value"]):
            found.append((begin + match.start("value"), at))
    if not found:
        return Spans.none()
    start, end = (np.array(column) for column in zip(*found, strict=True))
    return Spans.of(start, end, 0.9, int(Evidence.SHAPE))


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.SCHEME}), MASK, find, HEADERS)
