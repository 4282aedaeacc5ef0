"""The patterns of the address grammar, over letters (characters.py)."""

from __future__ import annotations

import re

from piiguard.recognizers.address.seeds import HAN

__all__ = ["DOOR", "ESTATE", "FURTHER", "HIDDEN", "HIDDEN_TAIL", "NUMBERED", "SEED", "STARS", "TAIL"]

_HAN = HAN
_ANY = f"[{HAN}]"
_OTHER = "[hdHr]"  # Han characters that are no units
_SEP = "[ ,n-]{0,2}"
_SPELT = "1{1,6}(?:-1{1,6}){0,3}"  # 四三七-一九
_NUM = (
    r"O?(?:[1w]?a{0,2}-?[0*]{1,5}(?:n0{1,3}(?=[NM]))?a?(?:[-/]a?[0*]{1,4}a?(?!0)){0,4}"
    rf"|w?{_SPELT}|w|a{{1,2}}(?![a0]))"
)
_SPACE = "(?: |n(?=[NJBM]|uQ))?"  # between a number and its unit
_UNIT = "(?:N(?!U(?!j)|[Li])(?:F|y|EM)?|B|b|z?F|u[QU]|U|z?M|V?hsG|G(?!V)|J(?!V)|K|D(?!h)|#F?)"
_NAMED = "(?:E|gc|mi|[shdgyOQ1aE]D|F|V|K)"  # units of names: 花园 广场 中心 小区 大楼 新村 一期
_BARE = "a?0{1,5}(?:-a?0{1,4}){0,3}(?![0aQhdrp-])"  # no unit behind: 建国路88
_DOOR = "(?:0{1,3}-0{1,3}-0{2,4}(?![0a-])|1{1,3}-1{1,3}-1{2,4}(?!1))"  # 5-2-301: building, unit, room
_HOUSE = "(?:0{1,3}#F?-?0{3,4}(?![0a-]))"  # 33#3206
SEED = re.compile(
    (
        f"(?:(?<=[SEVTJCDMciyjFKG])|(?<=S[dm])|(?<=S [dm])|(?<=[1d]r)){_SEP}#?"
        f"(?:{_NUM}{_SPACE}{_UNIT}|{_BARE})"
        f"|(?<=[{_HAN}])(?<!O) ?#?(?:(?!1){_NUM}(?:B|NF|#|N(?!{_ANY}))"
        f"|1{{1,3}}(?:B|NF)(?:0{{1,2}}|1{{1,3}})uQ|{_NUM}b{_SEP}[0a1]|{_NUM}F0{{1,4}}[UM]|{_DOOR}|{_HOUSE})"
    ).encode()
)
HIDDEN_TAIL = re.compile(rf"(?s:.*[PCDTVSE])(?P<name>[{_HAN}]{{0,8}}[N0a-]{{0,5}})\Z".encode())
ESTATE = re.compile(f"(?s:.*)(?<=[CDT])[{_HAN} ]{{1,12}}?(?:E|[sd1a]D|K|G|hj|V(?:hj)?)\\Z".encode())
NUMBERED = re.compile(f" ?(?:(?<= )[{_HAN}]{{1,8}}?)?#?{_NUM} ?{_UNIT}".encode())
FURTHER = re.compile(f" [{_HAN}]{{1,6}}?(?:V|E|G|[sg]D)(?![{_HAN}N0a])".encode())  # 大沟村 河东屯
HIDDEN = re.compile(rf"\*{{3,}}(?![{_HAN}N0a*])".encode())
_NEXT_NUMBER = "(?= ?(?:[a1w#O]|0{1,5}(?!0)))"
_PART = (  # a number with its unit: 3号楼, 二单元, 南10宿舍楼, 附3号, 3支弄
    rf"{_SEP}(?:(?=[#01awO*-])#?{_NUM}(?:(?: (?!F)|n(?=[NJBM]|uQ))?{_UNIT}|hJ)"
    rf"|{_OTHER}{{1,2}}(?=[01awO*-])1?{_NUM}(?:[FUM]|uQ)|f{_NUM}Ny?|EM{_NUM}F)"
)
_BUILDING = f"(?:{_DOOR}|{_HOUSE}|(?!1){_NUM}(?:B|NF|F ?{_NUM}[UM]))"
_HOUSES = (  # behind the name of an estate that no unit ends: 天域3栋, 天域12号, 天域三栋, 天域A座
    f"(?:{_BUILDING}|#?(?!1){_NUM}(?:#F?|N(?!{_ANY}))|1{{1,4}}B|[0a]{{1,2}}b(?=[0a1])|a{{1,2}}b"
    f"|1{{1,4}}F ?{_NUM}[UM])"
)
_NAME = (  # the name of what the number behind it belongs to, and that number if no unit ends the name
    f"[{_HAN}]{{1,9}}?(?:{_NAMED}(?:{_NEXT_NUMBER}|(?=[^{_HAN}N0a]))"
    f"|(?=[01aw*#O-])(?:(?<=[{_HAN}][{_HAN}]){_HOUSES}|(?<=[jM]){_NUM}N"
    f"|a{{1,5}}[{_HAN}]{{0,5}}{_NAMED}(?=(?:0{{1,4}}|1{{1,3}}|a)(?:NF|B|b|F|N)))"
    f"|n{_OTHER}?{_NAMED}(?=[a1#O0])|xhD(?=[0a1#]))"
    f"|[ ,][{_HAN}]{{1,9}}?(?:{_NAMED}{_NEXT_NUMBER}"
    f"|(?<=[{_HAN}][{_HAN}])(?=[01aw*O-]){_BUILDING}|(?<=[jM]){_NUM}N)"
    f"|n[{_HAN}]{{1,9}}?{_NAMED}{_NEXT_NUMBER}"
    f"|a{{1,5}}[{_HAN}]{{0,5}}{_NAMED}(?=(?:0{{1,4}}|1{{1,3}}|a)(?:NF|B|b|F|N))"
)
_NOTE = (  # （东门）
    rf"\([^().]{{1,14}}\)(?={_SEP}[{_HAN}]{{0,10}}?#?(?:{_NUM} ?{_UNIT}|{_DOOR}))"
)
_REST = (  # doors, 之二, 12号乙, 3楼A户, 8号东门
    f"(?<=[NEicDKV]) ?(?:{_DOOR}|{_HOUSE}|0{{1,2}}-0{{1,2}}-0{{1,2}}(?![0a-]))"
    "|-[0a]{1,5}(?![0a])|kn?[01]{1,2}|(?<=[NF0])w|(?<=[NFUQB])[adm]H|(?<=N)dU"
)
_MOST_ITEMS = 24  # behind the first number; without an end, A座1A座1… would take quadratic time
_ITEM = f"(?:{_PART}|{_NAME}|{_NOTE}|{_REST})"
_ROOM = (
    "(?:(?:(?<=[BbFUQK#])[ -]?|(?<=[EDyic])-?)a?0{1,5}a?(?:(?<=[bBFQ]00)n00|-0{1,4})*(?![0aQNp*-])"
    "|(?<=[BbFUQ])1{3,5}|(?<=[BbFUQK])n0{3,4}(?![0aQN.p*-]| [0a])"
    "|(?<=N)0{3,4}(?![0aQNp*-]))?"
)
TAIL = re.compile(
    (
        f"(?P<gap>{_SEP})(?P<first>#?(?:{_DOOR}|{_HOUSE}|{_NUM}{_SPACE}(?P<unit>{_UNIT})?))"
        f"(?P<more>{_ITEM}{{0,{_MOST_ITEMS}}}{_ROOM})"
    ).encode()
)
DOOR = re.compile(f"{_DOOR}|{_HOUSE}".encode())
STARS = re.compile(rf"(?:(?:[ ,-]|n(?=\*))?[{_HAN}N0a]{{0,8}}\*{{2,}})+".encode())
