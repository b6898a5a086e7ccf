"""The product in a browser: a real server, a real Chromium, no mocks. A package, so that its browser ends with its last test."""
