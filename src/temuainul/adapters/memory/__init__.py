"""Every port without a network: for tests, for embedding, and as reference behaviour."""
