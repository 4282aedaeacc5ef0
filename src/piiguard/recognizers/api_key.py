"""API key, access token, private key (接口密钥, 访问令牌, 私钥).

Well-known prefixes, or a label and enough entropy. Prefixes as their issuers document them: AKIA/ASIA
(AWS), LTAI (Alibaba Cloud), AKID (Tencent Cloud), sk- (OpenAI and others), ghp_ gho_ ghu_ ghs_ ghr_
github_pat_ (GitHub), glpat- (GitLab), xox.- (Slack), AIza (Google), sk_live_ (Stripe), hf_ (Hugging Face),
npm_, SG. (SendGrid), JSON web tokens eyJ… (RFC 7519), PEM private keys (RFC 7468 section 10).
"""

from __future__ import annotations

import re

import numpy as np
import numpy.typing as npt

from piiguard.entity import Category, Entity
from piiguard.findings import Evidence, Spans
from piiguard.recognizers.base import Identifier
from piiguard.recognizers.stretches import dashes, folded_text, stretch_end
from piiguard.text.batch import Batch, Trigger
from piiguard.text.folding import Symbols, table
from piiguard.text.runs import Bools
from piiguard.text.texts import Ints
from piiguard.transforms.mask import fixed

ENTITY = Entity("API_KEY", "接口密钥", "API key", Category.AUTH_SECRET)
LABELS = (
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
    re.compile(form)
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
        r"[sr]k_(?:live|test)_[A-Za-z0-9]{10,247}",
        r"hf_[A-Za-z0-9]{30,64}",
        r"npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])",
        rf"SG\.[{_URL_SAFE}]{{16,32}}\.[{_URL_SAFE}]{{32,64}}",
        rf"eyJ[{_URL_SAFE}]{{8,}}\.[{_URL_SAFE}]{{8,}}(?:\.[{_URL_SAFE}]*)?",
    )
)
_FIRST_PAIRS = ("AK", "AS", "LT", "sk", "gh", "gi", "gl", "xo", "AI", "rk", "hf", "np", "SG", "ey")
_THIRD_FOURTH = (
    "IA",
    "AI",
    "ID",
    "pa",
    "p_",
    "o_",
    "u_",
    "s_",
    "r_",
    "th",
    "za",
    "m_",
    "xa",
    "xb",
    "xe",
    "xo",
    "xp",
    "xr",
    "xs",
)
_LONGEST = 8192
_BEGIN = "-----"
_PEM_HEAD = r"-----BEGIN [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
_PEM_TAIL = r"-----END [A-Z0-9 ]{0,30}PRIVATE KEY(?: BLOCK)?-----"
_PEM = re.compile(rf"{_PEM_HEAD}[A-Za-z0-9+/=\s\\:,.()\-]*?{_PEM_TAIL}")
_BREAK = r"(?:\s|\\[nr])*"  # also \n as two characters, in JSON
_PEM_CUT = re.compile(rf"{_PEM_HEAD}{_BREAK}(?:[A-Za-z0-9+/=]{{16,}}{_BREAK})*[A-Za-z0-9+/=]*")

_TOKEN = table(range(48, 58), range(65, 91), range(97, 123), "_-./+=~")
_LETTERS, _DIGITS = table(range(65, 91), range(97, 123)), table(range(48, 58))
_LEAST, _LEAST_DISTINCT = 16, 8  # characters, and different ones among the first 32


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
    """Keys with a known prefix, PEM blocks and labelled keys."""
    parts = []
    if Trigger.MIXED in batch.triggers:
        parts += [_prefixed(batch), _pem_blocks(batch)]
    if (own & batch.present_labels).any():
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
    start = start[_THIRD.take(symbols.take(start + 2)) | _GOES_ON.take(_pair_at(symbols, start + 2))]
    before = symbols.take(start - 1)
    start = start[(before != ord("_")) & ~(_JOINT.take(before) & _LETTERS.take(symbols.take(start - 2)))]
    spans = []
    for first in start.tolist():
        text = folded_text(batch, first, first + _LONGEST)
        match = next((match for form in _FORMS if (match := form.match(text))), None)
        if match and any(map(str.isdigit, match.group())):
            spans.append((first, first + len(match.group().rstrip("-_"))))
    return _spans(spans, 0.95, Evidence.SHAPE | Evidence.REGISTRY)


def _pem_blocks(batch: Batch) -> Spans:
    marks = batch.shared(dashes)
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
    return Spans.of(start, end, 0.85, int(Evidence.SHAPE | Evidence.LABEL))


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
