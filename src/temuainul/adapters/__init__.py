"""One folder per vendor; each file fulfils the port of the same name."""
