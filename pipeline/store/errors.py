"""The one error that a store may raise for what a user can mend."""

from schemas import PlanledgerError


class StoreError(PlanledgerError):
    """A store that cannot be used: `code` is one of absent, foreign, newer, broken, busy; `reason` and `hint` as in `ReadError`."""

    def __init__(self, code: str, reason: str, *, hint: str = "", name: str = "") -> None:
        self.code, self.reason, self.hint, self.name = code, reason, hint, name
        super().__init__((f"{name}: " if name else "") + reason + (f" – {hint}" if hint else ""))
