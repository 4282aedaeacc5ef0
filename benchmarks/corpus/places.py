"""Addresses that lead nowhere (地址): real divisions, invented streets and houses."""

from random import Random

from benchmarks.corpus.facts import Facts
from benchmarks.corpus.placelists import PlaceLists
from benchmarks.corpus.writing import Drawn

SHORT_PROVINCES = {
    "内蒙古自治区": "内蒙古",
    "广西壮族自治区": "广西",
    "西藏自治区": "西藏",
    "宁夏回族自治区": "宁夏",
    "新疆维吾尔自治区": "新疆",
}
CITIES = (
    "北京 上海 广州 深圳 杭州 南京 成都 武汉 西安 苏州 青岛 郑州 长沙 昆明 合肥 沈阳 宁波 济南 福州 厦门 "
    "大连 天津 重庆 无锡"
).split()
NUMERALS = "零一二三四五六七八九"
ENGLISH_STREETS = (
    "Jianshe Renmin Zhongshan Changjiang Huanghe Wenhua Xueyuan Keji Binhe Yingbin Chaoyang Heping "
    "Nanjing Guangfu Tianfu"
).split()
ENGLISH_PLACES = (
    "Chaoyang District, Beijing|Haidian District, Beijing|Pudong New Area, Shanghai|Xuhui District, "
    "Shanghai|Nanshan District, Shenzhen|Futian District, Shenzhen, Guangdong|Tianhe District, "
    "Guangzhou, Guangdong Province|Xihu District, Hangzhou, Zhejiang|Wuhou District, Chengdu, Sichuan|"
    "Hongshan District, Wuhan, Hubei Province|Gulou District, Nanjing|Yanta District, Xi'an, Shaanxi|"
    "Suzhou Industrial Park, Suzhou, Jiangsu|Laoshan District, Qingdao"
).split("|")
ENGLISH_BUILDINGS = "Hengtong Guomao Jinrong Yinhe Xinghe Wanxiang Huamao Kechuang".split()
HONG_KONG_STREETS = (
    "Nathan Road, Mong Kok, Kowloon|Canton Road, Tsim Sha Tsui, Kowloon|Queen's Road Central, Central|"
    "Hennessy Road, Wan Chai|King's Road, North Point|Castle Peak Road, Tsuen Wan, New Territories|Kwun "
    "Tong Road, Kwun Tong"
).split("|")
TRADITIONAL_PLACES = (
    ("香港九龍旺角彌敦道", "hk"),
    ("香港灣仔軒尼詩道", "hk"),
    ("新界荃灣青山公路", "hk"),
    ("九龍觀塘道", "hk"),
    ("香港中環德輔道中", "hk"),
    ("澳門新馬路", "hk"),
    ("澳門氹仔孫逸仙大馬路", "hk"),
    ("台北市大安區忠孝東路四段", "tw"),
    ("臺北市中山區民生東路二段", "tw"),
    ("新北市板橋區文化路一段", "tw"),
    ("台中市西屯區文心路三段", "tw"),
    ("高雄市左營區博愛二路", "tw"),
    ("臺南市東區中華東路", "tw"),
    ("廣東省廣州市天河區體育東路", "cn"),
    ("上海市浦東新區張楊路", "cn"),
    ("廣東省深圳市羅湖區人民南路", "cn"),
    ("福建省廈門市思明區湖濱南路", "cn"),
)


