"""Names in Latin letters (拼音及外文姓名), by cue only: a label, Mr. or Dear, or a Chinese name beside it.

GB/T 28039-2011: surname first, given name in one word (Zhang San, Ouyang Wen); passports in capitals
(ZHANG SAN); also reversed (San Zhang), with a comma (Zhang, San) and with initials (S. Zhang).
"""

from __future__ import annotations

import math
import re
from functools import cache, lru_cache

import numpy as np

from piiguard.findings import Evidence, Spans
from piiguard.recognizers.person import han, negatives, shape
from piiguard.recognizers.person.anchors import IS_HAN, Role, Starts, WordHits
from piiguard.recognizers.person.tables import NameTables
from piiguard.text.batch import Batch
from piiguard.text.folding import LETTER, Symbols, table
from piiguard.text.texts import Ints

__all__ = ["is_cantonese_name", "is_pinyin_name", "latin_names", "name_around", "score_of_value", "syllables"]

_SHAPE_CONTEXT = int(Evidence.SHAPE | Evidence.CONTEXT)
_SHAPE_LABEL = int(Evidence.SHAPE | Evidence.LABEL)

_INITIALS = "b p m f d t n l g k h j q x zh ch sh r z c s".split()
_FINALS = (
    "a o e ai ei ao ou an en ang eng ong i ia iao ie iu ian in iang ing iong "
    "u ua uo uai ui uan un uang ue v ve"
).split()
_WHOLE = (
    "a o e ai ei ao ou an en ang eng er yi ya yo ye yao you yan yin yang ying yong wu wa wo wai wei wan "
    "wen wang weng yu yue yuan yun lyu nyu lv nv"
).split()
# Romanised surnames: pinyin of the surnames of facts 7, and what Hong Kong and Taiwan write (facts 7.2)
_SURNAMES = frozenset(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng "
    "liang xie song tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye "
    "cheng wei su lv lyu ding ren shen yao lu zhong cui tan fan liao jin shi jia fu fang zou "
    "xiong bai meng qin qiu hou jiang xue yin lei long duan tao qian hao kong shao mao wan gu "
    "lai wu kang he yan xiang chang wen niu ge xing an qi yi qiao pang ni zhuang nie zhang lu "
    "yue zhai shen zhan ou geng guan lan jiao yu zuo liu gan zhu bao dai ning fu ruan shu ji ke "
    "mei tong bi ling shan cheng huo miao pei tu qu sheng ran weng zhen you lan jiang xin guan "
    "chai meng qu yu che jian lian miao xiang mai dou lou qi cen jing dang gong fei bu leng yan "
    "mi sui zong gui quan gou min zang bian ji he shi qiu luan diao sha rong wu kou sang cong "
    "zhen ao yu chi gong she zha ma yuan feng ouyang shangguan zhuge situ sima linghu huangfu "
    "xiahou murong weichi zhangsun yuwen dongfang duanmu nangong chan wong lee cheung leung lau "
    "ng ho kwok chow tse cheng fung yip tsang chiu hui tsui lam yeung chung mak poon lo hsu "
    "hsieh tsai chang chou kuo tseng chiang chao shih hsiao chien chuang hsiung tsao tu pai teng yeh "
    "wei liao lu chu cheung tsoi".split()
)
# Hong Kong and Macao write given names by Cantonese sound, in two syllables.
_CANTONESE_SURNAMES = frozenset(
    "au chan chau cheng cheung ching chiu choi chow choy chu chui chung fan fok fong fung ha ho hon hui hung "
    "ip kam kan ko kong koo kwan kwok kwong lai lam lau law lee leung li lin ling liu lo lok lui luk lung ma "
    "mak man mok mui ng ngai ngan or pang poon pun shek shum sin sit siu so sum sung sze szeto tai tam tang "
    "to tong tsang tse tso tsoi tsui tsang tung wan wong woo wu yau yeung yick yim yip yiu yu yue yuen "
    "yung".split()
)
_CANTONESE = frozenset(
    "bik bing bo bong bun chak cham chan chau che cheong cheuk cheung chi chin ching chit chiu cho choi "
    "chor chow "
    "choy chu chuen chui chun chung dat fai fan fat fei fong foon fook fu fui fun fung ha hang hau hei hin "
    "hing ho "
    "hoi hok hon hong hoong hou hung ka kai kam kan kar kau kei keung ki kin king kit kiu ko kok kong kuen "
    "kui "
    "kuk kun kwai kwan kwok kwong lai lam lan lap lau lee lei leung li lik lim lin ling lit lok long lui "
    "luk lun "
    "lung ma mak man mau mei mi miu ming mo mong moon mui mun nam nap nga ngai ngan ngar ngo nim ning nuen "
    "oi on "
    "pak pan pang pik pin ping piu po pong pui pun sai sam san sang sau sei sek seung shan shing shiu shuk "
    "shun "
    "shung si siu sik sim sin sing sit so sui suk sum sun sung sze tai tak tat tim tin ting tip tit tiu "
    "tong tsan "
    "tsang tsz tsun tuen tung wa wah wai wan wang wing wo wong wun yam yan yat yau yee yeuk yeung yi yik "
    "yim yin "
    "ying yip yiu yu yue yuen yuet yuk yun yung".split()
)
_GIVEN = frozenset(
    "james john robert michael william david richard joseph thomas charles christopher daniel "
    "matthew anthony mark donald steven paul andrew joshua kenneth kevin brian george edward "
    "ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin "
    "scott brandon benjamin samuel frank gregory raymond alexander patrick jack dennis jerry "
    "tyler aaron jose henry adam douglas nathan peter zachary kyle walter harold jeremy ethan "
    "carl keith roger gerald mary patricia jennifer linda elizabeth barbara susan jessica sarah "
    "karen lisa nancy betty sandra margaret ashley kimberly emily donna michelle carol amanda "
    "melissa deborah stephanie rebecca sharon laura cynthia dorothy amy kathleen angela shirley "
    "emma brenda pamela nicole anna samantha katherine christine helen debra rachel carolyn "
    "janet maria catherine heather diane olivia julie joyce victoria ruth virginia lauren kelly "
    "christina joan evelyn judith alice grace sophia tom tony mike bob bill jim joe ben sam "
    "alex chris nick steve dave dan tim andy lily lucy cindy vivian jane kate tina leo jason "
    "simon oscar martin ivan maria elena hans klaus pierre marie jean luis carlos juan ahmed "
    "ali mohamed fatima kevin ray sunny ivy derek peter oliver priya raj amit sanjay anita yuki kenji "
    "hiroshi "
    "sakura takeshi akira naoko haruto minho jisoo soojin emily emma liam noah lucas mia isabella ava "
    "charlotte amelia henry leon felix lukas finn jonas anton sven lars erik bjorn ingrid astrid freya olga "
    "natasha "
    "dmitri sergei svetlana vladimir boris igor irina tatiana yuri pavel giovanni marco luca giulia "
    "francesca "
    "paolo antonio jorge diego miguel pablo javier fernando sofia lucia camila valentina omar hassan ibrahim "
    "yusuf aisha layla khalid mustafa ahmad muhammad nguyen linh minh siti dewi rizal arjun ravi deepak "
    "neha pooja rahul vikram sunita philip phillip vincent victor louis albert arthur alfred ernest stanley "
    "clara ella hannah zoe chloe lily ruby daisy eva nora ida elsa greta helga hans fritz otto karl heinz "
    "jurgen uwe wolfgang pierre jacques francois henri claude camille chantal isabelle monique sylvie "
    "natalie "
    "nina vera lydia wendy winnie fiona eunice irene jenny joanna josephine judy mabel phoebe queenie "
    "raymond ronnie samson terence terry trevor tommy wallace wilson winston eddie edwin edmund dickson "
    "calvin clement cyrus desmond dominic gordon harry howard hugo ian jackson jeremy jimmy johnny jonah "
    "keith ken kenny lawrence leonard lewis mandy maggie may miranda mandy nelson norman owen pauline "
    "rita rosa rosanna roy russell sally sean sherry sidney sophie susanna sylvia teresa tiffany tony "
    "una vanessa venus viola yvonne zac zack bella ben bonnie candy carmen cathy cecilia cherry "
    "claire connie crystal elaine elsie esther eugene evan gigi gloria hilda iris".split()
)
# Surnames of other countries, for a given name that is a common word alone
_FOREIGN_SURNAMES = frozenset(
    "smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez "
    "wilson "
    "anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark ramirez lewis "
    "robinson walker young allen king wright scott torres nguyen hill flores green adams nelson baker hall "
    "rivera campbell mitchell carter roberts kim park choi tanaka sato suzuki takahashi watanabe ito "
    "yamamoto "
    "nakamura kobayashi kato yoshida yamada sasaki singh kumar sharma patel khan gupta shah ivanov petrov "
    "smirnov muller schmidt schneider fischer weber meyer wagner becker rossi russo ferrari bianchi dubois "
    "bernard durand moreau laurent silva santos oliveira pereira jensen hansen nielsen larsen olsen "
    "johansson "
    "andersson karlsson nilsson kowalski nowak novak murphy kelly sullivan mcdonald macdonald oconnor "
    "campbell "
    "stewart morgan cooper reed bailey bell murray ford hamilton graham wallace evans turner parker collins "
    "edwards phillips morris rogers cook peterson gray james watson brooks bennett wood".split()
)
_PLACES = frozenset(
    "beijing nanjing wuhan wuxi wuhu hunan henan hebei hubei shandong shanxi shaanxi shannan jinan jilin "
    "jinhua "
    "jiangsu jiangxi jiangmen anhui anqing anshan fujian fuzhou fushun ningbo ningxia ningde xian xianyang "
    "xining xinjiang xinyang shenyang shenzhen guiyang guilin guizhou guangdong guangxi guangzhou chengdu "
    "chengde "
    "changsha changchun changzhou changzhi tangshan lanzhou suzhou wenzhou huzhou quzhou yangzhou yangjiang "
    "taizhou xuzhou xuchang zhuhai zhuzhou luoyang hangzhou hefei haikou hainan yunnan yanan yantai yichang "
    "yiwu yinchuan nanning nanchang nantong nanyang xiamen xiangyang xiangtan zhengzhou zhangjiakou "
    "zhangzhou "
    "liuzhou liuyang lijiang lianyungang linyi qingdao qinghai qinhuangdao baoan baoding baotou daqing "
    "hongkong wanchai kwuntong tsimshatsui shatin taipo yuenlong mongkok tuenmun tsuenwan tseungkwano "
    "shamshuipo "
    "wongtaisin laichikok kowloonbay hunghom yaumatei causewaybay northpoint quarrybay taikoo chaiwan "
    "saikung "
    "lantau kwaichung kwaifong tungchung cheungchau dalian datong dongguan dongying kunming kunshan kaifeng "
    "weihai weifang weinan pingan fengshui taichi".split()
)
# No part of a person's name
_WORDS = frozenset(
    "inc ltd llc co corp company limited corporation group university college school bank "
    "hospital hotel center centre department dept team service services support customer user "
    "users admin administrator test testing null none unknown undefined nil true false yes no "
    "anonymous guest default system server client all everyone there sir madam member members "
    "manager sales marketing finance office road street city china beijing shanghai email mail "
    "phone tel mobile fax address name id date order product model type size color android "
    "iphone windows linux chrome apple google amazon microsoft app web site page home info "
    "contact help the and for of in on at to from by with this that new old your our my hiring "
    "friends colleagues folks guys reader readers editor customers colleague friend seller "
    "buyer sender receiver applicant committee professor doctor dear sincerely regards thanks "
    "please technology technologies industrial trading gmbh plc pte pty sdn bhd holdings holding trust union "
    "capital partners ventures industries international global electronics logistics shipping express "
    "import export foundation institute academy society association press media studio studios list number "
    "no nr code type value key field item total subject re fw fwd agent operator passenger passengers "
    "iban swift bic ssn dob url api http https sql json xml csv pdf html error warning info debug fatal "
    "trace "
    "null exception request response get post put delete internal version release build deploy job task "
    "mon tue wed thu fri sat monday tuesday wednesday thursday friday saturday sunday jan feb mar apr "
    "jun jul aug sep oct nov dec january february march april june july august september october november "
    "december am pm utc gmt cst est macau macao taiwan taipei singapore japan korea america usa uk "
    "room flat floor block unit tower building district village estate court garden gardens plaza mansion "
    "north south east west central avenue lane drive rd st ave passport visa seat gate flight terminal "
    "airport airlines "
    "bank account branch card cash payment invoice receipt contract agreement party limited".split()
)
_LEADING = _WORDS | frozenset("hi hello hey mr mrs ms miss dr prof contact call".split())
# Fields that stand behind a name: they end it
_ENDS = frozenset(
    "iban swift bic id dob passport tel phone mobile mob fax email mail address addr seat room flat floor "
    "unit "
    "age sex male female account acct card no nationality gender date from to cc and wechat whatsapp ssn "
    "".split()
)
_LOWER = "a-z\x9a"
_TITLE_CASE = rf"[A-Z][{_LOWER}]+(?:[A-Z][{_LOWER}]+)?"  # McDonald
_WORD = rf"(?:{_TITLE_CASE}(?:['-][A-Za-z][{_LOWER}]*)*|[A-Z]{{2,}}(?:['-][A-Z]+)*|[A-Z]\.?)"
_NAME = re.compile(rf"{_WORD}(?:(?:, ?| ){_WORD}){{1,3}}(?![A-Za-z0-9_@/])(?!\.[A-Za-z0-9])")
_END = r"(?![A-Za-z0-9_@/-])(?!\.[A-Za-z0-9])"
_ONE = re.compile(
    rf"(?:[A-Z][{_LOWER}]+(?:[A-Z][{_LOWER}]+)?|[A-Z]{{3,}}|[a-z]{{4,20}}(?: [a-z]{{2,12}})?){_END}"
)
_LAST = re.compile(rf"(?<![A-Za-z0-9_@.-]){_WORD}(?:(?:, ?| ){_WORD}){{1,3}}(?= ?\Z)")
_WIDE_COMMA = ord("，")
_WORDS_OF = re.compile(r"[A-Za-z\x9a]+")
_SPLIT = re.compile(r"[ ,.'-]+")
_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_LETTERS = table(range(65, 91), range(97, 123), LETTER)
_WIDTH = 56
_PART = rf"(?:[{_LOWER}]+(?:[A-Z][{_LOWER}]+)?|[A-Z]+)(?:'[A-Z][{_LOWER}]+)?"
_PHRASE = re.compile(
    rf"[A-Z]{_PART}(?:(?:(?: |, )[A-Z]|-[A-Za-z]){_PART}(?![{_LOWER}])){{1,3}}(?![A-Za-z0-9_@])"
)
_SLASHED = re.compile(r"(?<![A-Za-z0-9/.])([A-Z]{2,9})/([A-Z]{2,14})(?![A-Za-z0-9/.])")
_CAPITALS = table(range(65, 91))
_LONGEST_WORD = 18
_GLUED = b"_@./\\#&"
_BLANK, _HYPHEN, _COMMA = ord(" "), ord("-"), ord(",")
_NO_NAME = -3.0
_BEHIND_WORD = 1.0  # log-odds that a word such as Guest adds
_ROLES = frozenset(("PM", "HR", "CS", "QA", "IT", "VP", "GM"))

