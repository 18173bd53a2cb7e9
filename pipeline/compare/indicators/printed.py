"""What a name's words of one form were as printed: 医师岗位奖励 was 医务人员岗位补助."""

import unicodedata

from pipeline.compare.indicators.lexicon import populations, synonyms
from pipeline.compare.indicators.quantity import QUOTES


def printed(name: str, word: str) -> str:
    """The words of a printed name that became `word` when its variants were brought to one form; `word` itself where they are not found."""
    text = QUOTES.sub("", unicodedata.normalize("NFKC", name).replace("(", "（").replace(")", "）"))
    table = synonyms()
    formed, places, at = "", [], 0
    for match in table.pattern.finditer(text):
        form = table.form[match[0]]
        formed += text[at : match.start()] + form
        places += [(place, place + 1) for place in range(at, match.start())] + [match.span()] * len(form)
        at = match.end()
    formed, places = formed + text[at:], [*places, *((place, place + 1) for place in range(at, len(text)))]
    start = formed.find(word)
    return text[places[start][0] : places[start + len(word) - 1][1]] if word and start >= 0 else word


def populations_in(name: str, sentence: str, kind: str) -> str:
    """The institutions of one class that the name, or else the sentence, prints, the class itself where neither does (a heading may)."""
    table = populations()
    for text in (name, sentence):
        if found := [word for word in table.pattern.findall(text) if table.form[word] == kind]:
            return str(found[0])
    return kind
