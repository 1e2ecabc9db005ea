#!/usr/bin/env python3
"""Counts which letters stand next to each other, for the table of src/core/reader/cx-encoding-letters.c.

make-letter-pairs.py LOCALE_FOLDER… writes the table's lines. A folder holds LANGUAGE/LC_MESSAGES/*.mo, as /usr/share/locale
does: the names of countries, regions and languages of iso-codes count for as much as all other translated texts, for they
are what cells look like. Only every fifth text is left out, so that there is something to try the table on.
"""
import collections
import gettext
import glob
import os
import re
import sys

LATIN = "fr de es pt it ca sv da nb fi is nl et pl cs sk hu hr sl ro lt lv tr".split()
OTHER = "ru uk bg sr be el he ar fa th".split()
SIGNS = "zh_CN zh_TW ja ko".split()
# What such texts have too seldom.
EXTRA = {"fr": ["œu", "cœ", "sœ", "bœ", "mœ", "nœ", "vœ", "_œ"]}
COMPANIES = {
    "zh_CN": "有限公司股份集团技术科技贸易实业发展投资控股银行保险电子信息网络软件工业国际北京上海广州深圳杭州南京武汉成都重庆天津中国华东南西北医药食品物流汽车建设工程",
    "zh_TW": "股份有限公司企業實業科技電子國際貿易銀行保險投資控股工業資訊網路軟體台灣臺北市高雄台中新竹縣醫藥食品物流汽車建設工程華東南西北",
    "ja": "株式会社有限会社合同銀行電機工業製作所商事物産建設東京大阪京都横浜名古屋福岡札幌県市区町製薬食品通信電力日本田中山本鈴木佐藤高橋",
    "ko": "주식회사한국삼성전자현대자동차은행보험건설산업서울부산대구인천광주대전유한책임그룹기술정보통신제약식품물산상사중공업",
}


def texts(folders, language, name):
    """Every text of the translations whose file matches."""
    for folder in folders:
        for path in sorted(glob.glob(os.path.join(folder, language, "LC_MESSAGES", "*.mo"))):
            if os.path.basename(path).startswith("iso_") != name:
                continue
            try:
                with open(path, "rb") as file:
                    catalogue = gettext.GNUTranslations(file)._catalog
            except UnicodeDecodeError:
                continue
            for number, (key, text) in enumerate(sorted((k, v) for k, v in catalogue.items() if isinstance(k, str) and k and isinstance(v, str))):
                if number % 5 and number < 2000:
                    yield re.sub(r"%[-0-9.$l]*[a-zA-Z]|<[^>]*>|_", "", text)


def share(counts):
    total = sum(counts.values()) or 1
    return {key: n / total for key, n in counts.items()}


def pairs(text):
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        word = "_%s_" % word
        for pair in zip(word, word[1:]):
            if max(pair) >= "\x80" and max(map(ord, pair)) < 0x10000:
                yield "".join(pair)


def signs(text):
    return [c for c in text if ord(c) >= 0x3000 and (c.isalpha() or 0xac00 <= ord(c) < 0xd7a4)]


def most_frequent(folders, language, cut, extra, n):
    names, prose = collections.Counter(), collections.Counter()
    for text in texts(folders, language, True):
        names.update(cut(text))
    for text in texts(folders, language, False):
        prose.update(cut(text))
    both = collections.Counter()
    for counts in (share(names), share(prose), {c: 0.004 for c in extra}):
        both.update(counts)
    return [key for key, _ in sorted(both.items(), key=lambda item: (-item[1], item[0]))[:n]]


def main():
    folders = sys.argv[1:]
    for languages, cut, n in ((LATIN, pairs, 120), (OTHER, pairs, 250), (SIGNS, signs, 700)):
        for language in languages:
            found = "".join(most_frequent(folders, language, cut, COMPANIES.get(language, EXTRA.get(language, "")), n))
            lines = re.findall("(?s).{1,%d}" % (50 if cut is signs else 100), found)
            print('  { "%s",\n%s },' % (language, "\n".join('    "%s"' % line for line in lines)))


main()
