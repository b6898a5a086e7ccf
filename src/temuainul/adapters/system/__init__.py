"""What the machine itself gives: time, chance, identifiers, hashing."""
