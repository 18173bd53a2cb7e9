"""The errors that bad input may raise; anything else that travels up is a bug."""

from functools import partial


class PlanledgerError(Exception):
    """Base of every error that a user can cause and mend."""


class NamedError(PlanledgerError):
    """An error about one thing: `name` is what it is about, `code` the kind, `reason` what is wrong, `hint` what to do about it."""

    def __init__(self, name: str, code: str, reason: str, *, hint: str = "", place: str = "") -> None:
        self.name, self.code, self.reason, self.hint, self.place = name, code, reason, hint, place
        where = f"{name} ({place})" if place else name
        super().__init__((f"{where}: " if where else "") + reason + (f" – {hint}" if hint else ""))

    def __reduce__(self) -> tuple[object, ...]:
        """Let an error cross from a worker process to its parent."""
        return partial(type(self), hint=self.hint, place=self.place), (self.name, self.code, self.reason)


class ReadError(NamedError):
    """A file that cannot be read as a document.

    `code` is one of empty, unsupported, encrypted, corrupt, mismatch, encoding, hostile, too-large,
    no-text, missing-extra, missing-tool; `reason` says what is wrong and `hint` what to do about it.
    """


class StoreError(NamedError):
    """A store that cannot be used: `code` is one of absent, foreign, newer, broken, busy."""


class WriteError(NamedError):
    """A file that cannot be written: `code` is unwritable (the cause is the system's OSError) or missing-extra."""


class RunError(NamedError):
    """A batch run that cannot start (no-folder), or with `strict` the first document that failed (its problem's code)."""
