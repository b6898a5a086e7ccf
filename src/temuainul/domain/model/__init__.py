"""What a meeting is, as plain data and plain functions; nothing here awaits."""
