"""SAQ carries wake-ups from whoever commits work to whoever does it, over PostgreSQL or Redis.

It carries hints and nothing else: losing all of its tables loses no work, only the seconds until the next poll.
"""

from temuainul.ports.extras import require

require("queue", "saq", "psycopg")