_BESIDE = 2.0  # log-odds that a Latin name in brackets adds to the Chinese one before it
ANY, LIKELY = 2, 1  # how willing a cue is to take Latin letters for a name; see `Starts.latin`


@cache
def syllables() -> frozenset[str]:
    """Syllables of pinyin without tones (GB/T 16159); a few that no word uses are among them."""
    return frozenset([first + last for first in _INITIALS for last in _FINALS] + _WHOLE)


@cache
def _given_name() -> re.Pattern[str]:
    """One or two syllables."""
    listed = "|".join(sorted(syllables(), key=lambda syllable: (-len(syllable), syllable)))
    return re.compile(rf"(?:{listed}){{1,2}}")


def is_pinyin_name(name: str) -> bool:
    """Whether a name is a Chinese surname and one or two syllables, in either order.

    >>> is_pinyin_name("Zhang San"), is_pinyin_name("Wang, Xiaoming"), is_pinyin_name("Apple Watch")
    (True, True, False)
    """
    parts = [part.lower() for part in _SPLIT.split(_CASE.sub(" ", name)) if part]
    if len(parts) == 1:
        return any(
            parts[0][:cut] in _SURNAMES and _given_name().fullmatch(parts[0][cut:]) is not None
            for cut in range(2, min(9, len(parts[0]) - 1))
        )
    if not 2 <= len(parts) <= 3:
        return False
    for surname, given in ((parts[0], parts[1:]), (parts[-1], parts[:-1])):
        joined = "".join(given)
        if surname in _SURNAMES and (_given_name().fullmatch(joined) or len(joined) == 1):
            return True
    return False


