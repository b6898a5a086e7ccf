"""What goes wrong in a browser without anybody seeing it."""

from urllib.parse import urlsplit

# Browsers report each answer that refuses as an error of the page; refusing is our daily work.
EXPECTED = ("the server responded with a status of 4",)
INWARD = ("about", "blob", "data", "devtools")


class Troubles:
    """Errors of the page, errors on its console, answers of 500 and more, and requests to anybody but our server."""

    def __init__(self):
        self.found = []
        self._allowed = list(EXPECTED)

    def allow(self, *words):
        """For a test that makes trouble itself: whatever holds these words is none, before and after."""
        self._allowed += words
        self.found = [trouble for trouble in self.found if not self._is_allowed(trouble)]

    def watch(self, context, url):
        context.on("weberror", lambda told: self._note("page", told.error))
        context.on("console", lambda told: self._note("console", told.text) if told.type == "error" else None)
        context.on("request", lambda request: self._check_host(request.url, urlsplit(url).netloc))
        context.on("response", lambda answer: self._check_status(answer.status, answer.url))

    def _check_host(self, url, ours):
        parts = urlsplit(url)
        if parts.scheme not in INWARD and parts.netloc != ours:
            self._note("foreign host", url)

    def _check_status(self, status, url):
        if status >= 500:
            self._note(f"answer {status}", url)

    def _note(self, kind, words):
        trouble = f"{kind}: {words}"
        if not self._is_allowed(trouble):
            self.found.append(trouble)

    def _is_allowed(self, trouble):
        return any(words in trouble for words in self._allowed)
