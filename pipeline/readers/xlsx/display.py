"""Numbers as Excel shows them: number formats read section by section, dates from serial days."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

# The formats that a number stands for without being written out (ECMA-376 Part 1, 18.8.30; 14, 22 and 27–58 as in Chinese Excel).
YEAR_MONTH, MONTH_DAY, NOON_MINUTES, NOON_SECONDS = 'yyyy"年"m"月"', 'm"月"d"日"', '上午/下午h"时"mm"分"', '上午/下午h"时"mm"分"ss"秒"'
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: YEAR_MONTH,
    28: MONTH_DAY,
    29: MONTH_DAY,
    30: "m-d-yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: NOON_MINUTES,
    35: NOON_SECONDS,
    36: YEAR_MONTH,
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    45: "mm:ss",
    46: "h:mm:ss",
    47: "mm:ss.0",
    48: "0.0E+0",
    49: "@",
    50: YEAR_MONTH,
    51: MONTH_DAY,
    52: YEAR_MONTH,
    53: MONTH_DAY,
    54: MONTH_DAY,
    55: NOON_MINUTES,
    56: NOON_SECONDS,
    57: YEAR_MONTH,
    58: MONTH_DAY,
}
GENERAL_WIDTH = 11
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = "一二三四五六日"

# One piece of a section: quoted words, an escaped character, a padding, a bracket, a date part, digits, or any other character
PIECE = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<padding>[_*].)|\[(?P<bracket>[^\]]*)\]'
    r"|(?P<noon>AM/PM|A/P|上午/下午)|(?P<exponent>E[+-]0+)|(?P<date>y+|m+|d+|h+|s+|a{3,}|e+)(?P<fraction>\.0+)?"
    r"|(?P<digits>[0#?](?:[0#?,]*[0#?])?(?:\.[0#?]*)?|\.[0#?]+)(?P<scale>,*)|(?P<text>@)|(?P<general>General)|(?P<other>.)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a number format: its kind and its words."""

    kind: str
    text: str


def show(raw: str, code: str, *, since_1904: bool = False) -> str:
    """A stored number as Excel shows it under a number format; the stored text where it is no number."""
    try:
        value = Decimal(raw.strip())
    except InvalidOperation:
        return raw
    if not value.is_finite() or abs(value.adjusted()) > 300:
        return raw
    pieces = _section(code, value)
    if not pieces and ";" in code:
        return ""
    if any(piece.kind == "date" for piece in pieces):
        return _date(float(value), pieces, since_1904) or general(value)
    if not any(piece.kind in ("digits", "exponent") for piece in pieces):
        literal = "".join(piece.text for piece in pieces if piece.kind == "literal")
        return general(value) if any(piece.kind in ("general", "text") for piece in pieces) or not pieces else literal
    if any(piece.kind == "literal" and piece.text == "/" for piece in pieces) and sum(piece.kind == "digits" for piece in pieces) > 1:
        return general(value)
    several = _sections(code)[1:]
    return _number(abs(value) if value < 0 and several else value, pieces)


def general(value: Decimal) -> str:
    """The General format: whole numbers in full, others in eleven characters, no trailing zeros."""
    if value == value.to_integral_value():
        return f"{value:f}".split(".")[0] if value.adjusted() < 15 else f"{value.normalize():.6g}".upper()
    whole = max(value.adjusted(), 0) + 1
    places = max(GENERAL_WIDTH - whole - 1, 0)
    if value.adjusted() < -9:
        return f"{value.normalize():.6g}".upper()
    return _plain(_rounded(value, places)).rstrip("0").rstrip(".") if places else _plain(_rounded(value, 0))


def _rounded(value: Decimal, places: int) -> Decimal:
    """Rounded as Excel does: half away from zero, after the noise of binary fractions beyond the fifteenth figure is gone."""
    clean = Decimal(f"{value:.15g}")
    return clean.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP) if clean.adjusted() + places < 27 else clean


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.lstrip("-") if not value else text


@lru_cache(1024)
def _sections(code: str) -> tuple[tuple[Piece, ...], ...]:
    """The sections of a format: positive, negative, zero, text."""
    sections: list[tuple[Piece, ...]] = []
    pieces: list[Piece] = []
    for match in PIECE.finditer(code):
        if match["other"] == ";":
            sections.append(tuple(pieces))
            pieces = []
        elif (piece := _piece(match)) is not None:
            pieces.append(piece)
    return (*sections, tuple(pieces))


