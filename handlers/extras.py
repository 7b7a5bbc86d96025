"""What is installed beside the desk only where somebody wants it: the extras of pyproject.toml."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec

from bot.errors import CopydeskError


class ExtraMissingError(CopydeskError):
    """Something asked for needs packages that are not installed. The message says how to install them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra:
    """One extra: its name, and the modules it brings."""

    name: str
    modules: tuple[str, ...]

    @property
    def installed(self) -> bool:
        """Whether all of it is here."""
        return all(find_spec(module) is not None for module in self.modules)

    @property
    def remedy(self) -> str:
        """What to type to have it."""
        return f"pip install 'copydesk[{self.name}]'"

    def require(self, what: str) -> None:
        """Do nothing where it is installed. Raises ExtraMissingError, which says what `what` needs, elsewhere."""
        if not self.installed:
            raise ExtraMissingError(f"{what} needs packages that are not installed: {self.remedy}")


DEMO = Extra(name="demo", modules=("python_multipart", "starlette", "uvicorn", "websockets"))
