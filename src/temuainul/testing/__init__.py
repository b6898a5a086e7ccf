"""The testing kit, for us and for whoever writes an adapter of their own: `pip install 'temuainul[testing]'`."""

from temuainul.ports.extras import require

require("testing", "hypothesis", "pytest")
