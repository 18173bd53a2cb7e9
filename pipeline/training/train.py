"""Trains the body recogniser: the same seed and the same data give the same sentences, and the figures of the model card."""

import shutil
from collections.abc import Iterable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from extractors.ner import MODEL
from extractors.ner.trained import LABEL
from pipeline.training.names import Names
from pipeline.training.sentences import Sentence, Sentences, of_plans

CONFIG = MODEL.with_name("train.cfg")
SEED = 20_231
TRAINED, JUDGED = 14_000, 1_000
PLANS_TIMES = 3  # how often each line of the sample plans is shown in an epoch


def training_set(corpus: Path) -> list[Sentence]:
    """What the model learns from, in the order of drawing: generated sentences and the lines of the sample plans."""
    random = Random(SEED)
    folder = corpus / "ner"
    return [*Sentences(folder, random, Names(folder, random)).draw(TRAINED), *(list(of_plans(corpus)) * PLANS_TIMES)]


def judged_set(corpus: Path, *, held: bool) -> list[Sentence]:
    """Sentences for judging: names of the words of training put together anew, or with `held` names of words never seen there."""
    random = Random(SEED + 1 + held)
    folder = corpus / "ner"
    return list(Sentences(folder, random, Names(folder, random, held=held)).draw(JUDGED))


def train_model(corpus: Path, model: Path = MODEL) -> None:
    """Train on the folder `corpus` and put the best model by the judged names in the place of `model`. Takes minutes on two cores."""
    from spacy.cli.train import train

    with TemporaryDirectory() as scratch:
        place = Path(scratch)
        write_docs(training_set(corpus), place / "train.spacy")
        write_docs(judged_set(corpus, held=False), place / "dev.spacy")
        train(CONFIG, place / "out", overrides={"paths.train": str(place / "train.spacy"), "paths.dev": str(place / "dev.spacy")})
        install(place / "out" / "model-best", model)


def install(trained: Path, model: Path) -> None:
    """Copy a trained pipeline without what only training needs, smaller and without paths of this machine."""
    import spacy

    nlp = spacy.load(trained)
    nlp.config["paths"].update({"train": None, "dev": None})
    nlp.meta.update(
        {"name": "bodies", "version": "1.0.0", "description": "Names of public bodies in Chinese plans", "license": "Apache-2.0"}
    )
    shutil.rmtree(model, ignore_errors=True)
    nlp.to_disk(model)


def write_docs(sentences: Iterable[Sentence], file: Path) -> None:
    """The sentences as spaCy's binary form, one Doc each, shuffled by the seed."""
    import spacy
    from spacy.tokens import DocBin

    blank = spacy.blank("zh")
    order = list(sentences)
    Random(SEED).shuffle(order)
    DocBin(docs=[doc_of(blank, sentence) for sentence in order]).to_disk(file)


def doc_of(blank: Any, sentence: Sentence) -> Any:
    """One sentence as a Doc with its bodies as entities."""
    doc = blank(sentence.text)
    spans = [doc.char_span(start, end, label=LABEL) for start, end in sentence.bodies]
    doc.set_ents([span for span in spans if span is not None])
    return doc
