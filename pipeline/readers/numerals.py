"""Numbers as Word prints them in each number format (ECMA-376 Part 1, 17.18.59; Word's own deviations by MS-OI29500)."""

from collections.abc import Callable

DIGITS = "一二三四五六七八九"
LEGAL = "壹贰叁肆伍陆柒捌玖"
LEGAL_TRADITIONAL = "壹貳參肆伍陸柒捌玖"
LEGAL_JAPANESE = "壱弐参四伍六七八九"
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
ROMAN = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    )
)
# Letters and Roman numerals grow with the number: beyond this they are no numbering any more.
LARGEST = 3999


def spell(number: int, form: str) -> str:
    """The number in the format that `w:numFmt` names; plain digits where the format does not reach so far or is not known."""
    if form in FORMATS and number >= 0:
        return FORMATS[form](number) or str(number)
    return str(number)


def pattern(number: int, example: str) -> str:
    """The number in a custom format given by its first members ("001, 002, …"): padded with zeros to the width of the first."""
    first = example.split(",")[0].strip()
    return str(number).zfill(len(first)) if first.isdigit() else str(number)


def _digits(number: int, digits: str) -> str:
    return "".join(digits[int(figure)] for figure in str(number))


def _counting(number: int, digits: str = DIGITS, *, units: str = "十百千", myriad: str = "万", zero: str = "零", short: str = "十") -> str:
    """Numbers by tens, hundreds and thousands; `short` are the units before which a leading one is not written, `zero` fills gaps."""
    if number >= 10_000:
        high, low = divmod(number, 10_000)
        head = _counting(high, digits, units=units, myriad=myriad, zero=zero, short=short) + myriad
        return head + ((zero if low < 1000 else "") + _counting(low, digits, units=units, zero=zero, short="") if low else "")
    written, gap = "", False
    for power in (3, 2, 1, 0):
        figure = number // 10**power % 10
        if figure == 0:
            gap = bool(written)
            continue
        unit = units[power - 1] if power else ""
        one = figure == 1 and unit and unit in short and (not written or len(short) > 1)
        written += (zero if gap else "") + ("" if one else digits[figure - 1]) + unit
        gap = False
    return written


def _hundred(number: int, zero: str) -> str:
    """Counting up to 99, digit by digit beyond (一○○)."""
    return zero if number == 0 else _counting(number) if number < 100 else _digits(number, zero + DIGITS)


def _set(first: int, count: int) -> Callable[[int], str]:
    """A run of characters for 1 to `count`."""
    return lambda number: chr(first + number - 1) if 1 <= number <= count else ""


def _words(characters: str) -> Callable[[int], str]:
    return lambda number: characters[number - 1] if 1 <= number <= len(characters) else ""


def _letters(number: int, first: str) -> str:
    """A to Z, then AA, BB … (Word repeats the letter)."""
    if not 1 <= number <= LARGEST:
        return ""
    times, place = divmod(number - 1, 26)
    return chr(ord(first) + place) * (times + 1)


def _roman(number: int) -> str:
    if not 1 <= number <= LARGEST:
        return ""
    written = ""
    for value, letters in ROMAN:
        times, number = divmod(number, value)
        written += letters * times
    return written


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _cycle(number: int) -> str:
    """The sexagenary cycle: 甲子, 乙丑 …"""
    return STEMS[(number - 1) % 10] + BRANCHES[(number - 1) % 12] if 1 <= number <= 60 else ""


def _japanese(number: int) -> str:
    return _counting(number, zero="", short="十百千") if number else "〇"


def _thousand(number: int) -> str:
    return _counting(number) if number else "○"


def _thousand_taiwanese(number: int) -> str:
    return _counting(number, myriad="萬") if number else "○"


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "decimalFullWidth": lambda n: _digits(n, "０１２３４５６７８９"),
    "decimalFullWidth2": lambda n: _digits(n, "０１２３４５６７８９"),
    "decimalEnclosedCircle": _set(0x2460, 20),
    "decimalEnclosedCircleChinese": _set(0x2460, 20),
    "decimalEnclosedParen": _set(0x2474, 20),
    "decimalEnclosedFullstop": _set(0x2488, 20),
    "numberInDash": lambda n: f"- {n} -",
    "hex": lambda n: f"{n:X}",
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": lambda n: _letters(n, "A"),
    "lowerLetter": lambda n: _letters(n, "a"),
    "ordinal": _ordinal,
    "chineseCounting": lambda n: _hundred(n, "○"),
    "taiwaneseCounting": lambda n: _hundred(n, "○"),
    "chineseCountingThousand": _thousand,
    "taiwaneseCountingThousand": _thousand_taiwanese,
    "chineseLegalSimplified": lambda n: _counting(n, LEGAL, units="拾佰仟", myriad="萬", short="") if n else "零",
    "ideographLegalTraditional": lambda n: _counting(n, LEGAL_TRADITIONAL, units="拾佰仟", myriad="萬", short="") if n else "零",
    "japaneseCounting": _japanese,
    "japaneseLegal": lambda n: _counting(n, LEGAL_JAPANESE, units="拾百阡", myriad="萬", zero="", short="") if n else "〇",
    "japaneseDigitalTenThousand": lambda n: _digits(n, "〇" + DIGITS),
    "ideographDigital": lambda n: _digits(n, "〇" + DIGITS),
    "taiwaneseDigital": lambda n: _digits(n, "○" + DIGITS),
    "koreanDigital2": lambda n: _digits(n, "零" + DIGITS),
    "ideographTraditional": _words(STEMS),
    "ideographZodiac": _words(BRANCHES),
    "ideographZodiacTraditional": _cycle,
    # The standard says circles, Word prints ㈠ (MS-OI29500 2.1.540 a).
    "ideographEnclosedCircle": _set(0x3220, 10),
}
