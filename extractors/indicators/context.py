"""What the earlier clauses of a sentence give to the names of the later ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extractors.engine import Patterns
from extractors.indicators.clauses import Mention, Sentence
from extractors.indicators.wording import WORDING, counting_verbs, ends_in_measure, strip_opening, strip_setting, verb_at

CONTEXT = Patterns("indicators/context")

LISTED = "、和及与"


@dataclass(slots=True)
class Context:
    """Grows from clause to clause of one sentence.

    `last` is the last name, `frame` its words up to the verb that takes the counted object, `subject` who does what the verbs say,
    `population` what measures are taken over, `actor` who keeps a limit, `heads` the subjects that 分别 last dealt values out to,
    `names` all names so far outside brackets, `unit` the last unit, `counted` every name with its unit and where its number stands
    (-1 in the sentence before), `adds` whether the list under way is of things
    added, `changes` the unit of the rises or falls of one, `bearer` what the rates and works of a list are of, `whole` what its members
    are; `times` are spans that no name may hold.
    """

    times: Sequence[tuple[int, int]] = field(default_factory=tuple)
    last: str = ""
    frame: str = ""
    subject: str = ""
    population: str = ""
    actor: str = ""
    heads: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    unit: str | None = None
    counted: list[tuple[str, str | None, int]] = field(default_factory=list)
    adds: bool = False
    changes: str | None = None
    enclosed: bool = False
    bearer: str = ""
    whole: str = ""

    def enter(self, sentence: Sentence, mention: Mention) -> None:
        """Begin a mention: what is said in brackets gives nothing to what follows them."""
        if mention.joint in ("；", ";"):
            self.bearer = self.whole = ""
        if mention.joint and (self.enclosed or "（" in sentence.flat or "(" in sentence.flat):
            inside = sentence.encloses(mention.first.at)
            if self.enclosed and not inside and self.names:
                self.last = self.names[-1]
            self.enclosed = inside

    def remember(self, name: str, before: str, mention: Mention) -> None:
        """Keep of a finished name what the next clause may need; `before` are the words before the number."""
        told = (
            "" if "任务" in name and CONTEXT.task_done.search(name) else name
        )  # the share of its task says nothing of a thing but how far it is
        self.counted.append((name, mention.last.unit, mention.first.at))
        self.last, self.unit = told or self.last, mention.last.unit
        if not self.enclosed:
            self.names.append(name)
        if topic := CONTEXT.topic.match(name):
            self.population = topic[1] if ends_in_measure(name) else ""
        self.subject = self.subject or subject_of(before)


@dataclass(slots=True)
class Gap:
    """A name with its place in the sentence, as far as the words right around the number give it."""

    name: str
    sentence: Sentence
    mention: Mention
    context: Context

    @property
    def near(self) -> str:
        """The last name, where no clause without amounts lies between."""
        return self.context.last if self.mention.near else ""

    @property
    def joint(self) -> str:
        """What stands between this mention and the one before."""
        return self.mention.joint

    @property
    def listed(self) -> bool:
        """The mention goes on a list."""
        return bool(self.joint) and self.joint in LISTED

    @property
    def bracketed(self) -> bool:
        """The mention stands in brackets behind the one before."""
        return bool(self.joint) and self.joint in "（("


def subject_of(before: str) -> str:
    """The words before the first verb of a clause whose subject is stated (全区学员发表文章468篇)."""
    verb = CONTEXT.doing.search(before, 4)
    return before[: verb.start()] if verb and verb.start() <= 24 and not WORDING.region.match(before[: verb.start()]) else ""


def previous_clause(sentence: Sentence, mention: Mention) -> str:
    """The words of the clause before a mention's own."""
    marks = sentence.marks(sentence.start, max(sentence.start, mention.opens - 1))
    begin = marks[-1] if marks else sentence.start
    return sentence.text[begin : max(begin, mention.opens - 1)]


def object_before(gap: Gap) -> str:
    """The object or topic of the clause before: what a bare measure belongs to; its last 40 characters where it is long."""
    clause = CONTEXT.progress.sub("", previous_clause(gap.sentence, gap.mention))
    if CONTEXT.as_of.fullmatch(clause) or clause.endswith("其中"):
        return ""
    if "基础上" in clause:
        clause = CONTEXT.basis_inside.sub("", clause)
    if clause.startswith("以"):
        clause = CONTEXT.basis.sub(r"\1", clause)
    if clause.startswith("对"):
        clause = CONTEXT.whom.sub("", clause)
    return ending(strip_setting(strip_opening(clause)))


def ending(words: str) -> str:
    """The last 40 characters of long words, from a mark on where one stands early in them, so that they begin with a whole word."""
    if len(words) <= 40:
        return words
    last = AFTER_NUMBER.sub("", words[-40:]) if INSIDE_NUMBER.match(words[-41:]) else words[-40:]
    mark = None if words[-len(last) - 1] in MARKS else ANY_MARK.search(last, 0, LATEST_MARK)
    return (last[mark.end() :] if mark else last).lstrip("，,、；;：: ")


MARKS = "，,、；;：: "
ANY_MARK = re.compile("[，,、；;：:]")
LATEST_MARK = 20  # characters of a name that a mark may cost
INSIDE_NUMBER = re.compile(r".?[\d.]|\d")
AFTER_NUMBER = re.compile(r"^[\d.]*[^，,、；;\d]{0,4}[，,、；;]|^[\d.]+")


def verb_led(gap: Gap) -> bool:
    """The clause begins with a verb, or with its number, and so lacks its subject."""
    lead = strip_opening(gap.sentence.text[gap.mention.lead[0] : gap.mention.lead[1]])
    done = CONTEXT.together.match(lead)
    at = done.end() if done else 0
    return lead == "" or verb_at(lead, at) is not None or closing_verb_at(lead, at)


def closing_verb_at(lead: str, at: int) -> bool:
    """A verb that takes a counted object opens the words at `at`."""
    return any(lead[at : at + size] in counting_verbs() for size in (4, 3, 2, 1))
