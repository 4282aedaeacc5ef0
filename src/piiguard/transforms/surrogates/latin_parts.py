"""Parts of names in Latin letters for stand-ins: own compilation of frequent ones; pinyin as GB/T 16159."""

from __future__ import annotations

__all__ = ["FEMALE_GIVEN", "GIVEN_SYLLABLES", "LATIN_SURNAMES", "MALE_GIVEN", "PINYIN_SURNAMES"]

PINYIN_SURNAMES = tuple(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song "
    "tang deng han feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su ding ren shen "
    "yao zhong cui tan fan liao jin shi jia fu fang zou xiong bai meng qin qiu hou".split()
)
GIVEN_SYLLABLES = tuple(
    "wei fang na min jing li qiang lei jun yang yong yan jie juan tao ming chao xiu xia ping gang gui hua "
    "hong mei ling bo bin peng fei hui jian kai lan lin long qing rui shan ting xin xue yi ying yun yu zhen "
    "zhi chun dan feng guang hai han hao he jia xiang xiao ya yao ze zi".split()
)
MALE_GIVEN = tuple(
    "James John Robert Michael William David Richard Joseph Thomas Charles Daniel Matthew Anthony Mark Paul "
    "Steven Andrew Kenneth George Kevin Brian Edward Peter Henry Eric Jack Frank Simon Oliver Adam".split()
)
FEMALE_GIVEN = tuple(
    "Mary Jennifer Linda Elizabeth Barbara Susan Jessica Sarah Karen Nancy Lisa Margaret Emily "
    "Helen Sandra Laura Anna Rebecca Alice Emma Julia Diana Rachel Lucy Claire Irene Sophie Ruth".split()
)
LATIN_SURNAMES = tuple(
    "Smith Johnson Brown Jones Miller Davis Wilson Anderson Taylor Moore Jackson Martin Thompson White "
    "Harris Clark Lewis Robinson Walker Hall Allen Wright Scott Green Baker Adams Nelson Hill Campbell "
    "Mitchell Roberts Carter Phillips Evans Turner Parker Collins Edwards Stewart Morris".split()
)
