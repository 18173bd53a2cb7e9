"""Chinese and Arabic numerals to numbers, for exactly the forms that the closed grammar of written numbers allows."""

import re
import unicodedata

DIGITS = {c: i for i, row in enumerate(("〇零○Ｏ", "一壹", "二贰两", "三叁", "四肆", "五伍", "六陆", "七柒", "八捌", "九玖")) for c in row}
SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
ZEROS = "〇零○Ｏ"

ARABIC = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def parse_number(text: str) -> int | float | None:
    """The number that `text` is as a whole, Arabic (1,380 / 0.66 / ６) or Chinese (二十一, 两, 一百零八, 三点五); null if it is none.

    A large unit behind Arabic digits (1.5万) is no numeral here: it belongs to the unit of a quantity.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if ARABIC.fullmatch(plain):
        value = plain.replace(",", "")
        return float(value) if "." in value else int(value)
    whole, point, part = plain.partition("点")
    integer = parse_chinese(whole)
    if integer is None or not point:
        return integer
    decimals = positional(part)
    return None if decimals is None else float(f"{integer}.{decimals}")


def parse_chinese(text: str) -> int | None:
    """A Chinese whole number, read by place (二〇二三 → 2023) or by unit (二千零二十三 → 2023); null if it is none."""
    if not text:
        return None
    if len(text) > 1 and (digits := positional(text)) is not None:
        return int(digits)
    total = 0
    for unit in ("亿", "万"):
        head, found, rest = text.rpartition(unit) if unit == "亿" else text.partition(unit)
        if found:
            high = below_myriad(head) if unit == "万" or not set(head) & LARGE.keys() else parse_chinese(head)
            if not high:
                return None
            total, text = total + high * LARGE[unit], rest
            if rest and len(rest) == 1 and rest in DIGITS and rest not in ZEROS:
                return total + DIGITS[rest] * LARGE[unit] // 10
    low = below_myriad(text) if text else 0
    return None if low is None else total + low


def below_myriad(text: str) -> int | None:
    """A number under 10,000 written with 十 百 千; units must fall, 零 may stand between them; null if it is not well formed."""
    total, at, floor, gap = 0, 0, 10_000, False
    while at < len(text):
        mark = text[at]
        if mark in ZEROS:
            if gap or (at + 1 == len(text) and len(text) > 1):
                return None
            gap, at = True, at + 1
            continue
        digit = DIGITS.get(mark)
        at += digit is not None
        unit = SMALL.get(text[at]) if at < len(text) else None
        if digit is None and (unit != 10 or (total and not gap)):
            return None
        if unit is None:
            # 三百五 → 350, but 三百零五 → 305
            last = floor // 10 if floor < 10_000 and floor > 10 and not gap else 1
            return total + (digit or 0) * last if at == len(text) else None
        if unit >= floor:
            return None
        total, floor, gap, at = total + (1 if digit is None else digit) * unit, unit, False, at + 1
    return total


def positional(text: str) -> str | None:
    """Chinese digits read one by one as Arabic digits (二〇二三 → '2023'); null if anything else stands there."""
    if not text or any(c not in DIGITS for c in text) or "两" in text:
        return None
    return "".join(str(DIGITS[c]) for c in text)


# An ordinal or list mark: 第三 / 三 / 第3 → 3
ORDINAL = re.compile(r"第?([\d〇零一二三四五六七八九十百两]+)")


def parse_ordinal(text: str) -> int | None:
    """The rank that `text` names (第三, 三, 第3 → 3); null if it names none."""
    match = ORDINAL.fullmatch(text)
    value = parse_number(match[1]) if match else None
    return value if isinstance(value, int) else None
