"""Names of people who do not exist, as Chinese texts write them (姓名)."""

from random import Random

from benchmarks.corpus import namelists as lists
from benchmarks.corpus.facts import Facts
from benchmarks.corpus.writing import Drawn

DOTS = ("·", "•", "・", "‧", "．", ".")
DOT_WEIGHTS = (72, 11, 7, 4, 3, 3)
SHARES = {  # of the names that are drawn where no template asks for a kind
    "han": 93.4,
    "compound": 1.3,
    "double": 0.3,
    "rare": 1.2,
    "beyond-bmp": 0.5,
    "minority": 1.3,
    "transliterated": 1.0,
    "japanese": 0.3,
    "mou": 0.7,
}
COMMON_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "慕容",
    "司徒",
    "皇甫",
    "尉迟",
    "令狐",
    "端木",
    "东方",
    "夏侯",
)
TRADITIONAL_TABLE = str.maketrans(lists.TRADITIONAL)


class People:
    """Draws names; every public method is a slot of a template, labelled PERSON, except `surname`."""

    def __init__(self, rng: Random, facts: Facts, words: lists.NameLists) -> None:
        self.rng = rng
        self.facts = facts
        self.words = words

    def name(self) -> Drawn:
        """Any name in simplified characters, the kinds at the rates of SHARES."""
        kind = self.rng.choices(list(SHARES), list(SHARES.values()))[0]
        if kind == "han":
            return Drawn(self.surname() + self._given(), "name")
        draw = {
            "compound": self._compound,
            "double": self._double,
            "rare": self._rare,
            "beyond-bmp": self._beyond_bmp,
            "minority": self._minority,
            "transliterated": self._transliterated,
            "japanese": self._japanese,
            "mou": self._mou,
        }[kind]
        return Drawn(draw(), f"name-{kind}")

    def hname(self) -> Drawn:
        """A name of a one-character surname and one or two common characters."""
        return Drawn(self.surname() + self._given(), "name")

    def tname(self) -> Drawn:
        """A name in traditional characters."""
        surname = self.rng.choice(COMMON_COMPOUND) if self.rng.random() < 0.03 else self.surname()
        return Drawn((surname + self._given()).translate(TRADITIONAL_TABLE), "name-traditional")

    def mou(self) -> Drawn:
        """A name made unreadable by 某, as courts and papers write it (张某、李某某、王某甲)."""
        return Drawn(self._mou(), "name-mou")

    def foreign(self) -> Drawn:
        """A foreigner's name in Chinese characters, with a dot of some sort."""
        return Drawn(self._transliterated(), "name-transliterated")

    def minority(self) -> Drawn:
        """A name of Uyghur, Kazakh, Tibetan, Mongol or Yi form."""
        return Drawn(self._minority(), "name-minority")

    def compound(self) -> Drawn:
        """A name with a two-character surname (复姓)."""
        return Drawn(self._compound(), "name-compound")

    def ename(self) -> Drawn:
        """A name in Latin letters: pinyin in the orders and cases people use, Cantonese, western."""
        form = self.rng.choices(("pinyin", "nick", "cantonese", "western"), (64, 16, 8, 12))[0]
        if form == "pinyin":
            return Drawn(self._latin(*self._syllables()[1:]), "name-latin")
        if form == "nick":
            return Drawn(f"{self.rng.choice(lists.LATIN_GIVEN)} {self._syllables()[1]}", "name-latin")
        if form == "cantonese":
            return Drawn(self._cantonese(), "name-latin")
        given, family = self.rng.choice(lists.WESTERN_GIVEN), self.rng.choice(lists.WESTERN_FAMILY)
        return Drawn(f"{given} {family}", "name-latin")

    def pair(self) -> tuple[Drawn, Drawn]:
        """One person's name in characters and in pinyin."""
        han, family, given = self._syllables()
        return Drawn(han, "name"), Drawn(self._latin(family, given), "name-latin")

    def surname(self) -> str:
        """A surname alone, by its share of the population; it is not labelled."""
        return self.rng.choices(self.facts.surnames, cum_weights=self.facts.surname_weights)[0]

    def _given(self) -> str:
        form = self.rng.choices(("single", "pair", "mixed"), (16, 40, 44))[0]
        if form == "single":
            return self.rng.choice(self.words.single)
        if form == "pair":
            return self.rng.choice(self.rng.choices(self.words.pairs, (22, 43, 35))[0])
        return self.rng.choice(self.words.first) + self.rng.choice(self.words.second)

    def _compound(self) -> str:
        common = self.rng.random() < 0.7
        return self.rng.choice(COMMON_COMPOUND if common else self.facts.compound_surnames) + self._given()

    def _double(self) -> str:
        """The surnames of both parents, then a given name."""
        first = self.surname()
        second = next(s for s in iter(self.surname, "") if s != first)
        return first + second + self.rng.choice(self.words.single)

    def _rare(self) -> str:
        return self._with(self.rng.choice(self.words.rare))

    def _beyond_bmp(self) -> str:
        return self._with(self.rng.choice(self.words.beyond_bmp))

    def _with(self, character: str) -> str:
        form = self.rng.randrange(3)
        first = self.rng.choice(self.words.first)
        return self.surname() + (character, first + character, character + first)[form]

    def _dot(self) -> str:
        return self.rng.choices(DOTS, DOT_WEIGHTS)[0]

    def _minority(self) -> str:
        form = self.rng.choices(("dotted", "tibetan", "mongol", "yi"), (60, 20, 13, 7))[0]
        if form == "dotted":
            return self._dot().join(self.rng.sample(self.words.minority, 2))
        if form == "tibetan":
            return "".join(self.rng.sample(lists.TIBETAN, 2))
        if form == "mongol":
            return self.rng.choice(lists.MONGOL_FIRST) + self.rng.choice(lists.MONGOL_SECOND)
        return self.rng.choice(lists.YI_FIRST) + self.rng.choice(lists.YI_SECOND)

    def _transliterated(self) -> str:
        parts = [self.rng.choice(self.words.foreign_given), self.rng.choice(self.words.foreign_family)]
        if self.rng.random() < 0.12:
            parts.insert(1, self.rng.choice((*self.words.foreign_given, "J", "M", "A")))
        return self._dot().join(parts)

    def _japanese(self) -> str:
        return self.rng.choice(lists.JAPANESE_FAMILY) + self.rng.choice(lists.JAPANESE_GIVEN)

    def _mou(self) -> str:
        tail = self.rng.choices(("某", "某某", "某甲", "某乙", "某丙", "某"), (45, 20, 7, 7, 5, 16))
        given = self.rng.choice(self.words.single) if self.rng.random() < 0.12 else ""
        return self.surname() + (f"某{given}" if given else tail[0])

    def _syllables(self) -> tuple[str, str, str]:
        """A name in characters, its surname and its given name in pinyin."""
        surname = self.rng.choice(lists.PINYIN_SURNAMES)
        given = self.rng.sample(lists.PINYIN_GIVEN, self.rng.choice((1, 2, 2)))
        joint = self.rng.choices(("", "-"), (9, 1))[0]
        spelled = joint.join(g[1:] for g in given).capitalize()
        return surname[0] + "".join(g[0] for g in given), surname[1:], spelled

    def _latin(self, family: str, given: str) -> str:
        shapes = (
            f"{family} {given}",
            f"{given} {family}",
            f"{family.upper()} {given.upper()}",
            f"{family.upper()} {given}",
            f"{family}, {given}",
            f"{given.upper()} {family.upper()}",
        )
        return self.rng.choices(shapes, (36, 34, 14, 6, 5, 5))[0]

    def _cantonese(self) -> str:
        family = self.rng.choice(lists.CANTONESE_FAMILY)
        first, second = self.rng.sample(lists.CANTONESE_GIVEN, 2)
        shapes = (
            f"{family} {first} {second}",
            f"{family.upper()} {first} {second}",
            f"{family} {first}-{second.lower()}",
        )
        return self.rng.choice(shapes)
