"""What a bundle may cost, nested bundles included; beyond it the whole bundle is refused."""

from dataclasses import dataclass

from schemas import ReadError

MAX_MEMBERS = 2_000
MAX_BYTES = 512 * 2**20
MAX_DEPTH = 3


@dataclass(slots=True)
class Budget:
    """Counts the members and bytes that a bundle unpacks to."""

    name: str
    members: int = 0
    bytes: int = 0

    def spend(self, size: int, members: int = 1) -> None:
        """Take members of this many bytes together. ReadError hostile or too-large where that is too much."""
        self.members += members
        self.bytes += size
        if self.members > MAX_MEMBERS:
            raise ReadError(self.name, "hostile", f"more than {MAX_MEMBERS} files in the bundle", hint="unpack it and read its folder")
        if self.bytes > MAX_BYTES:
            reason = f"the bundle unpacks to more than {MAX_BYTES // 2**20} MB"
            raise ReadError(self.name, "too-large", reason, hint="unpack it and read its folder")

    def descend(self, depth: int) -> None:
        """ReadError hostile where bundles are nested deeper than `MAX_DEPTH`."""
        if depth > MAX_DEPTH:
            raise ReadError(self.name, "hostile", f"bundles nested deeper than {MAX_DEPTH}", hint="unpack it and read its folder")
