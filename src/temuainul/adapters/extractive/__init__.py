"""A language model without a model: it picks what it says from the transcript, and needs no key and no network."""

from temuainul.ports.extras import require

require("extractive", "snowballstemmer")
