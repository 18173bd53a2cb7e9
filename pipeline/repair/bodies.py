"""Tables dumped a cell a line that are told by their bodies: a column of them (责任单位) beside the work, or before the duties of each."""

from collections.abc import Sequence

from extractors.attribution import is_list
from extractors.engine import Patterns
from pipeline.repair.lines import Line
from pipeline.repair.marks import ends_sentence, opens

Rows = list[list[list[str]]]  # rows of cells of paragraphs

BODIES = Patterns("bodies", __file__)
LEAST_ANSWERED, LEAST_OWNED = 3, 4  # rows, the heads among them
LONGEST_HEAD = 18
MOST_OWNED_COLUMNS = 4
MOST_PARAGRAPHS = 8  # of one cell of duties


def answered_rows(lines: Sequence[Line], start: int, columns: int) -> tuple[Rows, int] | None:
    """Rows as long as the heads that have nothing but bodies below each head of bodies (责任单位), and where they end."""
    texts = [line.text for line in lines[start : start + columns]]
    answers = frozenset(c for c, text in enumerate(texts) if BODIES.answering.fullmatch("".join(text.split())))
    rows, end = _rows(lines, start, columns, answers)
    return (rows, end) if answers and len(rows) >= LEAST_ANSWERED else None


def owned_rows(lines: Sequence[Line], start: int) -> tuple[Rows, int] | None:
    """Below 部门 and other heads in any words: rows that begin with a body, and where they end; the width that reaches furthest is theirs.

    Of two columns the second may hold several paragraphs.
    """
    if not BODIES.owning.fullmatch("".join(lines[start].text.split())):
        return None
    found: tuple[Rows, int] | None = None
    for columns in range(2, MOST_OWNED_COLUMNS + 1):
        if start + columns > len(lines) or not _is_head(lines[start + columns - 1].text):
            break
        rows, end = _long_rows(lines, start) if columns == 2 else _rows(lines, start, columns, frozenset((0,)))
        if len(rows) >= LEAST_OWNED and (found is None or end > found[1]):
            found = rows, end
    return found


def counted_rows(lines: Sequence[Line], start: int, columns: int) -> tuple[Rows, int] | None:
    """Below 序号 and other heads: rows that begin with a rising number and have bodies below each head of bodies, and where they end.

    Numbers may be left out (a bureau's part of a longer table); a line that opens a group (二、……) is a row of one cell.
    """
    heads = [line.text for line in lines[start : start + columns]]
    answers = frozenset(c for c, text in enumerate(heads) if BODIES.answering.fullmatch("".join(text.split())))
    rows: Rows = [[[text] for text in heads]]
    groups: Rows = []  # since the last row: they are rows of the table where another one follows
    at = end = start + columns
    last = 0
    while answers and at < len(lines):
        texts = [line.text for line in lines[at : at + columns]]
        number = BODIES.number.fullmatch(texts[0])
        if number is None and opens(texts[0]):
            groups.append([[texts[0]]])
            at += 1
            continue
        if number is None or int(number[1]) <= last or not _answers(texts, columns, answers):
            break
        rows += [*groups, [[text] for text in texts]]
        groups, last = [], int(number[1])
        at = end = at + columns
    return (rows, end) if sum(len(row) > 1 for row in rows) >= LEAST_ANSWERED else None


def _answers(texts: Sequence[str], columns: int, answers: frozenset[int]) -> bool:
    """The cells behind a row's number are bodies where their heads say so, and nowhere else."""
    told = (names_bodies(texts[c].removesuffix("。") if c in answers else texts[c]) == (c in answers) for c in range(1, len(texts)))
    return len(texts) == columns and all(told)


def names_bodies(text: str) -> bool:
    """The cell is a list of bodies and nothing else; 3.建设学校。 is none."""
    text = "".join(text.split()).removesuffix("等")
    return is_list(text, 0, len(text)) and not opens(text) and not ends_sentence(text)


def _is_head(text: str) -> bool:
    return len(text) <= LONGEST_HEAD and not ends_sentence(text) and not opens(text) and not names_bodies(text)


def _rows(lines: Sequence[Line], start: int, columns: int, bodies: frozenset[int]) -> tuple[Rows, int]:
    """The heads and the rows below them that have bodies in those columns and nowhere else."""
    rows: Rows = [[[line.text] for line in lines[start : start + columns]]]
    at = start + columns
    while at + columns <= len(lines):
        texts = [line.text for line in lines[at : at + columns]]
        if not all((c in bodies) == names_bodies(text) for c, text in enumerate(texts)):
            break
        rows.append([[text] for text in texts])
        at += columns
    return rows, at


def _long_rows(lines: Sequence[Line], start: int) -> tuple[Rows, int]:
    """Two heads and the rows below them, each a body with the paragraphs up to the next body; of the last one the first paragraph."""
    rows: Rows = [[[line.text] for line in lines[start : start + 2]]]
    at = start + 2
    while at + 2 <= len(lines) and names_bodies(lines[at].text):
        ends = range(at + 1, min(len(lines), at + 2 + MOST_PARAGRAPHS))
        after = next((i for i in ends if names_bodies(lines[i].text)), at + 2)
        if after == at + 1:
            break
        rows.append([[lines[at].text], [line.text for line in lines[at + 1 : after]]])
        at = after
    return rows, at
