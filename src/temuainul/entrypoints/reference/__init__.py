"""The reference pages, written from the code: `python -m temuainul.entrypoints.reference docs/reference`."""