def _piece(match: re.Match[str]) -> Piece | None:
    kind = match.lastgroup or ""
    if match["padding"] or match["bracket"] is not None:
        # Of what stands in brackets only a currency sign is shown: [$¥-804]
        sign = (match["bracket"] or "").removeprefix("$").split("-")[0] if (match["bracket"] or "").startswith("$") else ""
        return Piece("literal", sign) if sign else None
    if match["date"]:
        return Piece("date", match["date"].lower())
    if match["digits"]:
        return Piece("digits", match["digits"] + match["scale"])
    if kind in ("noon", "exponent", "text", "general"):
        return Piece("date" if kind == "noon" else kind, match[kind])
    return Piece("literal", match["quoted"] or match["escaped"] or match["other"] or "")


def _section(code: str, value: Decimal) -> tuple[Piece, ...]:
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return sections[1]
    if value == 0 and len(sections) > 2:
        return sections[2]
    return sections[0]


def _number(value: Decimal, pieces: tuple[Piece, ...]) -> str:
    value *= 100 ** sum(piece.text.count("%") for piece in pieces if piece.kind == "literal")
    exponent = next((piece.text for piece in pieces if piece.kind == "exponent"), None)
    shown, done = "", False
    for piece in pieces:
        if piece.kind == "digits" and not done:
            shown += _scientific(value, piece.text, exponent) if exponent else _digits(value, piece.text)
            done = True
        elif piece.kind == "literal":
            shown += piece.text
    return "-" + shown.replace("-", "", 1) if value < 0 and "-" in shown and not shown.startswith("-") else shown


def _digits(value: Decimal, mask: str) -> str:
    """`#,##0.0#` → at least one place, at most two, thousands apart; trailing commas divide by a thousand each."""
    while mask.endswith(","):
        mask, value = mask[:-1], value / 1000
    whole, _, fraction = mask.partition(".")
    rounded = _rounded(value, len(fraction))
    sign = "-" if rounded < 0 else ""
    integer, _, places = f"{abs(rounded):f}".partition(".")
    least = sum(mark in "0?" for mark in fraction)
    while len(places) > least and places.endswith("0"):
        places = places[:-1]
    wanted = whole.replace(",", "").count("0")
    integer = (integer.lstrip("0") or "").zfill(wanted)
    if "," in whole:
        integer = re.sub(r"(?<=\d)(?=(?:\d{3})+$)", ",", integer)
    return sign + (integer or ("" if places else "0")) + (f".{places}" if places else "")


def _scientific(value: Decimal, mask: str, exponent: str) -> str:
    places = len(mask.partition(".")[2])
    mantissa, _, power = f"{value:.{places}E}".partition("E")
    sign, figures = power[0], power[1:].zfill(len(exponent) - 2)
    return f"{mantissa}E{'' if sign == '+' and exponent[1] == '-' else sign}{figures}"


def _date(serial: float, pieces: tuple[Piece, ...], since_1904: bool) -> str | None:
    """A serial day as a date; None where it is none (before 1900, after 9999)."""
    if not 0 <= serial < 2_958_466:
        return None
    # Excel counts a 29 February 1900 that never was.
    epoch = datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 31) if serial < 60 else datetime(1899, 12, 30)
    moment = epoch + timedelta(seconds=round(serial * 86400))
    half_days = any(piece.text.upper() in ("AM/PM", "A/P", "上午/下午") for piece in pieces if piece.kind == "date")
    shown = ""
    for index, piece in enumerate(pieces):
        shown += _date_part(moment, piece.text, half_days, _is_minute(pieces, index)) if piece.kind == "date" else piece.text
    return shown


def _is_minute(pieces: tuple[Piece, ...], index: int) -> bool:
    """An m stands for minutes after hours or before seconds."""
    dates = [(i, piece.text[0]) for i, piece in enumerate(pieces) if piece.kind == "date" and piece.text[0] in "ymdhs"]
    at = next((k for k, (i, _) in enumerate(dates) if i == index), 0)
    before = dates[at - 1][1] if at else ""
    after = dates[at + 1][1] if at + 1 < len(dates) else ""
    return before == "h" or after == "s"


def _date_part(moment: datetime, part: str, half_days: bool, minute: bool) -> str:
    if part in ("上午/下午",):
        return "上午" if moment.hour < 12 else "下午"
    if part.upper() in ("AM/PM", "A/P"):
        return "AM" if moment.hour < 12 else "PM"
    width, letter = len(part), part[0]
    if letter in "ye":
        return f"{moment.year:04d}" if width > 2 or letter == "e" else f"{moment.year % 100:02d}"
    if letter == "a" or (letter == "d" and width > 2):
        return ("星期" if width > 3 else "") + WEEKDAYS[moment.weekday()]
    if letter == "m" and width > 2 and not minute:
        return MONTHS[moment.month - 1]
    hour = (moment.hour % 12 or 12) if half_days else moment.hour
    number = {"m": moment.minute if minute else moment.month, "d": moment.day, "h": hour, "s": moment.second}[letter]
    return f"{number:0{min(width, 2)}d}"
