"""API key, access token, private key (接口密钥, 访问令牌, 私钥).

Well-known prefixes, or a label and enough entropy. Prefixes as their issuers document them: AKIA/ASIA
(AWS), LTAI (Alibaba Cloud), AKID (Tencent Cloud), sk- (OpenAI and others), ghp_ gho_ ghu_ ghs_ ghr_
github_pat_ (GitHub), glpat- (GitLab), xox.- (Slack), AIza (Google), sk_live_ (Stripe), hf_ (Hugging Face),
npm_, SG. (SendGrid), whsec_ (Stripe), dop_v1_ (DigitalOcean), dckr_pat_ (Docker), pypi-, shpat_ (Shopify),
ya29. (Google OAuth), gsk_ (Groq), nvapi- (NVIDIA), pplx- (Perplexity), xai- (xAI), AKLT and AKTP
(Volcengine), ALTAK (Baidu), SEC (DingTalk robots), JSON web tokens eyJ… (RFC 7519), PEM private keys (RFC
7468 section 10).
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.documents import members
from piiguard.recognizers.label_words import composed
from piiguard.recognizers.stretches import folded_text, row_start, stretch_end
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.patterns import pattern
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import fixed

ENTITY = Entity("API_KEY", "接口密钥", "API key", Category.AUTH_SECRET)
_LOOSE = ("secret", "session")  # of passwords and records, too: what they own must look drawn at random
_LATIN_NAMES = (
    "api app access secret auth client user admin root master server service open dev developer partner "
    "merchant mch pay sign signing webhook hook callback robot bot push sms map oss cos minio qiniu cloud "
    "aws aliyun tencent baidu huawei wechat wx feishu dingtalk ding github gitlab gitee openai deepseek qwen "
    "zhipu jwt session refresh bearer csrf encrypt encryption decrypt aes des rsa hmac"
)
_HAN_NAMES = (
    "接口 应用 访问 商户 签名 加密 解密 通信 通讯 支付 平台 服务 授权 测试 生产 机器人 回调 云 用户 会话 "
    "登录 登陆 鉴权 认证 刷新 身份"
)
LABELS = (
    *_LOOSE,
    *"jsapi_ticket api_ticket phpsessid sessid session_key".split(),
    *composed(_LATIN_NAMES, "_", "key secret token"),
    *composed(_LATIN_NAMES, "_", "key_secret secret_key secret_token"),
    *composed(_HAN_NAMES, "密钥 秘钥 私钥 令牌 key secret token"),
    *(
        "api_key apikey api-key api密钥 x-api-key secret_key secretkey secret_access_key "
        "aws_secret_access_key secret_id secretid access_key accesskey access_key_id accesskeyid "
        "access_key_secret accesskeysecret access_token accesstoken refresh_token refreshtoken id_token "
        "auth_token authtoken session_token sessionid session_id jsessionid bearer token appsecret "
        "app_secret appkey app_key client_secret clientsecret private_key privatekey encryption_key "
        "signing_key webhook_secret ak sk ak/sk 密钥 私钥 接口密钥 应用密钥 访问密钥 访问令牌 令牌 "
        "令牌token 刷新令牌 签名密钥 加密密钥 秘钥 商户密钥 "
        "地图key 高德key 百度key 密钥key 授权key 应用key encodingaeskey aes_key aeskey jwt_secret "
        "mapkey map_key webkey web_key".split()
    ),
    "api key",
    "secret key",
    "access key",
    "access token",
    "app secret",
    "client secret",
    "private key",
    "authorization: basic",
    "authorization: token",
)
HEADERS = ("密钥", "access_token", "refresh_token", "secret_key", "access_key", "api_key", "app_secret")
MASK = fixed(6, source="secrets: fixed length, so that it is not told")

_URL_SAFE = "A-Za-z0-9_-"
_FORMS = tuple(
    pattern(form)
    for form in (
        r"(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Za-z0-9])",
        r"LTAI[A-Za-z0-9]{12,26}(?![A-Za-z0-9])",
        r"AKID[A-Za-z0-9]{28,36}(?![A-Za-z0-9])",
        rf"sk-(?=[{_URL_SAFE}]*[0-9])[{_URL_SAFE}]{{20,200}}",
        r"gh[pousr]_[A-Za-z0-9]{30,255}",
        r"github_pat_[A-Za-z0-9_]{22,255}",
        rf"glpat-[{_URL_SAFE}]{{20,64}}",
        r"xox[abeoprs]-[A-Za-z0-9-]{10,250}",
        rf"AIza[{_URL_SAFE}]{{35}}(?![{_URL_SAFE}])",
        r"[psr]k_(?:live|test)_[A-Za-z0-9]{10,247}",
        r"whsec_[A-Za-z0-9+/]{24,64}",
        r"dop_v1_[0-9a-f]{64}(?![A-Za-z0-9])",
        r"dckr_pat_[A-Za-z0-9_-]{20,64}",
        rf"pypi-AgE[{_URL_SAFE}]{{50,400}}",
        r"shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}(?![A-Za-z0-9])",
        rf"ya29\.[{_URL_SAFE}]{{20,400}}",
        r"(?:gsk_|nvapi-|pplx-|xai-|lin_api_)(?=[A-Za-z0-9_-]*[0-9])[A-Za-z0-9_-]{30,120}",
        r"(?:AKLT|AKTP|ALTAK)[A-Za-z0-9]{16,60}(?![A-Za-z0-9])",
        r"SEC[0-9a-f]{64}(?![A-Za-z0-9])",
        rf"AA[{_URL_SAFE}]{{32,34}}(?![{_URL_SAFE}])",  # Telegram; digits and a colon before
        r"hf_[A-Za-z0-9]{30,64}",
        r"npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])",
        rf"SG\.[{_URL_SAFE}]{{16,32}}\.[{_URL_SAFE}]{{32,64}}",
        rf"eyJ[{_URL_SAFE}]{{8,}}\.[{_URL_SAFE}]{{8,}}(?:\.[{_URL_SAFE}]*)?",
    )
)
_FIRST_PAIRS = tuple(
    "AK AS LT sk gh gi gl xo AI rk pk hf np SG ey wh do dc py sh ya gs nv pp xa li AL SE AA".split()
)
_THIRD_FOURTH = (
    *"IA AI ID LT TP TA pa p_ o_ u_ s_ r_ th za m_ xa xb xe xo xp xr xs".split(),
    *"se kr pi pc ps 29 k_ ap lx i- n_".split(),
    *("C" + digit for digit in "0123456789abcdef"),
)
_LONGEST = 8192
_BEGIN = "-----"
_PEM_HEAD = r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
_PEM_TAIL = r"-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
_PEM = pattern(rf"{_PEM_HEAD}[A-Za-z0-9+/=\s\\:,.()\-]*?{_PEM_TAIL}")
_BREAK = r"(?:\s|\\[nr])*"  # also \n as two characters, in JSON
_PEM_CUT = pattern(rf"{_PEM_HEAD}{_BREAK}(?:[A-Za-z0-9+/=]{{16,}}{_BREAK})*[A-Za-z0-9+/=]*")

_TOKEN = table(range(48, 58), range(65, 91), range(97, 123), "_-./+=~")
_LETTERS, _DIGITS = table(range(65, 91), range(97, 123)), table(range(48, 58))
_LEAST, _LEAST_DISTINCT = 16, 8  # characters, and different ones among the first 32
_LEAST_RANDOM = 24  # characters behind a name that also stands before passwords and plain words
_PIECE = pattern(r"[A-Za-z]*[0-9]{0,4}|[0-9]+")  # user, v2, 20230415
_JOINTS = pattern(r"[-_./+~=]+")
_STAND_IN = pattern(
    r"(?:\A|[-_.])(?:your|my|the|insert|replace|change|changeme|enter|put|dummy|fake|sample|example|placeholder"
    r"|redacted|todo)(?:[-_.]|\Z)|x{4,}|\*{3,}|\.{3,}",
    re.IGNORECASE,
)
_NAME = pattern(
    r"(?<![A-Za-z])(?P<name>[A-Za-z0-9_.-]{0,40}?(?:key|secret|token))[\"'`\]]{0,2}\s{0,3}(?:=>|:=|[:=])?\s{0,3}"
    r"[\"'`]?(?:base64:)?\Z",
    re.IGNORECASE,
)
_NO_SECRET = pattern(
    r"(?:\A|[-_.]|(?-i:(?<=[a-z])(?=[A-Z])))(?:public|pub|cache|primary|foreign|unique|idempotency|object|file"
    r"|image|img|row|column|partition|sort|hash"
    r"|range|trace|dedup|lock|redis|group|routing|message|msg|index|shard|event|cursor|page|next|continuation"
    r"|sync|i18n|lang|registry|host|ssh|map|item|node|order|biz|business|data|store|storage|upload|s3|kv)"
    r"[-_.]?(?:key|token)\Z",
    re.IGNORECASE,
)
_BOT = pattern(r"(?<![0-9])[0-9]{8,10}:\Z")
_FILE = pattern(
    r"\.(?:jpe?g|png|gif|webp|pdf|docx?|xlsx?|zip|txt|js|css|json|mp[34]|html?|csv|log|pem|crt)\Z",
    re.IGNORECASE,
)
_UUID = pattern(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NAME_ENDS = table("yYtTnN4")  # key, secret, token, base64
_NAME_JOINT = table(" :=\"'`]>")


def _pairs(words: tuple[str, ...]) -> Bools:
    marks = np.zeros(1 << 16, dtype=np.bool_)
    marks[[ord(word[0]) << 8 | ord(word[1]) for word in words]] = True
    return marks


_BEGINS, _GOES_ON = _pairs(_FIRST_PAIRS), _pairs(_THIRD_FOURTH)
_THIRD = table("-J_.")


_FIRST, _JOINT = table("".join(pair[0] for pair in _FIRST_PAIRS)), table("-.")


def _pair_at(symbols: Symbols, at: Ints) -> npt.NDArray[np.uint16]:
    """Two symbols as one number."""
    return symbols.take(at).astype(np.uint16) << np.uint16(8) | symbols.take(at + 1)


def find(batch: Batch, own: Bools) -> Spans:
    """Keys with a known prefix, PEM blocks, labelled keys and what is assigned to a name in …key, …token."""
    parts = []
    if Trigger.MIXED in batch.triggers:
        parts += [_prefixed(batch), _pem_blocks(batch), _assigned(batch)]
    if batch.has_label(own):
        parts.append(_labelled(batch, own))
    return Spans.concatenate([part for part in parts if len(part)] or [Spans.none()])


def _prefixed(batch: Batch) -> Spans:
    words, symbols = batch.words, batch.symbols
    start = words.start.take((batch.word_digits < words.length).nonzero()[0])
    start = start.take(_FIRST.take(symbols.take(start)).nonzero()[0])
    if len(start):
        start = start[_BEGINS.take(_pair_at(symbols, start))]
    if not len(start):
        return Spans.none()
    start = start[
        _THIRD.take(symbols.take(start + 2))
        | _GOES_ON.take(_pair_at(symbols, start + 2))
        | (symbols.take(start - 1) == ord(":"))
    ]
    before = symbols.take(start - 1)
    start = start[(before != ord("_")) & ~(_JOINT.take(before) & _LETTERS.take(symbols.take(start - 2)))]
    spans = []
    for first in start.tolist():
        text = folded_text(batch, first, first + _LONGEST)
        match = next((match for form in _FORMS if (match := form.match(text))), None)
        if match and any(map(str.isdigit, match.group())):
            number = _bot_number(batch, first) if text.startswith("AA") else 0
            if number or not text.startswith("AA"):
                spans.append((first - number, first + len(match.group().rstrip("-_"))))
    return _spans(spans, 0.97, Evidence.SHAPE | Evidence.REGISTRY)


def _bot_number(batch: Batch, start: int) -> int:
    """Characters of the number and colon before the secret of a Telegram bot; 0 where there is none."""
    before = _BOT.search(folded_text(batch, max(start - 12, row_start(batch, start)), start))
    return len(before.group()) if before else 0


def _pem_blocks(batch: Batch) -> Spans:
    marks = batch.at("-")
    if len(marks) < 2 * len(_BEGIN):
        return Spans.none()
    opening = marks[: -len(_BEGIN) + 1][
        marks[len(_BEGIN) - 1 :] - marks[: -len(_BEGIN) + 1] == len(_BEGIN) - 1
    ]
    spans, reached = [], 0
    for at in opening.tolist():
        text = folded_text(batch, at, at + _LONGEST) if at >= reached else ""
        match = _PEM.match(text) or _PEM_CUT.match(text)
        if match and len(match.group()) > 60:
            reached = at + len(match.group().rstrip())
            spans.append((at, reached))
    return _spans(spans, 0.98, Evidence.SHAPE)


def _spans(spans: list[tuple[int, int]], score: float, evidence: Evidence) -> Spans:
    if not spans:
        return Spans.none()
    start, end = (np.array(column, dtype=np.int64) for column in zip(*spans, strict=True))
    return Spans.of(start, end, score, int(evidence))


def _labelled(batch: Batch, own: Bools) -> Spans:
    labels, symbols = batch.labels, batch.symbols
    start = labels.value.take(labels.roles(own).nonzero()[0])
    start = start[
        _TOKEN.take(symbols.take(start + (_LEAST - 1))) & _TOKEN.take(symbols.take(start + _LEAST // 2))
    ]
    if not len(start):
        return Spans.none()
    start = np.unique(start[symbols.take(start) != ord("_")])  # api_key_id: a longer name
    end = stretch_end(start, _LONGEST, lambda at: _TOKEN.take(symbols.take(at)))
    end = end - _JOINT.take(symbols.take(end - 1)) * (end > start)
    long = end - start >= _LEAST
    start, end = start[long], end[long]
    if not len(start):
        return Spans.none()
    mixed = _mixed(batch, start, end) & (symbols[end] != ord("("))
    start, end = start[mixed], end[mixed]
    doubtful = _loosely_owned(batch, own, start)
    texts = [
        folded_text(batch, first, last) for first, last in zip(start.tolist(), end.tolist(), strict=True)
    ]
    drawn = [
        _drawn(text) and not (weak and (len(text) < _LEAST_RANDOM or _UUID.fullmatch(text)))
        for text, weak in zip(texts, doubtful.tolist(), strict=True)
    ]
    chosen = np.array(drawn, dtype=np.bool_).nonzero()[0]
    return Spans.of(start.take(chosen), end.take(chosen), 0.87, int(Evidence.SHAPE | Evidence.LABEL))


def _loosely_owned(batch: Batch, own: Bools, start: Ints) -> Bools:
    """Whether a loose label and no other owns each value."""
    labels, loose = batch.labels, members(batch.index, _LOOSE)
    if not batch.has_label(loose):
        return np.zeros(len(start), dtype=np.bool_)
    surer = own & ~loose
    answer: Bools = ~np.isin(start, labels.value[labels.roles(surer)])
    return answer


def _drawn(text: str) -> bool:
    """Whether a key looks drawn at random: no stand-in (YOUR_API_KEY), no file and no name made of words."""
    if _STAND_IN.search(text) or _FILE.search(text):
        return False
    return not all(map(_PIECE.fullmatch, _JOINTS.split(text)))


def _assigned(batch: Batch) -> Spans:
    """`MINIO_ROOT_KEY=…`, `"sendKey": "…"`: names that are no labels; the value must look drawn at random."""
    words, symbols = batch.words, batch.symbols
    run = ((words.length >= _LEAST // 2) & (batch.word_digits < words.length)).nonzero()[0]
    start = words.start.take(run)
    if len(start):
        start = start.take(_NAME_JOINT.take(symbols.take(start - 1)).nonzero()[0])
    if not len(start):
        return Spans.none()
    before = start - 1
    for _ in range(4):
        before = before - _NAME_JOINT.take(symbols.take(before))
    last, second = symbols.take(before), symbols.take(before - 1) | np.uint8(32)
    ends = _NAME_ENDS.take(last) & ((second == ord("e")) | (second == ord("6")))
    start = start.take(ends.nonzero()[0])
    if not len(start):
        return Spans.none()
    end = stretch_end(start, _LONGEST, lambda at: _TOKEN.take(symbols.take(at)))
    end = end - _JOINT.take(symbols.take(end - 1))
    long = (end - start >= _LEAST_RANDOM).nonzero()[0]
    start, end = start.take(long), end.take(long)
    mixed = (
        (_mixed(batch, start, end) & (symbols.take(end) != ord("("))).nonzero()[0] if len(start) else long[:0]
    )
    spans = [
        (first, last)
        for first, last in zip(start.take(mixed).tolist(), end.take(mixed).tolist(), strict=True)
        if _named_secret(batch, first) and _drawn(folded_text(batch, first, last))
    ]
    return _spans(spans, 0.8, Evidence.SHAPE | Evidence.LABEL)


def _named_secret(batch: Batch, start: int) -> bool:
    """Whether a name in key, secret or token stands before; a key of a store may be any UUID."""
    name = _NAME.search(folded_text(batch, max(start - 48, row_start(batch, start)), start))
    if name is None or _NO_SECRET.search(name["name"]):
        return False
    return name["name"].lower() != "key" or not _UUID.match(folded_text(batch, start, start + 36))


def _mixed(batch: Batch, start: Ints, end: Ints) -> Bools:
    """Letters and digits, and enough different ones for a random string."""
    places = start[:, None] + np.arange(32)
    window = np.where(places < end[:, None], batch.symbols[places], 0)
    ordered = np.sort(window, axis=1)
    distinct = (ordered[:, 1:] != ordered[:, :-1]).sum(axis=1) + 1
    digits = _DIGITS[window].sum(axis=1)
    enough = (digits >= 2) & (distinct > _LEAST_DISTINCT)
    enough |= (digits == 1) & (distinct > 2 * _LEAST_DISTINCT)  # 40 letters and digits of AWS with one digit
    answer: Bools = _LETTERS[window].any(axis=1) & enough
    return answer


IDENTIFIER = Identifier(ENTITY, LABELS, frozenset({Trigger.MIXED, Trigger.LABEL}), MASK, find, HEADERS)
