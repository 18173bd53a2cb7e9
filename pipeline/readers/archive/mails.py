"""The files of a mail: its attachments, and its own words where they are more than a greeting."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from pathlib import Path

from pipeline.readers.archive.budget import Budget
from pipeline.readers.archive.zips import Member

# A letter shorter than this that comes with attachments only sends them.
GREETING = 200
MARKUP = re.compile(rb"<[^>]*>|\s+|&nbsp;")
# What a subject may not bring into a file name
FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def mail_members(path: Path, budget: Budget) -> Iterator[Member]:
    """The letter's words (named by its subject) and its attachments in their order; pictures in the letter are left out."""
    message = message_from_bytes(path.read_bytes(), policy=policy.default)
    assert isinstance(message, EmailMessage)
    attached = [part for part in message.walk() if _is_file(part)]
    body = message.get_body(("html", "plain"))
    if body is not None and not _is_file(body):
        content, suffix = _content(body), ".html" if body.get_content_type() == "text/html" else ".txt"
        name = (FORBIDDEN.sub(" ", _header(message, "subject")).strip() or "mail") + suffix
        if attached and len(MARKUP.sub(b"", content)) < GREETING:
            yield Member(name, problem=("letter", f"{name}: the words of the letter itself were left out"))
        else:
            budget.spend(len(content))
            yield Member(name, content)
    for number, part in enumerate(attached, 1):
        content = _content(part)
        budget.spend(len(content))
        yield Member(_filename(part) or f"{number}{'.eml' if part.get_content_type() == 'message/rfc822' else ''}", content)


def _is_file(part: Message) -> bool:
    if part.is_multipart() and part.get_content_type() != "message/rfc822":
        return False
    named = bool(part.get_filename()) or part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822"
    return named and not (part.get_content_maintype() == "image" and part.get_content_disposition() != "attachment")


def _content(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return b"".join(one.as_bytes() for one in inner if isinstance(one, Message)) if isinstance(inner, list) else b""
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _filename(part: Message) -> str:
    """The attachment's name; raw GBK in the header, as old programs write it, is decoded."""
    name = part.get_filename() or ""
    if any(0xDC80 <= ord(character) <= 0xDCFF for character in name):
        name = name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return FORBIDDEN.sub("_", name).strip()


def _header(message: Message, name: str) -> str:
    value = str(message.get(name, ""))
    return value.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