def is_cantonese_name(name: str) -> bool:
    """Whether a name is a surname and two syllables as Hong Kong writes them: CHAN Tai Man, Lau Ka-ming."""
    parts = [part.lower() for part in _SPLIT.split(name) if part]
    if len(parts) != 3:
        return False
    return any(
        surname in _CANTONESE_SURNAMES and _CANTONESE.issuperset(given)
        for surname, given in ((parts[0], parts[1:]), (parts[2], parts[:2]))
    )


@lru_cache(maxsize=1 << 14)
def _odds_alone(phrase: str) -> float:
    """Log-odds that capitalised words are a name without any cue: Zhang San, CHAN Tai Man, Peter Smith."""
    parts = [part.lower() for part in _SPLIT.split(phrase) if part]
    if not _WORDS.isdisjoint(parts) or "".join(parts) in _PLACES or len(parts) > 4:
        return -9.0
    if not _PLACES.isdisjoint(parts):
        return -9.0
    if is_cantonese_name(phrase):
        return 1.5
    if is_pinyin_name(phrase):
        return 1.0 if len("".join(parts)) > 5 else 0.2
    if len(parts) > 3:
        return -9.0
    surname = parts[-1] in _FOREIGN_SURNAMES or parts[-1] in _SURNAMES or parts[-1] in _CANTONESE_SURNAMES
    given = parts[0] in _GIVEN
    return 1.5 if given and surname else -0.5 if given else -1.5 if surname and len(parts) == 2 else -9.0


