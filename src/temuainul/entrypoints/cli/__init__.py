"""What the commands do: one file each, imported once its command is chosen, and the few things they share."""
