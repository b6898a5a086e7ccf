"""Where the outside comes in: HTTP, the worker, the command line."""