def name_around(symbols: Symbols, start: int, end: int) -> tuple[int, int] | None:
    """The whole name at a span of whole Latin words, with the capitalised words beside it where these make it
    one; None where nothing there is written like a name."""
    first = max(start - _WIDTH, 0)
    text = symbols[first : end + _WIDTH].tobytes().decode("latin-1")
    for match in _PHRASE.finditer(text):
        whole = _cut(match.group())
        name = _behind_words(whole)
        last = first + match.start() + len(whole)
        if last - len(name) <= start and end <= last and _odds_alone(name) > _NO_NAME:
            return last - len(name), last
    given = _SPLIT.split(text[start - first : end - first].lower())
    return None if not (_WORDS.isdisjoint(given) and _PLACES.isdisjoint(given)) else (start, end)


def _alone(batch: Batch, hits: WordHits) -> Spans:
    """Names of two to four capitalised words that no word joins."""
    symbols = batch.symbols
    upper = (symbols - np.uint8(65)) < 26
    begins = upper[1:] & ~batch.is_alnum[:-1]
    at = begins.nonzero()[0] + 1
    if not len(at):
        return Spans.none()
    ahead = symbols.take(at[:, None] + np.arange(1, _LONGEST_WORD))
    size = (~_LETTERS.take(ahead)).argmax(axis=1)
    rows = np.arange(len(at))
    joint, after = ahead[rows, size], symbols.take(at + size + 2)
    spaced = (joint == _BLANK) & upper.take(at + size + 2)
    hyphened = (joint == _HYPHEN) & _LETTERS.take(after)
    joined = (size > 0) & (spaced | hyphened | (joint == _COMMA))
    ends = frozenset(hits.of(Role.LATIN | Role.GREETING).end.tolist())
    found: list[tuple[int, int, float]] = []
    reach = 0
    for place in at[joined].tolist():
        if place < reach or symbols[place - 1] in _GLUED or (symbols[place - 1] == 45):
            continue
        text = _text(batch, place, place + _WIDTH)
        match = _PHRASE.match(text)
        if not match:
            continue
        whole = _cut(match.group())
        reach = place + len(whole)
        name = _behind_words(whole)
        end = place + len(whole)
        begin = end - len(name)
        odds = _odds_alone(name)
        if odds > _NO_NAME:
            odds += _from_around(batch, ends, begin, end)
            if len(name) < len(whole):
                odds += _BEHIND_WORD
        if odds > 0:
            found.append((begin, end, 1.0 / (1.0 + math.exp(-odds))))
    found += _with_slashes(batch)
    return _spans(found, _SHAPE_CONTEXT)


