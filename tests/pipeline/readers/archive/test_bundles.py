"""Zip and mail bundles: names, what belongs together, what is refused."""

# ruff: noqa: E501 (a row is a line)

import zipfile
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path

import pytest

from pipeline.readers import read, read_all
from schemas import Document, ReadError
from tests.pipeline.readers.office import docx, p, packed, row, table, xlsx

NOTICE = docx(p("关于印发青岚区工作方案的通知") + p("现将《青岚区工作方案》印发给你们。"))
PLAN = docx(p("青岚区工作方案") + p("一、总体要求"))
SHEET = xlsx(
    '<sheetData><row><c t="inlineStr"><is><t>指标</t></is></c><c t="inlineStr"><is><t>目标</t></is></c></row><row><c><v>1</v></c><c><v>5</v></c></row></sheetData>'
)
LETTER = "各位同事：现将材料送上，请查收。"


def text(words: str) -> bytes:
    return words.encode()


def bundle(folder: Path, members: dict[str, bytes]) -> list[Document]:
    path = folder / "来文.zip"
    path.write_bytes(packed(members))
    return read_all(path)


def seen(documents: list[Document]) -> list[list[str]]:
    return [document.text.split("\n") for document in documents]


def test_notice_and_annexes_are_one_document(tmp_path: Path) -> None:
    members = {"青政发5号/附件2 指标.xlsx": SHEET, "青政发5号/附件1 方案.docx": PLAN, "青政发5号/通知.docx": NOTICE}
    (document,) = bundle(tmp_path, members)
    assert document.text.split("\n") == [
        "关于印发青岚区工作方案的通知",
        "现将《青岚区工作方案》印发给你们。",
        "青岚区工作方案",
        "一、总体要求",
        "指标\t目标",
        "1\t5",
    ]
    assert [block.part for block in document.blocks] == [0, 0, 1, 1, 2]
    assert document.source.name == "来文.zip"
    assert all(document.text[c.start : c.end] in ("指标", "目标", "1", "5") for c in document.tables[0].cells)


def test_tables_and_boxes_are_counted_through(tmp_path: Path) -> None:
    part = docx(table(row("专栏", ""), row("甲", "乙")) + table(row("框")))
    (document,) = bundle(tmp_path, {"通知.docx": part, "附件.docx": part})
    assert [(block.table, block.box, block.part) for block in document.blocks] == [(0, None, 0), (None, 0, 0), (1, None, 1), (None, 1, 1)]
    assert [table.index for table in document.tables] == [0, 1]


A, B, C = text("甲市规划正文内容。"), text("乙市规划正文内容。"), text("丙市规划正文内容。")


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ({"甲.txt": A, "乙.txt": B}, [["甲.txt"], ["乙.txt"]]),
        ({"附件1.txt": A, "附件2.txt": B}, [["附件1.txt"], ["附件2.txt"]]),
        ({"甲.txt": A, "附件10.txt": B, "附件2：表.txt": C}, [["甲.txt", "附件2：表.txt", "附件10.txt"]]),
        ({"甲.txt": A, "（附件一）乙.txt": B}, [["甲.txt", "（附件一）乙.txt"]]),
        ({"甲.txt": A, "甲-附件1.txt": B}, [["甲.txt", "甲-附件1.txt"]]),
        ({"甲.txt": A, "附件/乙.txt": B}, [["甲.txt", "附件/乙.txt"]]),
        ({"甲.txt": A, "附近水域治理.txt": B}, [["甲.txt"], ["附近水域治理.txt"]]),
        ({"一/甲.txt": A, "一/附件1.txt": B, "二/丙.txt": C}, [["一/甲.txt", "一/附件1.txt"], ["二/丙.txt"]]),
        ({"通知.docx": NOTICE, "青岚区工作方案.docx": PLAN}, [["通知.docx", "青岚区工作方案.docx"]]),
        ({"通知.docx": NOTICE, "青岚区工作方案.docx": PLAN, "附件1.txt": A}, [["通知.docx", "附件1.txt", "青岚区工作方案.docx"]]),
        ({"甲.txt": text("依据《云溪市防汛抗旱规划》编制。"), "云溪市防汛抗旱规划.txt": B}, [["甲.txt"], ["云溪市防汛抗旱规划.txt"]]),
        ({"甲.txt": text("请按要求办理。\n附件：1.云溪市任务分解表\n2.云溪市联络人名单"), "云溪市联络人名单.txt": A, "云溪市任务分解表.txt": B},
         [["甲.txt", "云溪市任务分解表.txt", "云溪市联络人名单.txt"]]),
        ({"甲.txt": A, "乙.txt": B, "附件1.txt": C}, [["甲.txt"], ["乙.txt"], ["附件1.txt"]]),
    ],
)  # fmt: skip
def test_what_belongs_together(members: dict[str, bytes], expected: list[list[str]], tmp_path: Path) -> None:
    alone = {name: read_member(tmp_path, name, content) for name, content in members.items()}
    assert seen(bundle(tmp_path, members)) == [[line for name in names for line in alone[name]] for names in expected]


