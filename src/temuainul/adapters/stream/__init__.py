"""Stream (getstream.io): its signed webhooks, and the transcript files they announce.

Reading webhooks needs nothing but the base installation; fetching files needs `temuainul[stream]`.
"""
