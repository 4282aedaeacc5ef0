"""One-time code (验证码)."""

import pytest

from piiguard.recognizers.one_time_code import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("验证码：123456", ["123456"]),
        ("验证码为 8421，5分钟内有效", ["8421"]),
        ("验证码：１２３４５６", ["１２３４５６"]),
        ("验证码：123 456", ["123 456"]),
        ("【银行】您的动态密码 A1B2C3", ["A1B2C3"]),
        ("123456是您的验证码", ["123456"]),
        ("123456为您本次登录的验证码", ["123456"]),
        ("123456（验证码）", ["123456"]),
        ("123456 is your verification code", ["123456"]),
        ("Your verification code is 123456.", ["123456"]),
        ("G-123456 is your Google verification code", ["123456"]),
        ("sms_code=8421", ["8421"]),
        ("验证码错误4次", []),
        ("验证码 6位", []),
        ("验证码已发送至13800138000", []),
        ("校验码：12345678901234567890", []),  # of an invoice
        ("123456", []),
    ],
)
def test_finds_codes_beside_their_label(values_of, text, found):
    """Before or behind it."""
    assert values_of(IDENTIFIER, text) == found


def test_a_header_is_a_label(values_of):
    """A column of codes."""
    assert values_of(IDENTIFIER, "8421", "验证码") == ["8421"]


def test_mask_is_fixed(all_of):
    """Six stars."""
    assert mask_text(MASK, "8421") == "******"
    assert all("*" in found for _, found in all_of("验证码：******，5分钟内有效"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("OTP 收到了吗\nCustomer: code is 655922, order SO-2", ["655922"]),
        ("验证码已经发了，是多少？\n客户：码是二五八六。", ["二五八六"]),
        ("给您发了验证码，是多少？\n客户：码是444 145。", ["444 145"]),
        ("OTP 收到了吗\nCustomer: code is 471-966", ["471-966"]),
        ("验证码 444 145", ["444 145"]),
        ("客户：码是2586。", []),  # nobody spoke of a code
        ("OTP sent. The postal code is 518000", []),
        ("验证码已发送。邮政编码是518000", []),
    ],
)
def test_an_answer_gives_the_code_that_was_asked_for(values_of, text, found):
    """`code is`, 码是 shortly behind a label of a code."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("验证码: 5 8 2 9 1 0", ["5 8 2 9 1 0"]),
        ("收到的验证码是 7 7 1 2", ["7 7 1 2"]),
        ("Use 902134 as your login code", ["902134"]),
        ("认证码：662910", ["662910"]),
        ("验证密码773812，切勿转发", ["773812"]),
        ("手机令牌 612837", ["612837"]),
        ("two-factor code: 381920", ["381920"]),
        ("validateCode=6612", ["6612"]),
        ("验证码多少？\n是440912", ["440912"]),
        ("未收到验证码请拨打95566", []),
        ("请查收验证码短信，客服95588", []),
    ],
)
def test_codes_as_people_write_them(values_of, text, found):
    """Spelled digit by digit, behind new names of the code; numbers to be dialled are none."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Your Uber code is 4260. Never share this code.", ["4260"]),
        ("609263 is your Facebook code", ["609263"]),
        ("Enter 736512 to verify your account.", ["736512"]),
        ("Telegram code 58213", ["58213"]),
        ("The code is 118373. It expires in 5 minutes.", ["118373"]),
        ("G-482913 is your Google verification code.", ["482913"]),
        ('{"mobile":"x","code":"482913"}', ["482913"]),
        ("The error code is 500123.", []),
        ("Your zip code is 94107.", []),
        ("Your order code is 482913", []),
        ("ISBN code 978711", []),
        ('{"code":200100,"msg":"mobile"}', []),
        ("source code 2023 edition, 123456 lines", []),
    ],
)
def test_english_messages_call_it_a_code(values_of, text, found):
    """Your … code, … is your code, enter … to verify; not the codes of orders, places and errors."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("刚才那个验证码我收到了，是205560", ["205560"]),
        ("提取码不对，验证码才是277330", ["277330"]),
        ("客服：请把收到的验证码告诉我\n用户：413426", ["413426"]),
        ("客服：验证码报一下\n客户：好的，456724", ["456724"]),
        ("862297，这是验证码", ["862297"]),
        ("【某某】440602短信登录验证码", ["440602"]),
        ("验证码：48-39-21", ["48-39-21"]),
        ("验证码接口返回 200000", []),
        ("验证码模板ID：482913", []),
        ("验证码错误，错误码 100234", []),
        ("请输入6位验证码\n订单号 482913", []),
        ("本月发送验证码 482913 条", []),
        ("2024年验证码短信费用", []),
    ],
)
def test_what_is_said_between_the_label_and_the_code(values_of, text, found):
    """Particles and verbs of giving; anything else owns the number itself."""
    assert values_of(IDENTIFIER, text) == found