def read_member(folder: Path, name: str, content: bytes) -> list[str]:
    path = folder / f"alone{Path(name).suffix}"
    path.write_bytes(content)
    return read(path).text.split("\n")


def test_documents_of_a_bundle_have_sources_of_their_own(tmp_path: Path) -> None:
    documents = bundle(tmp_path, {"一/甲.txt": A, "一/附件1.txt": B, "二/丙.txt": C})
    assert [document.source.name for document in documents] == ["来文.zip/一/甲.txt", "来文.zip/二/丙.txt"]
    assert len({document.source.sha256 for document in documents}) == 2


def test_renditions_are_read_once(tmp_path: Path) -> None:
    (document,) = bundle(tmp_path, {"方案.txt": A, "方案.docx": PLAN})
    assert document.text.startswith("青岚区工作方案")
    assert [(code, words) for code, words, _ in document.notes] == [("rendition", "方案.txt: the same text in another format, left out")]


def renamed(members: dict[str, bytes], names: dict[str, bytes], flags: int = 0) -> bytes:
    """A zip whose members' names are replaced by raw bytes of the same length, with these flags."""
    content = packed(members)
    for placeholder, name in names.items():
        assert len(placeholder.encode()) == len(name)
        content = content.replace(placeholder.encode(), name)
    return content


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_names_without_the_utf8_flag(encoding: str, tmp_path: Path) -> None:
    name = "附件1青岚.txt".encode(encoding)
    placeholder = "x" * (len(name) - 4) + ".txt"
    path = tmp_path / "来文.zip"
    path.write_bytes(renamed({"main.txt": A, placeholder: B}, {placeholder: name}))
    (document,) = read_all(path)
    assert [block.part for block in document.blocks] == [0, 1]


def test_paths_that_lead_out_are_left_out_and_noted(tmp_path: Path) -> None:
    names = ["../../evil.txt", "/etc/evil.txt", "C:\\evil.txt", "..\\evil.txt"]
    (document,) = bundle(tmp_path, {"甲.txt": A, **dict.fromkeys(names, B)})
    assert document.text == A.decode()
    assert [(code, words.split(":")[0]) for code, words, _ in document.notes] == [("unsafe-path", name.split(":")[0]) for name in names]
    assert not list(tmp_path.parent.rglob("evil.txt"))


def link() -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        info = zipfile.ZipInfo("link.txt")
        info.external_attr = 0o120777 << 16
        package.writestr(info, "/etc/passwd")
        package.writestr("甲.txt", A)
    return out.getvalue()


def test_links_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "来文.zip"
    path.write_bytes(link())
    (document,) = read_all(path)
    assert [code for code, _, _ in document.notes] == ["unsafe-path"]


