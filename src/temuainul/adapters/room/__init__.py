"""Our own room as a call provider: tickets in, facts out, transcripts from the lines that were kept."""
