"""Pictures: everything is in them, no label covers another, the same plans give the same bytes; fonts are found or asked for."""

import random
import xml.etree.ElementTree as ET
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image

import pipeline.graph.picture.png
from pipeline.graph import draw
from pipeline.graph.of_plans import OfPlans
from pipeline.graph.picture.cooperation import SHOWN
from pipeline.graph.picture.drawing import scene_of
from pipeline.graph.picture.fonts import NoFontError, chinese_font, given_font
from pipeline.graph.picture.layout import arranged, backbone
from pipeline.graph.picture.png import png
from pipeline.graph.picture.scene import Curve, Disc, Scene, Words, blended, fitted, text_width
from pipeline.graph.picture.svg import svg
from schemas import Plan
from tests.plans.many import plans as many
from tests.plans.one import bare_plan

SVG = "{http://www.w3.org/2000/svg}"


def texts(scene: Scene) -> list[str]:
    return [item.text for item in scene.items if isinstance(item, Words)]


def covered(scene: Scene) -> list[tuple[str, str]]:
    """Labels that cover each other."""

    def box(words: Words) -> tuple[float, float, float, float]:
        width = text_width(words.text, words.size)
        left = words.x - {"start": 0, "middle": width / 2, "end": width}[words.anchor]
        return left, words.y - words.size / 2, left + width, words.y + words.size / 2

    labels = [(words.text, box(words)) for words in scene.items if isinstance(words, Words)]
    return [
        (a, b)
        for (a, one), (b, two) in combinations(labels, 2)
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]
    ]


def outside(scene: Scene) -> list[object]:
    """Items that reach over the picture's edge."""
    found: list[object] = []
    for item in scene.items:
        if isinstance(item, Words):
            width = text_width(item.text, item.size)
            left = item.x - {"start": 0, "middle": width / 2, "end": width}[item.anchor]
            if left < 0 or left + width > scene.width or not 0 < item.y < scene.height:
                found.append(item)
        elif isinstance(item, Disc) and not (item.radius <= item.x <= scene.width - item.radius and item.radius <= item.y <= scene.height):
            found.append(item)
    return found


def test_the_cooperation_of_one_plan(plans: list[Plan]) -> None:
    scene = scene_of(OfPlans(plans[:1]), "cooperation")
    assert scene.title == "云溪市夜间公交提升行动方案"
    assert {"市交通运输局", "市公安局", "市财政局", "市住房城乡建设局", "市数据局", "云溪市气象局"} <= set(texts(scene))
    assert "5个单位，4项任务，其中3项有责任单位；6对单位有共同任务" in texts(scene)
    arrows = [item for item in scene.items if isinstance(item, Curve) and "—" in item.tip]
    assert [arrow.head or arrow.tail for arrow in arrows].count(True) == 4
    assert covered(scene) == []
    assert outside(scene) == []


def test_bodies_of_several_plans_bear_their_full_names(plans: list[Plan]) -> None:
    scene = scene_of(OfPlans(plans), "cooperation")
    assert {"云溪市交通运输局", "云溪市青岚区交通运输局", "2份文件"} <= set(texts(scene))


def test_who_owns_what(plans: list[Plan]) -> None:
    scene = scene_of(OfPlans(plans[:1]), "ownership")
    assert {"市交通运输局 3", "市财政局 2", "（四）开展满意度调查"} <= set(texts(scene))
    assert "5个单位，4项任务；1项没有责任单位（灰色）" in texts(scene)
    assert covered(scene) == []
    assert outside(scene) == []


@pytest.mark.parametrize("view", ["cooperation", "ownership"])
def test_crowded_plans_stay_legible_and_say_what_is_left_out(view: str) -> None:
    scene = scene_of(OfPlans(many(4)), view)
    assert covered(scene) == []
    assert outside(scene) == []
    left_out = f"图中为任务最多的{SHOWN}个单位" if view == "cooperation" else "图中为前120项任务"
    assert any(left_out in text for text in texts(scene))


