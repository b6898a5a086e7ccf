"""Meetings with AI agents. Import from `temuainul.domain`, `temuainul.ports` or `temuainul.adapters`."""
