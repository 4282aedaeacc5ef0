"""The twelve patterns that people write for Chinese personal information, said once for all peers.

They follow what public code does: a shape with digit or letter boundaries, no check digits. Numbers
too plain to stand alone (postcode, QQ, WeChat) are taken only after their label.
"""

from __future__ import annotations

from dataclasses import dataclass

NOT_BEFORE = r"(?<![0-9A-Za-z])"
NOT_AFTER = r"(?![0-9A-Za-z])"
PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
OCTET = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"


@dataclass(frozen=True)
class Shape:
    """One identifier as a regular expression without look-around.

    `score` and `context` are what a Presidio user gives its recognizer. `label_required` says that
    the shape alone means nothing and `context` must stand before it.
    """

    entity: str
    body: str
    score: float
    context: tuple[str, ...]
    label_required: bool = False

    def bounded(self) -> str:
        """The body, not inside a longer run of ASCII letters and digits."""
        return f"{NOT_BEFORE}(?:{self.body}){NOT_AFTER}"

    def after_label(self) -> str:
        """The body alone, behind a label; a look-behind of variable length, for the `regex` module."""
        labels = "|".join(self.context)
        return f"(?<=(?:{labels})[号码]{{0,2}}[:：为是 ]{{0,2}})(?:{self.body}){NOT_AFTER}"

    def labelled(self) -> str:
        """A label, a separator, then the body as group 1."""
        return f"(?:{'|'.join(self.context)})[号码]{{0,2}}[:：为是 ]{{0,2}}({self.body}){NOT_AFTER}"


SHAPES = (
    Shape(
        "CN_RESIDENT_ID",
        r"[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])"
        r"[0-9]{3}[0-9Xx]",
        0.8,
        ("身份证", "证件号", "公民身份号码"),
    ),
    Shape("CN_MOBILE", r"(?:\+?86[- ]?)?1[3-9][0-9]{9}", 0.6, ("手机", "电话", "联系方式")),
    Shape("CN_LANDLINE", r"0[1-9][0-9]{1,2}-?[0-9]{7,8}", 0.5, ("电话", "座机", "传真", "固话")),
    Shape("BANK_CARD", r"[1-9][0-9]{15,18}", 0.5, ("银行卡", "卡号", "储蓄卡", "信用卡")),
    Shape(
        "EMAIL_ADDRESS",
        r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}",
        0.9,
        ("邮箱", "邮件"),
    ),
    Shape(
        "CN_LICENSE_PLATE",
        rf"[{PROVINCES}][A-HJ-NP-Z](?:[0-9]{{5}}[DF]|[DF][A-HJ-NP-Z0-9][0-9]{{4}}"
        r"|[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9挂学警港澳])",
        0.7,
        ("车牌", "号牌"),
    ),
    Shape("PASSPORT", r"(?:[EeGg][0-9]{8}|[Ee][A-Za-z][0-9]{7}|[DdSsPp][Ee]?[0-9]{7})", 0.4, ("护照",)),
    Shape("CN_USCC", r"[0-9A-HJ-NP-RTUW-Y]{2}[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}", 0.5, ("信用代码", "税号")),
    Shape("IP_ADDRESS", rf"{OCTET}(?:\.{OCTET}){{3}}", 0.6, ("IP", "地址")),
    Shape("CN_POSTCODE", r"[0-9]{6}", 0.1, ("邮编", "邮政编码"), label_required=True),
    Shape("CN_QQ", r"[1-9][0-9]{4,10}", 0.1, ("QQ", "qq", "扣扣"), label_required=True),
    Shape(
        "CN_WECHAT", r"[A-Za-z][A-Za-z0-9_-]{5,19}", 0.1, ("微信", "wechat", "WeChat"), label_required=True
    ),
)