class Places:
    """Draws addresses; every public method but `region`, `city` and `street` is a slot labelled CN_ADDRESS.

    An address runs from its first administrative unit (or its street) to its last number or unit.
    """

    def __init__(self, rng: Random, facts: Facts, words: PlaceLists) -> None:
        self.rng = rng
        self.facts = facts
        self.words = words

    # what is no address

    def region(self) -> str:
        """Province, city and county, in full."""
        return "".join(self._units())

    def city(self) -> str:
        """A well-known city without its 市."""
        return self.rng.choice(CITIES)

    def street(self) -> str:
        """A street without a number."""
        return self.rng.choice(self.words.road_first) + self.rng.choice(self.words.road_kinds)

    # addresses

    def addr(self) -> Drawn:
        """An address with its region: in town or in a village."""
        if self.rng.random() < 0.15:
            return self.rural()
        units = self._units()
        head = self._head(units)
        if self.rng.random() < 0.12:
            head += f"{self.rng.choice(self.words.street_offices)}街道"
        return Drawn(head + self._site(units[0]), "address")

    def rural(self) -> Drawn:
        """A house or a group in a village (镇、乡、村、组、队)."""
        units = self._units()
        steppe = units[0].startswith("内蒙古")
        township = self.rng.choice(("苏木", "镇")) if steppe else self.rng.choice(("镇", "镇", "镇", "乡"))
        village = (
            "嘎查" if steppe and township == "苏木" else self.rng.choice(("村", "村", "村", "村委会", "新村"))
        )
        town = self.rng.choice(self.words.town_first) + township
        text = self._head(units) + town + self.rng.choice(self.words.village_first) + village
        n, number = self.rng.randrange(1, 13), self.rng.randrange(1, 200)
        group = self.rng.choice(("组", "组", "队", "社", "村民小组", "屯", "自然村"))
        if group in ("屯", "自然村"):
            part = f"{self.rng.choice(self.words.village_first)}{group}"
        else:
            part = f"{self.rng.choice((str(n), str(n), chinese(n)))}{group}"
        tail = self.rng.choices((part + f"{number}号", part, f"{number}号", ""), (35, 35, 20, 10))[0]
        return Drawn(text + tail, "address-rural")

    def road(self) -> Drawn:
        """A street with a number."""
        return Drawn(self._road(), "address-short")

    def house(self) -> Drawn:
        """A street or an estate with the building, and often the room."""
        first = self._road() if self.rng.random() < 0.5 else self._estate()
        tail = self.rng.choice(
            (self._tail(), f"{self.rng.randrange(1, 40)}号楼", f"{self.rng.randrange(1, 40)}栋")
        )
        return Drawn(first + (tail or f"{self.rng.randrange(1, 40)}幢"), "address-short")

    def cityroad(self) -> Drawn:
        """A city, a street and its number."""
        return Drawn(self.city() + self.rng.choice(("", "市")) + self._road(), "address-short")

    def eaddr(self) -> Drawn:
        """An address in the mainland in English, from the room to the city or province."""
        r = self.rng.randrange
        street = f"{self.rng.choice(('', 'No. ', 'No.'))}{r(1, 999)} {self.rng.choice(ENGLISH_STREETS)} "
        street += self.rng.choice(("Road", "Road", "Street", "Avenue", "East Road", "Rd.", "West Street"))
        kind = self.rng.choice(("Tower", "Building", "Plaza", "Mansion"))
        building = f"{self.rng.choice(ENGLISH_BUILDINGS)} {kind}"
        inside = (
            f"Room {r(101, 2900)}, Building {r(1, 30)}, ",
            f"Rm {r(101, 2900)}, {building}, ",
            f"{r(2, 40)}/F, {building}, ",
            f"Unit {r(1, 9)}0{r(1, 9)}, Block {self.rng.choice('ABCD')}, {building}, ",
            "",
        )
        return Drawn(
            f"{self.rng.choice(inside)}{street}, {self.rng.choice(ENGLISH_PLACES)}", "address-english"
        )

    def hkaddr(self) -> Drawn:
        """An address in Hong Kong in English."""
        r = self.rng.randrange
        flat = f"Flat {self.rng.choice('ABCDEFGH')}, {r(1, 40)}/F"
        building = self.rng.choice(("Wing Fung", "Kam Shing", "Hoi Lok", "Po Wah", "Tak Fat"))
        building += self.rng.choice((" Building", " Court", " Mansion"))
        return Drawn(
            f"{flat}, {building}, {r(1, 900)} {self.rng.choice(HONG_KONG_STREETS)}, Hong Kong",
            "address-english",
        )

    def taddr(self) -> Drawn:
        """An address in traditional characters: Hong Kong, Macau, Taiwan, the mainland."""
        place, where = self.rng.choice(TRADITIONAL_PLACES)
        r = self.rng.randrange
        number = f"{r(1, 600)}號"
        building = self.rng.choice(("永豐大廈", "金城商業中心", "海洛閣", "寶華樓", "德發工業大廈"))
        tails = {
            "hk": (
                f"{building}{r(1, 40)}樓{self.rng.choice('ABCDEFGH')}室",
                f"{building}{r(1, 30)}字樓",
                f"{r(1, 9)}樓",
            ),
            "tw": (f"{r(2, 20)}樓", f"{r(2, 20)}樓之{r(1, 9)}", ""),
            "cn": (f"{building}{r(2, 30)}樓{r(1, 30):02d}室", f"{r(1, 20)}棟{r(101, 2900)}室"),
        }
        lane = f"{r(1, 300)}巷" if where == "tw" and self.rng.random() < 0.35 else ""
        return Drawn(place + lane + number + self.rng.choice(tails[where]), "address-traditional")

    # parts

    def _units(self) -> tuple[str, str, str]:
        """Province, city (empty where there is none) and county of one row of the table."""
        while True:
            code, county = self.rng.choice(
                self.facts.old_regions if self.rng.random() < 0.03 else self.facts.regions
            )
            province = self.facts.names.get(code[:2] + "0000", "")
            city = self.facts.names.get(code[:4] + "00", "")
            if county.endswith(("市", "区", "县", "旗")) and county != "市辖区":
                return province, "" if city in ("市辖区", "县") or city.endswith("行政区划") else city, county

    def _head(self, units: tuple[str, str, str]) -> str:
        province, city, county = units
        short_province = SHORT_PROVINCES.get(province, province.removesuffix("省").removesuffix("市"))
        short_city = city.removesuffix("市")
        shapes = (
            province + city + county,
            (city or province) + county,
            short_province + short_city + county,
            (short_city or short_province) + county,
            county,
            " ".join(part for part in units if part),
        )
        head: str = self.rng.choices(shapes, (46, 24, 9, 9, 6, 6))[0]
        return head

    def _site(self, province: str) -> str:
        if province == "上海市" and self.rng.random() < 0.4:
            return self._shanghai_lane()
        shapes = (
            (self._road, 16),
            (self._road_and_estate, 24),
            (self._office, 15),
            (self._estate_and_door, 16),
            (self._courtyard, 9),
            (self._lane, 8),
            (self._park, 6),
            (self._campus, 4),
            (self._shanghai_lane, 2),
            (self._special, 7),
        )
        return self.rng.choices([s for s, _ in shapes], [w for _, w in shapes])[0]()

    def _road(self) -> str:
        n = self.rng.randrange(1, 1200)
        number = self.rng.choices(
            (
                f"{n}号",
                f"{n}号",
                f"{n}-{self.rng.randrange(1, 20)}号",
                f"甲{n}号",
                f"{n}号附{self.rng.randrange(1, 9)}号",
            ),
            (80, 10, 5, 2, 3),
        )[0]
        return self.street() + number

    def _estate(self) -> str:
        return self.rng.choice(self.words.estate_first) + self.rng.choice(self.words.estate_kinds)

    def _road_and_estate(self) -> str:
        note = self.rng.choices(("", "（东门）", "(近地铁口)", "（原棉纺厂内）"), (97, 1, 1, 1))[0]
        return self._road() + note + self._estate() + (self._tail() or f"{self.rng.randrange(1, 40)}栋")

    def _estate_and_door(self) -> str:
        return self._estate() + self._tail()

    def _office(self) -> str:
        building = self.rng.choice(self.words.building_first) + self.rng.choice(self.words.building_kinds)
        r = self.rng.randrange
        block = self.rng.choice(("", "", f"{self.rng.choice('ABCD')}座", f"{r(1, 9)}号楼"))
        floor = self.rng.choice(
            (
                f"{r(2, 40)}层",
                f"{r(2, 40)}楼",
                f"{r(101, 3600)}室",
                f"{r(101, 3600)}",
                f"{r(2, 30)}层{r(1, 30):02d}室",
            )
        )
        return self._road() + building + block + self.rng.choices((floor, ""), (85, 15))[0]

    def _courtyard(self) -> str:
        r = self.rng.randrange
        return f"{self.street()}{r(1, 300)}号院{r(1, 30)}号楼" + self.rng.choice(
            (f"{r(1, 6)}单元{r(101, 2804)}室", f"{r(1, 6)}门{r(101, 2804)}", f"{r(101, 2804)}", "")
        )

    def _lane(self) -> str:
        r = self.rng.randrange
        lane = f"{self.rng.choice(self.words.lane_first)}{self.rng.choice(self.words.lane_kinds)}{r(1, 99)}号"
        return lane + self.rng.choice(
            ("", "院", f"院{r(1, 9)}号楼{r(101, 700)}", f"{r(1, 5)}单元{r(101, 700)}室")
        )

    def _park(self) -> str:
        r = self.rng.randrange
        park = f"{self.rng.choice(self.words.building_first)}{self.rng.choice(self.words.park_kinds)}"
        block = self.rng.choice(
            (
                f"{r(1, 30)}栋",
                f"{self.rng.choice('ABCDE')}{r(1, 20)}栋",
                f"{r(1, 30)}号厂房",
                f"{r(1, 20)}号楼",
            )
        )
        return (
            self.rng.choice(("", self._road()))
            + park
            + block
            + self.rng.choice(("", f"{r(1, 12)}层", f"{r(101, 1200)}室"))
        )

    def _campus(self) -> str:
        r = self.rng.randrange
        kind = self.rng.choice(("宿舍楼", "号楼", "号公寓", "栋"))
        house = (
            f"{self.rng.choice(('东', '西', '南'))}{r(1, 20)}{kind}"
            if kind == "宿舍楼"
            else f"{r(1, 40)}{kind}"
        )
        return (
            self.rng.choice(self.words.campuses)
            + house
            + self.rng.choice((f"{r(101, 700)}", f"{r(101, 700)}室", f"{r(101, 700)}寝室"))
        )

    def _shanghai_lane(self) -> str:
        r = self.rng.randrange
        return f"{self.street()}{r(10, 3000)}弄{r(1, 200)}号" + self.rng.choice(
            (f"{r(101, 2400)}室", f"{r(101, 2400)}", "")
        )

    def _special(self) -> str:
        """A site of a form that only this half of the corpus has."""
        r = self.rng.randrange
        return self.rng.choice(self.words.sites).format(
            road=self._road(),
            street=self.street(),
            estate=self._estate(),
            n=r(1, 40),
            m=r(1, 20),
            room=r(1, 20) * 100 + r(1, 9),
            letter=self.rng.choice("ABCDEF"),
        )

    def _tail(self) -> str:
        """Building, unit, room; now and then nothing."""
        r = self.rng.randrange
        building, unit, room = r(1, 40), r(1, 6), r(1, 33) * 100 + r(1, 9)
        shapes = (
            f"{building}栋{unit}单元{room}室",
            f"{building}栋{unit}单元{room}",
            f"{building}幢{unit}单元{room}室",
            f"{building}号楼{unit}单元{room}",
            f"{building}号楼{room}室",
            f"{building}栋{room}",
            f"{building}座{room}",
            f"{self.rng.choice('ABCD')}座{room}",
            f"{building}-{unit}-{room}",
            f"{building}#{room}",
            f"{building}幢{room}室",
            f"{chinese(building)}栋{chinese(unit)}单元{room}",
            f"第{unit}单元{room}室",
            "",
        )
        return self.rng.choices(shapes, (14, 10, 9, 12, 8, 8, 3, 7, 11, 3, 5, 3, 1, 6))[0]


def chinese(number: int) -> str:
    """1 to 99 in Chinese numerals (二十三)."""
    tens, ones = divmod(number, 10)
    head = "" if not tens else ("十" if tens == 1 else NUMERALS[tens] + "十")
    return head + (NUMERALS[ones] if ones else "")
