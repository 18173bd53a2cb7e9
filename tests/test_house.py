"""The house rules that a machine can check."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from extractors import engine

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases" / "rules"
PACKAGES = ("schemas", "extractors", "pipeline")
SUBJECTS = sorted(
    path.relative_to(engine.RULES).with_suffix("").as_posix() for path in engine.RULES.rglob("*.toml") if path.stem != "fragments"
)
TEXT = {".py", ".toml", ".md", ".txt", ".plan", ".json", ".html", ".yml", ".mako", ".cfg", ""}
# Spelt in pieces, so that this file does not hold them.
MACHINE = re.compile("|".join("/" + place for place in ("work/" + "main", "work/" + "shared", "root/", "tmp/" + "venv", "home/" + r"\w+/")))
REGISTRY = re.compile("|".join(["pypi" + r"\.org", "pythonhosted" + r"\.org", "npmjs" + r"\.(?:org|com)", "index" + "-url"]))


def tracked() -> list[Path]:
    """The files of the project: those under version control, or all that are not derived where there is no git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    return [ROOT / name for name in listed if name and (ROOT / name).is_file()]


def modules() -> Iterator[Path]:
    for package in PACKAGES:
        yield from (ROOT / package).rglob("*.py")


def test_imports_go_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    if not linter.exists():
        pytest.skip("import-linter is not installed (extra dev)")
    done = subprocess.run([linter], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("pattern", [MACHINE, REGISTRY], ids=["path of a machine", "registry"])
def test_no_file_holds(pattern: re.Pattern[str]) -> None:
    held = []
    for path in tracked():
        if path.suffix in TEXT and (found := pattern.search(path.read_text("utf-8", errors="replace"))):
            held.append(f"{path.relative_to(ROOT)}: {found[0]}")
    assert held == []


def test_no_module_is_a_drawer() -> None:
    assert [path.name for path in modules() if path.stem in ("helpers", "utils", "common", "misc")] == []


def test_every_module_says_what_it_is_in_one_sentence() -> None:
    without = [str(path.relative_to(ROOT)) for path in modules() if not re.match(r'r?"""\S', path.read_text("utf-8") or '"""x')]
    assert without == []


def test_files_stay_small() -> None:
    """Migrations are records of what was done once, and stay as they are."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in modules() if "versions" not in path.parts}
    assert {str(path.relative_to(ROOT)): length for path, length in lengths.items() if length > 400} == {}


def test_data_files_are_packed_with_the_code() -> None:
    packed = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]["package-data"]["*"]
    suffixes = {pattern.removeprefix("*") for pattern in packed}
    left = {
        str(path.relative_to(ROOT))
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.suffix not in suffixes | {".py", ".md"} and path.name not in packed
    }
    assert left == set()


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_rule_file_loads_and_its_rules_are_complete(subject: str) -> None:
    loaded = engine.rules(subject)
    assert [rule.id for rule in loaded if not rule.id.strip() or not rule.meaning.strip()] == []
    assert len({rule.id for rule in loaded}) == len(loaded)


def test_rule_ids_are_unique_over_all_files() -> None:
    ids = [rule.id for subject in SUBJECTS for rule in engine.rules(subject)]
    assert sorted(ids) == sorted(set(ids))


def named_data(kind: str) -> list[tuple[str, str, Path | None, set[str]]]:
    """(name, file, folder if not the engine's, all that its package asks of it) of each `NAME = Patterns("…")` or `Words("…")` in code."""
    sources = [(path.parent, path.read_text("utf-8")) for path in modules()]
    made = {(place, name, file, beside) for place, source in sources for name, file, beside in made_by(kind, source)}
    return [
        (
            name,
            file,
            place / "rules" if beside else None,
            {piece for at, source in sources if at == place for piece in re.findall(rf"\b{name}\.(\w+)", source)},
        )
        for place, name, file, beside in sorted(made)
    ]


def made_by(kind: str, source: str) -> Iterator[tuple[str, str, str]]:
    for left, right in re.findall(r"^([A-Z]+(?:, [A-Z]+)*) = ((?:Patterns|Words)\(.*)$", source, re.M):
        for name, (of, file, beside) in zip(left.split(", "), re.findall(r'(\w+)\("([\w/]+)"(, __file__)?\)', right), strict=True):
            if of == kind:
                yield name, file, beside


@pytest.mark.parametrize(("name", "file", "folder", "asked"), named_data("Patterns"))
def test_every_pattern_that_code_names_stands_in_its_file_and_no_other_does(
    name: str, file: str, folder: Path | None, asked: set[str]
) -> None:
    assert asked - set(engine.fragments(file, folder)) == set()
    if "/" in file or folder:
        own = tomllib.loads(((folder or engine.RULES) / f"{file}.toml").read_text("utf-8"))["fragments"]
        within = {piece for pattern in own.values() for piece in re.findall(r"\$\{?(\w+)", pattern)}
        assert set(own) - asked - within == set(), "no code and no other pattern uses it"
        assert [piece for piece in asked if engine.pattern(file, piece, folder) is None] == []


def test_no_fragment_lies_unused() -> None:
    """Of the files that several modules read: a pattern of a file that sees it refers to it, or code names it."""
    code = "\n".join(path.read_text("utf-8") for path in modules())
    rules = {path.relative_to(engine.RULES).with_suffix("").as_posix(): path.read_text("utf-8") for path in engine.RULES.rglob("*.toml")}
    beside = [path.read_text("utf-8") for path in (ROOT / "pipeline").rglob("rules/*.toml")]
    unused = []
    for file, source in rules.items():
        seen = [text for other, text in rules.items() if file == "fragments" or other == file or other.startswith(f"{file}/")]
        text = "\n".join([*seen, *(beside if file == "fragments" else [])])
        for name in tomllib.loads(source).get("fragments", {}):
            if not re.search(rf"\$\{{?{name}\b|cores = '[^']*\b{name}\b", text) and not re.search(rf'[."\']{name}\b', code):
                unused.append(f"{file}: {name}")
    assert unused == []


@pytest.mark.parametrize(("name", "file", "folder", "asked"), named_data("Words"))
def test_every_word_list_that_code_names_stands_in_its_file(name: str, file: str, folder: Path | None, asked: set[str]) -> None:
    assert [word for word in asked if not engine.word_list(file, word, folder)] == []


@pytest.mark.parametrize("path", sorted(engine.LEXICON.glob("*.toml")), ids=lambda path: path.stem)
def test_a_lexicon_loads(path: Path) -> None:
    assert engine.lexicon(path.stem)


def rows(subject: str, kind: str) -> list[dict[str, str]]:
    path = CASES / f"{subject}.toml"
    return tomllib.loads(path.read_text("utf-8")).get(kind, []) if path.exists() else []


def matches(subject: str, rule_id: str, text: str) -> list[str]:
    rule = next(rule for rule in engine.rules(subject) if rule.id == rule_id)
    return [match[0] for match in rule.pattern.finditer(text)]


def each_row(kind: str) -> pytest.MarkDecorator:
    found = [pytest.param(subject, row, id=f"{row['rule']}: {row['text']}") for subject in SUBJECTS for row in rows(subject, kind)]
    return pytest.mark.parametrize(("subject", "row"), found)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_every_rule_has_a_row_that_passes(subject: str) -> None:
    given = {row["rule"] for row in rows(subject, "row")}
    known = {rule.id for rule in engine.rules(subject)}
    assert known - given == set(), f"add rows to tests/cases/rules/{subject}.toml"
    assert given - known == set()


@each_row("row")
def test_a_rule_finds_what_its_row_says(subject: str, row: dict[str, str]) -> None:
    assert row["match"] in matches(subject, row["rule"], row["text"])


@each_row("nothing")
def test_a_rule_finds_nothing_where_its_row_says_so(subject: str, row: dict[str, str]) -> None:
    assert matches(subject, row["rule"], row["text"]) == []


@pytest.mark.parametrize("subject", [subject for subject in SUBJECTS if engine.rules(subject)])
def test_every_rule_file_has_rows_that_yield_nothing(subject: str) -> None:
    assert rows(subject, "nothing"), f"add [[nothing]] rows to tests/cases/rules/{subject}.toml"


def test_the_prefilter_only_skips_work() -> None:
    """Every match of a rule holds one of the rule's anchors: the same rows come out with and without them."""
    texts = [row["text"] for subject in SUBJECTS for row in (*rows(subject, "row"), *rows(subject, "nothing"))]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "corpus" / "sources").glob("*.plan"))]
    lost = [
        (rule.id, match[0])
        for subject in SUBJECTS
        for rule in engine.rules(subject)
        if rule.anchors
        for text in texts
        for match in rule.pattern.finditer(text)
        if not any(anchor in text for anchor in rule.anchors)
        or any(not engine.pattern(subject, core).search(match[0]) for core in rule.data.get("cores", "").split())
    ]
    assert lost == []
