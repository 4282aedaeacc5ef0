"""One-time code (短信验证码, 动态口令, OTP).

Four to eight digits, or letters and digits, that a label names. Before the code (验证码：123456, 验证码为
123456, Your verification code is 123456) or behind it (123456是您的验证码, 123456 is your verification
code), or in the answer to somebody who asks for it (码是1234). English messages need no label but the word
code (Your Uber code is 4260), since any name may stand before it. JR/T 0171-2020: C2, and C3 where it
completes a login.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.stretches import raw_text, row_start
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import table
from piiguard.text.patterns import pattern
from piiguard.text.runs import DASH, SPACE, Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import fixed

ENTITY = Entity("ONE_TIME_CODE", "一次性验证码", "one-time code", Category.AUTH_SECRET)
LABELS = (
    *composed("sms_ msg_ captcha_ login_ valid_ verify_ dynamic_ otp_", "code"),
    *(
        "验证码 短信验证码 手机验证码 动态验证码 登录验证码 注册验证码 支付验证码 交易验证码 邮箱验证码 "
        "图形验证码 语音验证码 一次性验证码 短信校验码 校验码 动态码 短信动态码 动态密码 动态口令 "
        "短信动态密码 一次性密码 一次性口令 短信口令 手机动态码 登录码 确认码 激活码 授权码 认证码 随机码 "
        "短信码 手机码 短信验证 动态验证 验证数字 一次性码 临时码 登陆码 检验码 验证号码 短信登录码 验码 "
        "验证器 身份验证器 谷歌验证 "
        "取件验证码 验证密码 短信密码 手机令牌 令牌码 动态令牌 校验密码 核验码 安全验证码 登录动态码 "
        "yanzhengma "
        "otp otp码 otp_code smscode sms_code sms_captcha verifycode verify_code vcode captcha "
        "captcha_answer passcode authcode auth_code 2fa mfa totp validatecode validate_code "
        "checkcode check_code verification_code yzm dxyzm".split()
    ),
    *(
        "verification code",
        "verify code",
        "sms code",
        "security passcode",
        "security code",
        "account code",
        "sign-in code",
        "signin code",
        "log-in code",
        "single-use code",
        "passkey code",
        "authenticator",
        "authenticator code",
        "one-time code",
        "one time code",
        "one-time password",
    ),
    *(
        "one time password",
        "login code",
        "confirmation code",
        "auth code",
        "authentication code",
        "access code",
        "2fa code",
        "otp code",
        "mfa code",
        "two-factor code",
        "passcode is",
        "one time pin",
    ),
)
HEADERS = ("验证码", "短信验证码", "动态口令", "校验码", "otp", "sms_code", "verify_code", "yzm")
MASK = fixed(6, source="secrets: fixed length, so that it is not told")

_USE_ENDS = table("eErR")  # use, type, enter
_NARROW = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_DIGITS = table(range(48, 58))
_LETTERS = table(range(65, 91), range(97, 123))
_GOES_ON = table("_*.@/$+") | _LETTERS | _DIGITS
_UNITS = np.array([ord(unit) for unit in "位個个次元块分秒天年月小条種种"], dtype=np.uint32)
_IS = np.array([ord(word) for word in "是为為乃系作"], dtype=np.uint32)
_MESSAGE_BEGINS = table("]\n", 0)
_THIS = np.array([ord(word) for word in "，,这這那就"], dtype=np.uint32)
_SHORTEST, _LONGEST, _BEHIND = 4, 8, 16  # characters of a code; characters from the code to a label behind it
_CONVERSATION = 36  # characters from a label to the answer that gives the code
_SAID_BEFORE = 24
# 验证码我收到了，是205560: only such words between the label and the number
_GIVES = pattern(
    r"[我你您他她没有好嗯对念报说一下请问也已经刚刚才就应该是为变成给发到收这那个条里写着显示了吧呢啊吗的过来，,：:？?。！!～~—…\s-]{1,16}"
)
# 客服：验证码报一下 / 客户：好的，456724
_TURN = pattern(
    r"[^\n\d]{0,30}(?:告诉|报|发|多少|念|提供|说|给|什么|回复|收到|[?？])[^\n\d]{0,16}\n[^\n:：\d]{0,8}[:：]\s?"
    r"(?:(?:好的?|嗯+|哦|收到了?|有了|来了|行|可以|ok|是|就是|给你|发你)[了的吧]?[，,。.、\s]{0,2}){0,3}",
    re.IGNORECASE,
)
_END_OF_TURN = pattern(r"\Z|[\s。，,.!！~～吧哦]")
_CODE_BEFORE, _CODE_BEHIND = 64, 40  # characters around the word
_CODE_WORD = re.compile(b"code")
_CODE = r"(?P<code>[0-9]{4,8}|[0-9]{3}[ -][0-9]{3})(?![0-9A-Za-z]|[-.,:/][0-9])"
_SERVICES = (
    "telegram|whatsapp|google|facebook|instagram|twitter|uber|lyft|amazon|apple|microsoft|paypal|linkedin|tiktok"
    "|wechat|alipay|discord|slack|github|steam|netflix|airbnb|line|viber|signal|snapchat|yahoo|ebay|coinbase"
    "|binance|okx|zoom|dropbox|adobe|spotify|samsung|xiaomi|huawei|bilibili|taobao|didi|grab|shopee|lazada"
)
_YOUR_CODE = pattern(  # Your Uber code is 4260; Telegram code 58213
    r"(?P<kind>\b(?:your|use|enter|my)\b[^\n.:;!?0-9]{0,30}?"
    r"|\b(?:the|this)(?=[^\n]{0,60}(?:expire|minutes|verif|sign in|log ?in))"
    rf"|(?:\A|[\n\]】]|[.!?] )\s{{0,2}}(?:{_SERVICES})(?: [a-z]{{1,15}})?) ?code"
    r"(?:\s(?:is|for|to)\b[^\n.;0-9]{0,30}?|'s)?\s{0,2}:?\s{0,2}[\"']?(?:[A-Z]-)?" + _CODE,
    re.IGNORECASE,
)
_IS_YOUR = pattern(  # 609263 is your Facebook code
    rf"(?<![0-9A-Za-z.,/-]){_CODE}(?:\s(?:is|as)|'s)\s(?:your|the|a)\b(?P<kind>[^\n.:;0-9]{{0,40}}?) ?code\b",
    re.IGNORECASE,
)
_ENTER = pattern(  # Enter 736512 to verify your account
    rf"\b(?:enter|use|type)\s(?P<kind>){_CODE}"
    r"\s(?:to\s(?:verify|confirm|log|sign|complete|reset|authenti|access|activat|finish|continue)|[^\n]{0,60}?\bcode\b)",
    re.IGNORECASE,
)
# one of these stands in what the three forms find; much faster to look for
_BEFORE_CODE = pattern(rf"\b(?:(?:your|use|enter|my|the|this)\b|{_SERVICES})")
_BEHIND_CODE = pattern(r"[0-9](?:\s(?:is|as)|'s)\s(?:your|the|a)\b")
_ASKS = pattern(r"\b(?:enter|use|type)\s[0-9]")
# {"mobile": "138…", "code": "482913"}
_KEY_CODE = pattern(r"(?<![A-Za-z_])code[\"']?\s?[:=]\s?[\"']?" + _CODE, re.IGNORECASE)
_LOGIN = pattern(r"sms|otp|verif|captcha|log_?-?in|mobile|phone|验证|短信|手机", re.IGNORECASE)
_ANSWER = pattern(r"msg|message|error|data|success|result|status|reason|http|exit", re.IGNORECASE)
_OTHER_CODE = pattern(
    r"(?:error|err|status|zip|zip-?|postal|post|area|country|city|region|promo|promotion|discount|coupon|voucher"
    r"|product|item|source|qr|bar|exit|return|response|http|referral|invite|invitation|sort|branch|tax|dress|colou?r"
    r"|reason|event|result|tracking|booking|order|gift|store|student|employee|organi[sz]ation|org|company|bank|swift"
    r"|dial|dialing|dialling|stock|share|fund|hs|icd|cpt|model|part|material|batch|lot|class|course|exam|room|game"
    r"|vendor|customer|supplier|client|plant|property|cent(?:er|re)|agent|dealer|user|member|site|location|route"
    r"|flight|hotel|unit|job|task|redeem|redemption|cheat|morse|machine|byte|op|char|unicode|ascii|key|subject|department|cost|project|account|team|group)-?\Z",
    re.IGNORECASE,
)
_SAYS = pattern(
    r"(?:(?:\A|[\s:：,，。.;；!！?？\"“'])码[是为]|[它个我的]码[是为]"
    r"|(?:(?:\A|[\n:：,，。.;；!！?？\"“'])\s{0,2}|\b(?:the|my|your|that)\s)code(?:\s?is|'s|\s?[:=]))[\s:：]{0,2}\Z",
    re.IGNORECASE,
)


def find(batch: Batch, own: Bools) -> Spans:
    """Codes behind and before their label, and behind `code is` or 码是 shortly after one."""
    parts = [_called_code(batch)]
    if batch.has_label(own):
        parts += [_behind_label(batch, own), _before_label(batch, own), _answers(batch, own)]
    return Spans.concatenate([part for part in parts if len(part)] or [Spans.none()])


def _behind_label(batch: Batch, own: Bools) -> Spans:
    values = batch.labelled(own)
    if not len(values):
        return Spans.none()
    nearest = batch.labels.word.take(values.hit)  # 查收验证码短信，客服95588
    values = values.take(~batch.index.not_personal.take(nearest))
    # 123 456: the second half belongs to the code
    grouped = values.spaced_end - values.start == 7
    grouped &= (values.length == 3) & (values.digits == 3)
    # 123-456, 12-34-56, 1234-5678
    dashes = values.end - values.start - values.length
    dashed = (values.digits == values.length) & (dashes > 0)
    dashed &= (
        ((values.length == 6) & (dashes <= 2))
        | ((values.length == 8) & (dashes == 1))
        | (dashes == values.length - 1)
    )
    end = np.where(grouped, values.spaced_end, values.end)
    length = np.where(grouped, 6, values.length)
    whole = (end - values.start == length) | grouped | dashed
    fits = whole & (length >= _SHORTEST) & (length <= _LONGEST) & (values.digits > 0)
    mixed = values.digits < values.length
    fits &= ~mixed | ((values.length >= _SHORTEST) & (values.digits >= 2)) | (values.length <= 6)
    chosen = fits.nonzero()[0]
    spelled, spelled_end = _spelled(batch, values.start[values.length == 1])
    return _spans(
        batch,
        np.concatenate((values.start.take(chosen), spelled)),
        np.concatenate((end.take(chosen), spelled_end)),
        0.88,
    )


def _spelled(batch: Batch, start: Ints) -> tuple[Ints, Ints]:
    """Codes of single digits with a space or dash between them: 5 8 2 9 1 0."""
    digits = batch.digits
    if not len(start) or not len(digits):
        return start[:0], start[:0]
    run = np.minimum(digits.start.searchsorted(start), len(digits) - 1)
    run = run[(digits.start.take(run) == start) & (digits.length.take(run) == 1)]
    last, alive = run.copy(), np.arange(len(run))
    for _ in range(_LONGEST - 1):
        current = last.take(alive)
        following = np.minimum(current + 1, len(digits) - 1)
        joined = (digits.gap.take(current) == SPACE) | (digits.gap.take(current) == DASH)
        joined &= digits.length.take(following) == 1
        joined &= digits.start.take(following) - digits.end.take(current) == 1
        alive = alive[joined]
        last[alive] += 1
    whole = (last - run >= _SHORTEST - 1).nonzero()[0]
    return digits.start.take(run.take(whole)), digits.end.take(last.take(whole))


def _spans(batch: Batch, start: Ints, end: Ints, score: float) -> Spans:
    """Codes that may end where they do, count nothing and are not to be dialled (请拨打95588)."""
    if not len(start):
        return Spans.none()
    dialled = batch.texts.codes.take(start - 1) == ord("打")
    clean = (~dialled & ~_counted(batch, end) & batch.clean_after(end)).nonzero()[0]
    return Spans.of(start.take(clean), end.take(clean), score, int(Evidence.SHAPE | Evidence.LABEL))


def _counted(batch: Batch, end: Ints) -> Bools:
    """Whether a unit follows: 位, 分."""
    behind = end + (batch.symbols.take(end) == ord(" "))
    answer: Bools = (batch.texts.codes.take(behind)[:, None] == _UNITS).any(axis=1)
    return answer


def _answers(batch: Batch, own: Bools) -> Spans:
    """`验证码是多少？ 码是2586`, `OTP … my code is 655922`: a label of a code stands shortly before."""
    digits, labels = batch.digits, batch.labels
    run = ((digits.length >= 3) & (digits.length <= _LONGEST)).nonzero()[0]
    asking = own.take(labels.word)
    asked, asked_end = labels.start[asking], labels.end[asking]
    if not len(run) or not len(asked):
        return Spans.none()
    label = asked.searchsorted(digits.start.take(run)) - 1
    close = (label >= 0) & (digits.start.take(run) - asked.take(label) <= _CONVERSATION)
    run, label = run[close], label[close]
    grouped = _grouped(batch, run)
    chosen = ((digits.length.take(run) >= _SHORTEST) | grouped).nonzero()[0]
    run, label, grouped = run.take(chosen), label.take(chosen), grouped.take(chosen)
    start = digits.start.take(run)
    end = digits.end.take(run + grouped)
    said = [
        row_start(batch, first) <= since
        and _says(raw_text(batch, since, first), since_end - since, raw_text(batch, last, last + 2))
        for first, last, since, since_end in zip(
            *(column.tolist() for column in (start, end, asked.take(label), asked_end.take(label))),
            strict=True,
        )
    ]
    said_at = np.array(said, dtype=np.bool_).nonzero()[0]
    return _spans(batch, start.take(said_at), end.take(said_at), 0.8)


def _says(before: str, label: int, behind: str) -> bool:
    """Whether a number is given as the code: 验证码我收到了，是, or in the next turn of a conversation.

    before: text from the label, which has so many characters, to the number. behind: what follows it.
    """
    if _SAYS.search(before[-_SAID_BEFORE:]) or _GIVES.fullmatch(before, label):
        return True
    return _TURN.fullmatch(before) is not None and _END_OF_TURN.match(behind) is not None


def _grouped(batch: Batch, run: Ints) -> Bools:
    """Three digits, a space or dash and three more."""
    digits = batch.digits
    following = np.minimum(run + 1, len(digits) - 1)
    three = (digits.length.take(run) == 3) & (digits.length.take(following) == 3)
    answer: Bools = (
        three
        & ((digits.gap.take(run) == SPACE) | (digits.gap.take(run) == DASH))
        & (digits.start.take(following) - digits.end.take(run) == 1)
    )
    return answer


def _called_code(batch: Batch) -> Spans:
    """English messages that call it a code, whatever stands before the word; and code=… of a login."""
    if not len(batch.digits):
        return Spans.none()
    near = _words_near_numbers(batch)
    if not near:
        return Spans.none()
    found = {span for at in near for span in _codes_at(batch, at)}
    columns = np.array(sorted(found), dtype=np.int64).reshape(-1, 2).T
    return _spans(batch, columns[0], columns[1], 0.8)


def _words_near_numbers(batch: Batch) -> list[int]:
    """Where the word code stands near a number of three digits or more, and use or enter before one."""
    symbols, digits = batch.symbols, batch.digits
    start = digits.start.take((digits.length >= 3).nonzero()[0])
    told = start.take((symbols.take(start - 1) == ord(" ")).nonzero()[0])
    told = told[_USE_ENDS.take(symbols.take(told - 2))] - 2
    at = np.array([word.start() for word in _CODE_WORD.finditer(symbols.tobytes().lower())], dtype=np.int64)
    held = start.searchsorted(at + _CODE_BEHIND) > start.searchsorted(at - _CODE_BEFORE)
    near: list[int] = np.concatenate((at[held], told)).tolist()
    return near


def _codes_at(batch: Batch, at: int) -> Iterator[tuple[int, int]]:
    """Codes that the word at this position speaks of."""
    begin = max(at - _CODE_BEFORE, row_start(batch, at))
    text = raw_text(batch, begin, at + _CODE_BEHIND)
    if not text.isascii():
        text = text.translate(_NARROW)
    lower = text.lower()
    for form, words in ((_YOUR_CODE, _BEFORE_CODE), (_IS_YOUR, _BEHIND_CODE), (_ENTER, _ASKS)):
        for match in form.finditer(text) if words.search(lower) else ():
            if not _OTHER_CODE.search(match["kind"].rstrip()):
                yield begin + match.start("code"), begin + match.end("code")
    assigned = _KEY_CODE.search(text, max(at - begin - 1, 0))
    if assigned and _LOGIN.search(text) and not _ANSWER.search(text):
        yield begin + assigned.start("code"), begin + assigned.end("code")


def _before_label(batch: Batch, own: Bools) -> Spans:
    """Words shortly before a label that 是, 为, `is` or a bracket ties to it."""
    labels, words = batch.labels, batch.words
    label = labels.start[own[labels.word]]
    if not len(words):
        return Spans.none()
    first = _tie(batch, np.searchsorted(words.end, label, side="right") - 1, label)
    start, end, length = words.start[first], words.end[first], words.length[first]
    code = (length >= _SHORTEST) & (length <= _LONGEST) & (batch.word_digits[first] == length)
    code |= (length >= _SHORTEST) & (length <= _LONGEST) & (batch.word_digits[first] * 2 >= length)
    code &= (batch.word_digits[first] > 0) & (end - start == length) & _free_before(batch, start)
    start, end = start[code], end[code]
    if not len(start):
        return Spans.none()
    free = ~batch.labels.around(start, end).foreign
    return Spans.of(start[free], end[free], 0.8, int(Evidence.SHAPE | Evidence.LABEL))


def _free_before(batch: Batch, start: Ints) -> Bools:
    """Whether a code may begin here; that of a series has a letter before a dash: G-123456."""
    symbols = batch.symbols
    ranged = (symbols[start - 1] == ord("-")) & _DIGITS[symbols[start - 2]]
    free: Bools = ~_GOES_ON.take(symbols.take(start - 1)) & ~ranged
    return free


def _tie(batch: Batch, word: Ints, label: Ints) -> Ints:
    """The word that each label speaks of, where there is one; distinct, ascending."""
    words, codes, symbols = batch.words, batch.texts.codes, batch.symbols
    label, word = label[word >= 0], word[word >= 0]
    # `is your`: two words of letters stand between
    for _ in range(3):
        letters = (word > 0) & (batch.word_digits[word] == 0) & (words.length[word] <= 8)
        word = np.where(letters, word - 1, word)
    end = words.end[word]
    near = (label - end >= 0) & (label - end <= _BEHIND)
    word, label, end = word[near], label[near], end[near]
    at = end + (symbols[end] == ord(" "))
    for _ in range(2):  # 862297，这是验证码
        at = at + (codes.take(at)[:, None] == _THIS).any(axis=1)
    # 【某某】440602短信登录验证码
    told = (
        (label - at <= 2)
        & ~_counted(batch, end)
        & _MESSAGE_BEGINS.take(symbols.take(words.start.take(word) - 1))
    )
    english = (
        (((symbols[at] | 32) == ord("i")) | ((symbols[at] | 32) == ord("a")))
        & ((symbols[at + 1] | 32) == ord("s"))
        & ~_LETTERS[symbols[at + 2]]
    )
    bracket = (symbols[at] == ord("(")) & (label == at + 1)
    return np.unique(word[(codes.take(at)[:, None] == _IS).any(axis=1) | english | bracket | told])


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.LABEL, Trigger.DIGITS_4}), MASK, find, HEADERS)