def _with_slashes(batch: Batch) -> list[tuple[int, int, float]]:
    """Names as airlines print them: LIN/XIAOMEI, ZHANG/SAN MR."""
    slashes = batch.at("/")
    capital = _CAPITALS.take(batch.symbols)
    found = []
    for at in slashes[capital.take(slashes - 1) & capital.take(slashes + 1)].tolist() if len(slashes) else ():
        first = max(at - 16, 0)
        match = _SLASHED.search(_text(batch, first, at + 24))
        if match and first + match.start(2) == at + 1 and is_pinyin_name(f"{match[1]} {match[2]}"):
            found.append((first + match.start(), first + match.end(), 0.8))
    return found


def _behind_words(phrase: str) -> str:
    """The phrase behind words of forms: Guest Li Na, PM Kevin Ye."""
    for match in _WORDS_OF.finditer(phrase):
        word = match.group()
        if word.lower() not in _LEADING and word not in _ROLES:
            return phrase[match.start() :]
    return phrase


def _from_around(batch: Batch, ends: frozenset[int], start: int, end: int) -> float:
    """Log-odds that the edges add; ends: of cue words in letters."""
    symbols = batch.symbols
    left, right = int(symbols[start - 1]), int(symbols[end])
    odds = 0.0
    if left == 32:
        left = int(symbols[start - 2])
        odds += _BEHIND_WORD if start - 1 in ends else -1.5 * bool(_LETTERS[left])
    odds += 0.5 * bool(IS_HAN[left] or left in b'\n:;,|/\t([>\0"')
    after = end
    while after < end + 4 and symbols[after] in b' ,;:(/|\t["':
        after += 1
    odds += 0.5 * bool(right in b'\n,;|/)\t]<\0"' or IS_HAN[right])
    odds += 1.5 * bool(IS_HAN[symbols[after]] and after < end + 4 and right != 10)
    odds += 1.0 * bool(48 <= symbols[after] < 58 or symbols[after] == 43)
    if right == 32 and _LETTERS[symbols[end + 1]]:
        odds -= 0.5
    return odds