def test_litter_and_what_cannot_be_read(tmp_path: Path) -> None:
    members = {
        "__MACOSX/._甲.txt": b"x",
        "Thumbs.db": b"x",
        "~$甲.docx": b"x",
        "甲.txt": A,
        "图.png": b"\x89PNG\r\n",
        "坏.docx": PLAN[:300],
    }
    (document,) = bundle(tmp_path, members)
    assert [(code, words.split(":")[0]) for code, words, _ in document.notes] == [("unsupported", "图.png"), ("corrupt", "坏.docx")]


def test_a_folder_called_word_makes_no_word_file(tmp_path: Path) -> None:
    documents = bundle(tmp_path, {"word/甲.txt": A, "xl/乙.txt": B})
    assert seen(documents) == [[A.decode()], [B.decode()]]


def test_bundles_inside_bundles(tmp_path: Path) -> None:
    (document,) = bundle(tmp_path, {"通知.docx": NOTICE, "附件.zip": packed({"附件1.docx": PLAN})})
    assert len(document.blocks) == 4


def deep(levels: int) -> bytes:
    content = packed({"甲.txt": A})
    for _ in range(levels):
        content = packed({"in.zip": content})
    return content


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (packed({"big.txt": bytes(8 * 2**20)}), "hostile"),
        (packed({"in.zip": packed({"big.txt": bytes(8 * 2**20)})}), "hostile"),
        (deep(3), "hostile"),
        (packed({f"{i}.txt": b"x" for i in range(2001)}), "hostile"),
        (packed({}), "unsupported"),
        (packed({"图.png": b"\x89PNG\r\n"}), "unsupported"),
        (packed({"甲.txt": A})[:40], "corrupt"),
    ],
    ids=["bomb", "bomb inside", "too deep", "too many", "empty", "nothing to read", "cut short"],
)
def test_refused(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "来文.zip"
    path.write_bytes(content)
    with pytest.raises(ReadError) as caught:
        read_all(path)
    assert (caught.value.code, caught.value.name) == (code, "来文.zip")


def test_one_level_less_is_read(tmp_path: Path) -> None:
    path = tmp_path / "来文.zip"
    path.write_bytes(deep(2))
    assert read(path).text == A.decode()


def mail(body: str, attachments: dict[str, bytes], subject: str = "关于报送方案") -> EmailMessage:
    message = EmailMessage()
    message["Subject"], message["From"], message["MIME-Version"] = subject, "a@example.org", "1.0"
    message.set_content(body)
    for name, content in attachments.items():
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message


def received(folder: Path, message: EmailMessage) -> list[Document]:
    path = folder / "来信.eml"
    path.write_bytes(message.as_bytes())
    return read_all(path)


def test_attachments_of_a_mail(tmp_path: Path) -> None:
    (document,) = received(tmp_path, mail(LETTER, {"通知.docx": NOTICE, "附件1.docx": PLAN}))
    assert document.text.split("\n")[0] == "关于印发青岚区工作方案的通知"
    assert [block.part for block in document.blocks] == [0, 0, 1, 1]
    assert [code for code, _, _ in document.notes] == ["letter"]


def test_a_letter_of_its_own(tmp_path: Path) -> None:
    (document,) = received(tmp_path, mail(LETTER, {}))
    assert document.text == LETTER


def test_a_mail_in_a_mail(tmp_path: Path) -> None:
    outer = mail(LETTER, {})
    outer.add_attachment(mail(LETTER, {"方案.docx": PLAN}))
    (document,) = received(tmp_path, outer)
    assert document.text.startswith("青岚区工作方案")


def test_raw_names_and_words_of_old_mail_programs(tmp_path: Path) -> None:
    head = "Subject: 方案\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; charset=x-unknown\r\n\r\n"
    tail = '\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="方案.txt"\r\n\r\n乙市规划正文内容。\r\n--b--\r\n'
    path = tmp_path / "来信.eml"
    path.write_bytes((head + LETTER + tail).encode("gb18030"))
    (document,) = read_all(path)
    assert document.text == "乙市规划正文内容。"
    assert document.notes[0][1].startswith("方案.txt")
