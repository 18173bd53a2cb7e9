"""Which body a printed name means, beyond the one plan that prints it."""

from typing import Literal

from pydantic import Field

from schemas.base import Record
from schemas.plan import Level, Region

BodyKind = Literal["government", "department", "party", "judicial", "mass", "institution", "enterprise", "collective", "group", "other"]


class Identity(Record):
    """A body resolved: what it does (`function`, the standard word: 卫生健康), at which level, in which region.

    `key` is equal for two mentions exactly when they are one body; it is made of function, level and region, or of the printed name
    and the plan's region where no function is known. `counterpart` is equal for bodies that do the same work at whatever level and
    region; `parts` are the functions that one body joins (文化旅游, 广电, 体育), so that those which overlap can be found. `region` is
    null where neither name nor plan settles it; `doubt` tells why a name was left apart, in Chinese.
    """

    key: str = Field(title="标识")
    name: str = Field(title="全称")
    function: str | None = Field(default=None, title="职能")
    level: Level | None = Field(default=None, title="层级")
    region: Region | None = Field(default=None, title="地区")
    kind: BodyKind = Field(title="类别")
    counterpart: str | None = Field(default=None, title="对口职能")
    parts: tuple[str, ...] = Field(default=(), title="职能构成")
    doubt: str | None = Field(default=None, title="疑点")