def latin_names(
    batch: Batch, tables: NameTables, hits: WordHits, starts: Starts | None, signed: Starts | None
) -> Spans:
    """Latin names at the given places, and beside Chinese names: 王芳(Fang Wang), Fang Wang（王芳）."""
    parts = [_at(batch, given) for given in (starts, signed) if given is not None]
    parts.append(_alone(batch, hits))
    brackets = batch.at("(")
    if len(brackets):
        parts.append(_in_brackets(batch, tables, brackets))
        parts.append(_before_brackets(batch, tables, brackets))
    return Spans.concatenate(parts)


def _text(batch: Batch, first: int, last: int) -> str:
    """Folded symbols as text; letters with accents read \\x9a, Chinese commas (no name spans them) `;`."""
    text = batch.symbols[first:last].tobytes()
    if b"," in text:
        wide = (batch.texts.codes[first:last] == _WIDE_COMMA).nonzero()[0].tolist()
        if wide:
            letters = bytearray(text)
            for place in wide:
                letters[place] = ord(";")
            text = bytes(letters)
    return text.decode("latin-1")


def _cut(name: str) -> str:
    """The name without the field behind it (`Zhang San, IBAN`), and without a second name behind a comma."""
    before, comma, _ = name.partition(",")
    if comma and " " in before.strip():
        return before
    for match in _WORDS_OF.finditer(name):
        if match.start() and match.group().lower() in _ENDS:
            return name[: match.start()].rstrip(" ,-")
    return name


def _at(batch: Batch, starts: Starts) -> Spans:
    wanted = ((starts.latin > 0) & _LETTERS.take(batch.symbols.take(starts.at))).nonzero()[0]
    found: list[tuple[int, int, float]] = []
    for at, willing in zip(starts.at[wanted].tolist(), starts.latin[wanted].tolist(), strict=True):
        text = _text(batch, at, at + _WIDTH)
        size, score = _read(text, willing)
        if score:
            found.append((at, at + size, score))
    return _spans(found, _SHAPE_LABEL)


def _read(text: str, willing: int) -> tuple[int, float]:
    """Length and score of the name that a text begins with; score 0 for none."""
    match = _NAME.match(text)
    if match:
        name = _cut(match.group())
        if _SPLIT.search(name):
            return len(name), _score(name, willing)
    match = _ONE.match(text)
    if not match:
        return 0, 0.0
    goes_on = text[match.end() : match.end() + 1] == " " and text[match.end() + 1 : match.end() + 2].isupper()
    return match.end(), 0.0 if goes_on else _score_of_one(match.group(), willing)


