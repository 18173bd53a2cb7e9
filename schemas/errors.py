"""The errors that bad input may raise; anything else that travels up is a bug."""


class PlanledgerError(Exception):
    """Base of every error that a user can cause and mend."""


class ReadError(PlanledgerError):
    """A file that cannot be read as a document.

    `code` is one of empty, unsupported, encrypted, corrupt, mismatch, encoding, hostile, too-large,
    no-text, missing-extra, missing-tool; `reason` says what is wrong and `hint` what to do about it.
    """

    def __init__(self, name: str, code: str, reason: str, *, hint: str = "", place: str = "") -> None:
        self.name, self.code, self.reason, self.hint, self.place = name, code, reason, hint, place
        where = f"{name} ({place})" if place else name
        super().__init__(f"{where}: {reason}" + (f" – {hint}" if hint else ""))
