"""The files of a mail: its attachments, and its own words where they are more than a greeting."""

import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.policy import Compat32
from pathlib import Path

from pipeline.readers.archive.budget import Budget
from pipeline.readers.archive.zips import Member
from schemas import ReadError

# A letter shorter than this that comes with attachments only sends them.
GREETING = 200
MARKUP = re.compile(rb"<[^>]*>|\s+|&nbsp;")
# What a subject may not bring into a file name
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
BODIES = {"text/html": ".html", "text/plain": ".txt"}
LETTER = "message/rfc822"


class RawHeaders(Compat32):
    """Headers as they stand, bytes that are not ASCII as surrogates: old programs write GBK there without saying so."""

    def header_fetch_parse(self, name: str, value: str) -> str:
        """The value as it stands."""
        return value


def mail_members(path: Path, budget: Budget) -> Iterator[Member]:
    """The letter's words (named by its subject) and its attachments in their order; pictures in the letter are left out.

    ReadError hostile where mails are nested too deeply, and as the budget's.
    """
    try:
        message = message_from_bytes(path.read_bytes(), policy=RawHeaders())
        members = [*_letter(message), *_attachments(message)]
    except RecursionError as error:
        raise ReadError(path.name, "hostile", "the mail is nested too deeply", hint="save its attachments and read those") from error
    attached = sum(1 for member in members if member.problem is None) > 1
    for index, member in enumerate(members):
        if index == 0 and attached and member.problem is None and _is_greeting(message, member):
            yield Member(member.name, problem=("letter", f"{member.name}: the words of the letter itself were left out"))
        else:
            budget.spend(len(member.content))
            yield member


def _letter(message: Message) -> Iterator[Member]:
    """The letter itself, in HTML where it has that."""
    parts = [part for part in _leaves(message) if part.get_content_type() in BODIES and not _is_file(part)]
    for kind, suffix in BODIES.items():
        for part in parts:
            if part.get_content_type() == kind:
                subject = FORBIDDEN.sub(" ", _decoded(str(message.get("subject", "")))).strip()
                yield Member((subject or "mail") + suffix, _content(part))
                return


def _is_greeting(message: Message, member: Member) -> bool:
    return any(not _is_file(part) for part in _leaves(message)) and len(MARKUP.sub(b"", member.content)) < GREETING


def _attachments(message: Message) -> Iterator[Member]:
    for number, part in enumerate(filter(_is_file, _leaves(message)), 1):
        name = FORBIDDEN.sub("_", _decoded(part.get_filename() or "")).strip()
        yield Member(name or f"{number}{'.eml' if part.get_content_type() == LETTER else ''}", _content(part))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, those inside an attached mail left to that mail."""
    inner = message.get_payload()
    if not isinstance(inner, list) or message.get_content_type() == LETTER:
        yield message
        return
    for part in inner:
        if isinstance(part, Message):
            yield from _leaves(part)


def _is_file(part: Message) -> bool:
    attachment = part.get_content_disposition() == "attachment"
    if part.get_content_maintype() == "image":
        return attachment
    return attachment or bool(part.get_filename()) or part.get_content_type() == LETTER


def _content(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"".join(one.as_bytes() for one in inner if isinstance(one, Message))
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(value: str) -> str:
    """A header's words; raw GBK, as old programs write it, is decoded too."""
    try:
        pieces = decode_header(value)
    except (HeaderParseError, ValueError):
        pieces = [(value, None)]
    return "".join(_piece(words, charset) for words, charset in pieces)


def _piece(words: bytes | str, charset: str | None) -> str:
    if isinstance(words, str):
        if words.isascii():
            return words
        words = words.encode("utf-8", "surrogateescape")
    for encoding in (charset, "utf-8"):
        try:
            return words.decode(encoding or "utf-8")
        except (LookupError, UnicodeDecodeError):
            continue
    return words.decode("gb18030", "replace")