@pytest.mark.parametrize("view", ["cooperation", "ownership"])
def test_a_plan_without_tasks_gives_a_picture_that_says_so(view: str) -> None:
    scene = scene_of(OfPlans([bare_plan()]), view)
    assert any(text.startswith("0个单位，0项任务") for text in texts(scene))
    ET.fromstring(svg(scene))


def test_a_view_that_cannot_be_drawn_names_those_that_can() -> None:
    with pytest.raises(ValueError, match="there are: cooperation, ownership"):
        scene_of(OfPlans([bare_plan()]), "all")


def test_svg_keeps_texts_and_names_chinese_fonts(plans: list[Plan], tmp_path: Path) -> None:
    draw(plans[:1], tmp_path / "p.svg", title="甲 & <乙>")
    root = ET.parse(tmp_path / "p.svg").getroot()
    assert root.find(f"{SVG}title").text == "甲 & <乙>"  # type: ignore[union-attr]
    assert "市交通运输局" in {text.text for text in root.iter(f"{SVG}text")}
    assert root.attrib["font-family"].startswith("'Noto Sans CJK SC'")
    assert root.attrib["font-family"].endswith("sans-serif")
    draw(plans[:1], tmp_path / "q.svg", title="甲 & <乙>")
    assert (tmp_path / "p.svg").read_bytes() == (tmp_path / "q.svg").read_bytes()


def test_png_is_drawn_with_a_font_that_is_found(plans: list[Plan], tmp_path: Path) -> None:
    try:
        chinese_font()
    except NoFontError:
        pytest.skip("no Chinese font on this machine")
    draw(plans[:1], tmp_path / "p.png")
    scene = scene_of(OfPlans(plans[:1]), "cooperation")
    with Image.open(tmp_path / "p.png") as image:
        assert image.size == (round(scene.width * 2), round(scene.height * 2))
        assert len(image.getcolors(1 << 20) or ()) > 50


def test_a_large_picture_is_drawn_with_fewer_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline.graph.picture.png, "MOST", 40_000)
    monkeypatch.setattr(pipeline.graph.picture.png, "chinese_font", lambda: Path("none"))
    with Image.open(BytesIO(png(Scene(400, 100, "")))) as image:
        assert image.size == (200, 50)


def test_without_a_chinese_font_the_error_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "notosanscjk-regular.ttf").write_bytes(b"not a font")
    with pytest.raises(NoFontError, match=r"apt install fonts-noto-cjk.*--font") as caught:
        chinese_font([tmp_path])
    assert caught.value.code == "no-font"
    with pytest.raises(NoFontError, match="not a font file with Chinese characters"):
        given_font(tmp_path / "notosanscjk-regular.ttf")


@pytest.mark.parametrize("seed", range(5))
def test_rectangles_end_apart(seed: int) -> None:
    chance = random.Random(seed)
    sizes = [(chance.uniform(30, 190), chance.uniform(40, 110)) for _ in range(SHOWN)]
    ties = {(a, b): chance.random() for a, b in combinations(range(SHOWN), 2) if chance.random() < 0.1}
    places = arranged(sizes, ties)
    for (a, one), (b, two) in combinations(zip(places, sizes, strict=True), 2):
        assert abs(a[0] - b[0]) >= (one[0] + two[0]) / 2 - 0.1 or abs(a[1] - b[1]) >= (one[1] + two[1]) / 2 - 0.1


def test_the_backbone_keeps_the_strongest_ties_of_every_node() -> None:
    ties = {(0, 1): 5.0, (0, 2): 4.0, (0, 3): 3.0, (1, 2): 1.0, (2, 3): 2.0}
    assert backbone(ties, 1) == {(0, 1): 5.0, (0, 2): 4.0, (0, 3): 3.0}


@pytest.mark.parametrize(("text", "width", "kept"), [("市发展改革委", 100, "市发展改革委"), ("市发展改革委", 52, "市发展…"), ("", 10, "")])
def test_labels_are_cut_to_what_fits(text: str, width: float, kept: str) -> None:
    assert fitted(text, 13, width) == kept


def test_colours_blend_with_paper() -> None:
    assert (blended("#000000", 0.5), blended("#1f4e8c", 1), blended("#1f4e8c", 0)) == ("#808080", "#1f4e8c", "#ffffff")
