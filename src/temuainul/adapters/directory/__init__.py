"""Files in a directory of this machine, or one that several machines share."""
