"""A person who has an account, for tests that begin later than at the door."""

import time

PASSWORD = "cukup panjang"
PATIENCE_SECONDS = 60


class Person:
    """Acts over HTTP with the cookies of a browser context: whatever it does, the context's pages are signed in to see."""

    def __init__(self, request, url, name, email=""):
        self._request = request
        self._url = url
        self.name = name
        self.email = email or f"{name.lower().replace(' ', '.')}.{time.time_ns()}@example.org"

    def sign_up(self, language="id"):
        body = {"email": self.email, "name": self.name, "password": PASSWORD, "language": language}
        self.post("/api/auth/sign-up", body)
        return self

    def agent(self, name="Notulen", instructions="Catat keputusan dan siapa yang mengerjakannya.", **more):
        return self.post("/api/agents", {"name": name, "instructions": instructions, **more})

    def meeting(self, title, agent=None, **more):
        """Planned; with an agent of its own if none is given."""
        return self.post("/api/meetings", {"title": title, "agent_id": (agent or self.agent())["id"], **more})

    def imported(self, title, transcript, *, name="rapat.txt", agent=None, **more):
        """Held elsewhere, and completed here by the time this returns."""
        return self.wait_for(
            self.brought(title, transcript, name=name, agent=agent, **more)["id"], "completed"
        )

    def brought(self, title, transcript, *, name="rapat.txt", agent=None, **more):
        """Held elsewhere; its summary is still to be written."""
        form = {
            "title": title,
            "file": {"name": name, "mimeType": "text/plain", "buffer": _bytes(transcript)},
        }
        form |= {"agent_id": agent["id"]} if agent else {}
        return self._answer(self._send("post", "/api/meetings/import", multipart={**form, **more}))

    def wait_for(self, meeting_id, status):
        end = time.monotonic() + PATIENCE_SECONDS
        while (meeting := self.get(f"/api/meetings/{meeting_id}"))["status"] != status:
            assert time.monotonic() < end, meeting
            time.sleep(0.1)
        return meeting

    def ask(self, meeting_id, text):
        """Once it is answered."""
        answer = self._send("post", f"/api/meetings/{meeting_id}/questions", data={"text": text})
        assert answer.ok, answer.text()
        answer.body()
        return self.get(f"/api/meetings/{meeting_id}/questions")["items"][-1]

    def get(self, path):
        return self._answer(self._send("get", path))

    def post(self, path, body):
        return self._answer(self._send("post", path, data=body))

    def patch(self, path, body):
        return self._answer(self._send("patch", path, data=body))

    def put(self, path, body):
        return self._answer(self._send("put", path, data=body))

    def _send(self, method, path, **more):
        return getattr(self._request, method)(f"{self._url}{path}", headers={"origin": self._url}, **more)

    def _answer(self, answer):
        assert answer.ok, f"{answer.url}: {answer.status} {answer.text()}"
        return answer.json() if answer.body() else None


def _bytes(transcript):
    return transcript.encode() if isinstance(transcript, str) else transcript
