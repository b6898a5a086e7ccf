"""What the process was told by its environment."""

import os

from temuainul.entrypoints.settings import Settings, read_settings

PASSWORD_VARIABLE = "TEMUAINUL_PASSWORD"  # noqa: S105  # its name, not its value
NO_SETTINGS = {PASSWORD_VARIABLE, "TEMUAINUL_TEST_DATABASE_URL", "TEMUAINUL_QMSUM"}
"""Of the person who imports, and of whoever runs the tests; named like settings, and none."""


def settings() -> Settings:
    """Raises `Invalid` naming the variable."""
    return read_settings(variables())


def variables() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in NO_SETTINGS}
