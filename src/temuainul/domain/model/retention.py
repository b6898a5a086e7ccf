"""How long things are kept once they have served."""

from datetime import timedelta

BODIES_ARE_KEPT = timedelta(days=30)
"""Reliability W10 and D4, Polar's figure: long enough to repair a reader and have it read again."""
DELIVERIES_ARE_KEPT = timedelta(days=400)
"""Reliability W10: key and digest alone, so that an old captured delivery is still known and not stored anew."""
DONE_WORK_IS_KEPT = timedelta(days=7)
"""Reliability D4's figure for raw answers of a language model, which stand in the work's steps."""
STEPS_ARE_KEPT = DONE_WORK_IS_KEPT
"""Reliability L4: no raw answer longer, not even that of work which was never done."""
ENDED_LOGINS_ARE_KEPT = timedelta(days=30)
"""Reliability D4."""
CHANGES_KEPT = 1_000
"""For each person; whoever has missed more than that looks at everything anew, which is less to read."""

FORGET_EVERY = timedelta(days=1)
FORGOTTEN_AT_ONCE = 1_000
"""Rows in one transaction, so that none takes long and others get in between."""
