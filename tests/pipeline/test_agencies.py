"""What a user adds to the lexicon of bodies, and the one error for what cannot be used."""

from pathlib import Path

import pytest

from extractors.agencies.identity import identify
from pipeline.agencies import RegistryError, read_registry
from schemas import Metadata, Region, Source

HOME = Metadata(
    id="p",
    source=Source(name="p", media_type="text/plain", sha256="0" * 64, bytes=1),
    level="prefecture",
    region=Region(name="云溪市"),
)

FILE = """
[[function]]
name = "市场发展"
forms = ["市场发展"]
[[alias]]
name = "商促局"
means = "商务局"
region = "云溪市"
[[body]]
name = "森海控股集团"
names = ["森海集团"]
kind = "enterprise"
"""


def test_a_file_adds_to_the_lexicon(tmp_path: Path) -> None:
    file = tmp_path / "my.toml"
    file.write_text(FILE, "utf-8")
    registry = read_registry(file)
    named = {name: identify(name, HOME, registry=registry) for name in ("市市场发展局", "商促局", "森海集团", "市卫健委")}
    assert {name: (one.key, one.name) for name, one in named.items()} == {
        "市市场发展局": ("市场发展@云溪市", "云溪市市场发展局"),
        "商促局": ("商务@云溪市", "云溪市商务局"),
        "森海集团": ("森海控股集团@*", "森海控股集团"),
        "市卫健委": ("卫生健康@云溪市", "云溪市卫生健康委员会"),
    }


BAD = [
    ("[[alias]\n", "bad-agencies", ""),
    ("[[bodies]]\nname = 'x'\n", "bad-agencies", "bodies"),
    ("[[alias]]\nname = '商促局'\n", "bad-agencies", "alias 1 (商促局), means"),
    ("[[body]]\nname = '一'\n[[body]]\nname = '二'\nkind = 'firm'\n", "bad-agencies", "body 2 (二), kind"),
    ("[[function]]\nname = '一'\none = '二字'\n", "bad-agencies", "function 1 (一), one"),
    ("[[body]]\nname = '一'\nfunction = '没有'\n", "bad-agencies", "body 1 (一), function"),
    ("[[function]]\nname = '一'\ncounterpart = '没有'\n", "bad-agencies", "function 1 (一), counterpart"),
]


@pytest.mark.parametrize(("content", "code", "place"), BAD)
def test_an_error_names_file_and_place(tmp_path: Path, content: str, code: str, place: str) -> None:
    file = tmp_path / "my.toml"
    file.write_text(content, "utf-8")
    with pytest.raises(RegistryError) as caught:
        read_registry(file)
    assert (caught.value.name, caught.value.code, caught.value.place) == (str(file), code, place)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(RegistryError) as caught:
        read_registry(tmp_path / "none.toml")
    assert caught.value.code == "no-file"
