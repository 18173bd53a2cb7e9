"""Files are whole or not there, and what cannot be written is told by its own name."""

from pathlib import Path

import pytest

from pipeline.exports.paper import new_book
from pipeline.exports.safe import replacing
from schemas import WriteError


def test_a_name_of_any_length_is_written(tmp_path: Path) -> None:
    file = tmp_path / f"{'规' * 80}.json"
    with replacing(file) as draft:
        draft.write_text("x", "utf-8")
    assert [path.name for path in tmp_path.iterdir()] == [file.name]


def test_what_is_open_elsewhere_is_named_and_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "ledger.xlsx"
    file.write_text("old", "utf-8")

    def locked(source: Path, target: Path) -> None:  # as Windows says of a file that a spreadsheet shows
        raise PermissionError(13, "Permission denied", str(source), None, str(target))

    monkeypatch.setattr("os.replace", locked)
    with (
        pytest.raises(WriteError, match=r"ledger\.xlsx: Permission denied – close it where it is open, or choose another place"),
        new_book(file, "x") as book,
    ):
        book.add_worksheet()
    assert (file.read_text("utf-8"), len(list(tmp_path.iterdir()))) == ("old", 1)


def test_a_workbook_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(WriteError, match=r"a\.xlsx"), new_book(tmp_path / "file" / "a.xlsx", "x"):
        pass


def test_an_error_about_another_file_goes_on(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), replacing(tmp_path / "a.txt"):
        (tmp_path / "other").read_text("utf-8")
