"""PyAV: FFmpeg's libraries, for sound that browsers recorded."""
