"""Transcript files: bytes to a part of a transcript, and a transcript to text. Pure functions; nothing is opened here."""
