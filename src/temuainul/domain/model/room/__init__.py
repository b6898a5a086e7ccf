"""The room: our own place for calls. What is spoken in it, who may do what, and what of it is kept."""