def _score(name: str, willing: int) -> float:
    """Score of several words; 0 for none."""
    parts = [part.lower() for part in _SPLIT.split(name) if part]
    if not _WORDS.isdisjoint(parts):
        return 0.0
    if is_pinyin_name(name) or is_cantonese_name(name):
        return 0.93 if willing == ANY else 0.85
    if parts[0] in _GIVEN or parts[-1] in _GIVEN:
        return 0.9 if willing == ANY else 0.75
    return 0.75 if willing == ANY else 0.0


def _score_of_one(name: str, willing: int) -> float:
    """Score of one word: LIUCHANG, ZhangSan, Alice."""
    parts = [part.lower() for part in _SPLIT.split(name) if part]
    if not _WORDS.isdisjoint(parts):
        return 0.0
    if is_pinyin_name(name) and (willing == ANY or not name.islower()):
        return 0.7
    if name.lower() in _GIVEN and not name.islower():
        return 0.7 if willing == ANY else 0.55
    return 0.55 if willing == ANY and name[0].isupper() and not name.isupper() else 0.0


def score_of_value(value: str) -> float:
    """Score of a value that is Latin letters as a whole and may be a name; 0 for none.

    Letters with accents are to be read \\x9a, as in folded symbols.
    """
    if _NAME.fullmatch(value):
        return (
            _score(value, ANY) if is_pinyin_name(value) else _score(value, LIKELY) or 0.5 * _score(value, ANY)
        )
    return _score_of_one(value, LIKELY) if _ONE.fullmatch(value) else 0.0


def _in_brackets(batch: Batch, tables: NameTables, at: Ints) -> Spans:
    """A Chinese name and its Latin form in brackets behind it: 王芳(Fang Wang)."""
    symbols = batch.symbols
    at = at[_LETTERS.take(symbols.take(at + 1))]
    end = at - (symbols.take(at - 1) == 32)
    han_before = IS_HAN.take(symbols.take(end - 1)).nonzero()[0]
    at, end = at.take(han_before), end.take(han_before)
    if not len(at):
        return Spans.none()
    chinese = han.before(batch, tables, end, np.full(len(end), _BESIDE), np.zeros(len(end), dtype=np.bool_))
    names: list[tuple[int, int, float]] = []
    for start, last, odds, place in zip(
        *(getattr(chinese, name).tolist() for name in chinese.__slots__), strict=True
    ):
        opening = int(at[place])
        text = _text(batch, opening + 1, opening + 1 + _WIDTH)
        match = _NAME.match(text)
        score = (
            _score(match.group(), LIKELY)
            if match and text[match.end() : match.end() + 1] in (")", ",", ";")
            else 0.0
        )
        if match and score and odds > 0:
            names.append((start, last, 0.88))
            names.append((opening + 1, opening + 1 + match.end(), 0.88))
    return _spans(names, _SHAPE_CONTEXT)


def _before_brackets(batch: Batch, tables: NameTables, at: Ints) -> Spans:
    """A Latin name and its Chinese form in brackets behind it: Fang Wang（王芳）."""
    symbols = batch.symbols
    at = at[
        IS_HAN.take(symbols.take(at + 1))
        & (_LETTERS.take(symbols.take(at - 1)) | (symbols.take(at - 1) == 32))
    ]
    if not len(at):
        return Spans.none()
    size = (~IS_HAN.take(symbols.take(at[:, None] + np.arange(1, 7)))).argmax(axis=1)
    fits = ((size >= 2) & (size <= 4)).nonzero()[0]
    at, size = at.take(fits), size.take(fits)
    letters = shape.letters_of(tables, batch.texts.codes, at + 1, size)
    bare = shape.odds(tables, letters, size) - 4.0 * negatives.common(tables, letters)
    names: list[tuple[int, int, float]] = []
    for place, length, odds in zip(at.tolist(), size.tolist(), bare.tolist(), strict=True):
        first = max(place - _WIDTH, 0)
        match = _LAST.search(_text(batch, first, place))
        if not match or symbols[place + 1 + length] != ord(")"):
            continue
        score = _score(match.group(), LIKELY)
        if score and odds > (-2.0 if score > 0.8 else 1.0):
            names.append((first + match.start(), first + match.end(), 0.85))
            names.append((place + 1, place + 1 + length, 0.85))
    return _spans(names, _SHAPE_CONTEXT)


def _spans(found: list[tuple[int, int, float]], evidence: int) -> Spans:
    if not found:
        return Spans.none()
    start, end, score = zip(*found, strict=True)
    return Spans.of(np.array(start), np.array(end), np.array(score), evidence)
