"""Says which extra to install when an optional part is used without it."""

from importlib.util import find_spec


class MissingExtra(ImportError):
    """An optional part of temuainul is used, and what it needs is not installed."""


def require(extra: str, *modules: str) -> None:
    """Raise `MissingExtra`, naming the extra, unless every module can be imported."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise MissingExtra(f"{', '.join(missing)} not found: pip install 'temuainul[{extra}]'")
