"""What people and workers do with meetings; each needs only ports."""
