"""What a finding can be: `Entity`, and the families (category 类别) that policies map to tiers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Category", "Entity"]


class Category(StrEnum):
    """Family of identifiers; a policy maps families to tiers, so a new identifier needs no policy edit."""

    IDENTITY_DOCUMENT = "identity_document"  # 身份证件
    CONTACT = "contact"  # 联系方式
    FINANCIAL_ACCOUNT = "financial_account"  # 金融账户
    AUTH_SECRET = "auth_secret"  # 鉴别信息
    HEALTH = "health"  # 医疗健康
    LOCATION = "location"  # 位置
    NAME = "name"  # 姓名
    DEVICE = "device"  # 设备与网络标识
    VEHICLE = "vehicle"  # 车辆
    ORGANISATION = "organisation"  # 组织机构
    DEMOGRAPHIC = "demographic"  # 人口统计属性
    ACCOUNT = "account"  # 网络账号与内部编号
    JUDICIAL = "judicial"  # 司法
    BIOMETRIC = "biometric"  # 生物识别
    RELIGION = "religion"  # 宗教信仰
    SPECIFIC_IDENTITY = "specific_identity"  # 特定身份
    CREDIT = "credit"  # 征信与金融账户内容
    CUSTOM = "custom"  # 使用者自定义


@dataclass(frozen=True, slots=True)
class Entity:
    """One kind of personal information (实体类型).

    code: `CN_MOBILE`; Presidio's code where Presidio has the thing.
    zh, en: names for reports. broader: code of the wider kind, or None.
    presidio: the code under which Presidio users know it, or None.
    """

    code: str
    zh: str
    en: str
    category: Category
    broader: str | None = None
    presidio: str | None = None
