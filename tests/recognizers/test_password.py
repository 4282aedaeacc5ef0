"""Password (密码); the values are made up."""

import pytest

from piiguard.recognizers.password import IDENTIFIER, MASK
from piiguard.transforms.mask import mask_text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("密码：Abc@1234，请保管", ["Abc@1234"]),
        ("密码:#Abc123!", ["#Abc123!"]),  # begins with a symbol that often joins label and value
        ("密码123456", ["123456"]),
        ("密码（初始）：888888", ["888888"]),
        ("密码已重置为Xy9#kk", ["Xy9#kk"]),
        ("口令 @qwe!rty", ["@qwe!rty"]),
        ("密码：password123", ["password123"]),  # the value holds a label itself
        ("密码：Ａｂｃ１２３", ["Ａｂｃ１２３"]),
        ("my password is hunter2.", ["hunter2"]),
        ("password: letmein", ["letmein"]),
        ('{"password":"p@ss w0rd","a":1}', ["p@ss w0rd"]),  # quotes hold spaces
        ('{"pwd":123456}', ["123456"]),
        ("?user=a&password=ab1c&x=1", ["ab1c"]),
        ("PWD=abc123;Server=x", ["abc123"]),
        ("<password>abc1</password>", ["abc1"]),
        ("IDENTIFIED BY 'a!b@c#d$'", ["a!b@c#d$"]),
        ("SET PASSWORD = PASSWORD('ab1x')", ["ab1x"]),
        ("mysql://root:Pa55w0rd@db.example.com/x", ["Pa55w0rd"]),
    ],
)
def test_finds_what_is_assigned(values_of, text, found):
    """In prose, JSON, INI, XML, SQL and addresses."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    "text",
    [
        *(
            "密码错误5次",
            "密码6位",
            "密码8-16位字符",
            "密码有效期90天",
            "密码为空",
            "密码：N/A",
            "password: 8-20 chars",
            "密码：请输入",
            "密码：\n用户名：abc",
        ),
        *(
            "password reset",
            "password123",
            "password: must contain letters",
            'password: ""',
            "Secret Garden 2",
        ),
        *(
            "password: str",
            "password: Optional[str] = None",
            "password=None",
            "password=${DB_PASS}",
            "password=%s",
        ),
        *("passwd = os.environ['X1']", "password = get_password()", "password=self.password", "pwd /home/u1"),
        "password: <your password>",
    ],
)
def test_leaves_sentences_types_and_code(values_of, text):
    """Nothing is assigned there."""
    assert values_of(IDENTIFIER, text) == []


def test_a_header_is_a_label(values_of):
    """A whole cell is the password, also a plain word."""
    assert values_of(IDENTIFIER, "letmein", "password") == ["letmein"]
    assert values_of(IDENTIFIER, "#Abc!x", "登录密码") == ["#Abc!x"]


def test_mask_hides_the_length(all_of, values_of):
    """Six stars, found as masked or not at all."""
    assert mask_text(MASK, "Abc@1234567") == "******"
    assert values_of(IDENTIFIER, "密码：******，请保管") == []
    assert all("*" in found for _, found in all_of("密码：******，请保管"))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("user=zs|password=music1241!|result=FAIL", ["music1241!"]),
        ("|用户=zs|密码=music1241!|结果=FAIL", ["music1241!"]),
        ("|login|pwd=ab1cd!|FAIL", ["ab1cd!"]),
        ("?user=a&password=ab1c&x&y=1", ["ab1c"]),
        ("密码：a|b12&c3", ["a|b12&c3"]),  # no fields: both belong to it
        ("密码 ioh8qh*t#3gu7k", ["ioh8qh*t#3gu7k"]),
    ],
)
def test_a_value_ends_before_the_separator_of_its_line(values_of, text, found):
    """Where the line is built of fields, and only there."""
    assert values_of(IDENTIFIER, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("| 密码 | 口令 |\n|---|---|\n| Panda@2965 | yu8145 |", ["Panda@2965", "yu8145"]),
        ("密码;登录口令\nPanda@29;yu8145\nabc#123;x1y2z3", ["Panda@29", "yu8145", "abc#123", "x1y2z3"]),
        ("密码\t登录口令\nPanda@2|9\tyu8145", ["Panda@2|9", "yu8145"]),
    ],
)
def test_labels_of_a_header_line_own_the_fields_below(values_of, text, found):
    """Tables inside texts; a field ends at the separator of its table."""
    assert values_of(IDENTIFIER, text) == found


def test_the_first_field_below_a_header_is_not_the_password(all_of):
    """What the last label of a header line and the next line have between them is no assignment."""
    found = all_of("| 手机号 | 密码 |\n| 13800138000 | Panda@2965 |")
    assert found == [("CN_MOBILE", "13800138000"), ("PASSWORD", "Panda@2965")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("账号/密码：admin/Hw_9876", ["Hw_9876"]),
        ("用户名/密码：root/Cisco#123", ["Cisco#123"]),
        ("用户名,密码\nzhang,zh123456\nli,li@9090", ["zh123456", "li@9090"]),
        ("| 用户名 | 密码 |\n|---|---|\n| admin | Admin@888 |", ["Admin@888"]),
        ('<input name="pwd" value="Kk99..aa">', ["Kk99..aa"]),
        ("门锁密码：739201，有效期到明天", ["739201"]),
        ("管理后台 mima: hou2021tai", ["hou2021tai"]),
        ("密码都是123456", ["123456"]),
        ("您的密码是多少？ 客户：abc778899", ["abc778899"]),
        ("修改密码请拨打95588", []),
        ("请重新设置密码（2024版）", []),
        ("password: [PASSWORD]", []),
    ],
)
def test_forms_that_people_fill_in(values_of, text, found):
    """Pairs of account and password, tables, forms of pages, words of people; advice is none."""
    assert values_of(IDENTIFIER, text) == found
