"""HTTP in, JSON out: one file per noun, shapes on top and one controller below."""

from temuainul.ports.extras import require

require("server", "litestar", "uvicorn")
