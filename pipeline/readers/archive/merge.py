"""Several Documents laid behind one another as one, with every place shifted and every part numbered."""

from collections.abc import Sequence
from dataclasses import replace

from schemas import Block, Document, Field, Source, Table


def merge(documents: Sequence[Document], source: Source) -> Document:
    """One Document of these, in order: each is a part of its own (after those that the ones before it hold)."""
    texts: list[str] = []
    blocks: list[Block] = []
    tables: list[Table] = []
    fields: list[Field] = []
    notes: list[tuple[str, str, int]] = []
    at = part = box = 0
    for document in documents:
        first_table = len(tables)
        for block in document.blocks:
            in_table = None if block.table is None else block.table + first_table
            in_box = None if block.box is None else block.box + box
            start, end = block.start + at, block.end + at
            blocks.append(replace(block, start=start, end=end, table=in_table, box=in_box, part=block.part + part))
        for table in document.tables:
            cells = tuple(replace(c, start=c.start + at, end=c.end + at) for c in table.cells)
            tables.append(replace(table, index=table.index + first_table, cells=cells))
        fields += document.fields
        notes += [(code, message, offset + at) for code, message, offset in document.notes]
        texts.append(document.text)
        at += len(document.text) + 1
        part += 1 + max((block.part for block in document.blocks), default=0)
        box += 1 + max((block.box for block in document.blocks if block.box is not None), default=-1)
    return Document(
        source=source, text="\n".join(texts), blocks=tuple(blocks), tables=tuple(tables), fields=tuple(fields), notes=tuple(notes)
    )
