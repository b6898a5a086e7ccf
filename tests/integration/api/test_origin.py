"""What changes something must come from our own pages; over every such route there is."""

import msgspec
import pytest

from temuainul.entrypoints.api.openapi import document
from temuainul.entrypoints.settings import Settings

pytestmark = pytest.mark.anyio

UNSAFE = {"post", "put", "patch", "delete"}


def operations(app):
    paths = msgspec.json.decode(document(app))["paths"]
    return [
        (method, path.replace("{id}", "some-id").replace("{number}", "0"))
        for path, methods in paths.items()
        for method in methods
        if method in UNSAFE
    ]


FOREIGN = [
    {"origin": "https://evil.example"},
    {"origin": "null"},
    {"origin": ""},
    {"origin": "http://127.0.0.1:8000.evil.example"},
    {"origin": "http://127.0.0.1:9999"},
    {"origin": "https://127.0.0.1:8000"},
    {"origin": "http://localhost:8000"},
    {"origin": "http://evil.example:8000", "host": "evil.example:8000"},
    {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "cross-site"},
    {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-site"},
    {"origin": "http://127.0.0.1:8000", "sec-fetch-site": "none"},
]


async def test_another_site_is_refused_everywhere(app, sari):
    routes = operations(app)
    assert len(routes) > 10
    for method, path in routes:
        for headers in FOREIGN:
            answer = await sari.request(method, path, json={}, headers=headers)
            assert (answer.status_code, answer.json()["code"]) == (403, "not-allowed"), (
                method,
                path,
                headers,
            )


async def test_a_cookie_without_an_origin_is_refused_everywhere(app, sari):
    del sari.headers["origin"]
    for method, path in operations(app):
        assert (await sari.request(method, path, json={})).status_code == 403, (method, path)


async def test_what_a_foreign_form_could_send_is_refused_everywhere(app, sari):
    for method, path in operations(app):
        for type_ in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
            if path.endswith("/import") and type_.startswith("multipart"):
                continue
            answer = await sari.request(method, path, content=b"{}", headers={"content-type": type_})
            assert answer.status_code == 415, (method, path, type_)


async def test_a_body_without_a_type_is_refused(sari):
    assert (await sari.post("/api/agents", content=b"{}")).status_code == 415


async def test_tools_without_a_cookie_need_no_origin(visitor):
    del visitor.headers["origin"]
    body = {"email": "a@example.org", "name": "A", "password": "password"}
    assert (await visitor.post("/api/auth/sign-up", json=body)).status_code == 201


async def test_our_own_pages_are_let_in(sari):
    headers = {"sec-fetch-site": "same-origin", "content-type": "application/json; charset=utf-8"}
    body = b'{"name": "x", "instructions": ""}'
    assert (await sari.post("/api/agents", content=body, headers=headers)).status_code == 201


async def test_localhost_is_another_name_of_this_machine(visitor):
    headers = {"origin": "http://localhost:8000", "host": "localhost:8000"}
    assert (await visitor.post("/api/auth/sign-out", headers=headers)).status_code == 204


class TestWithAPublicAddress:
    @pytest.fixture
    def settings(self):
        return Settings(public_url="https://meet.example.org")

    async def test_only_that_is_let_in(self, visitor):
        here = {"origin": "https://meet.example.org", "host": "meet.example.org"}
        local = {"origin": "http://localhost:8000", "host": "localhost:8000"}
        assert (await visitor.post("/api/auth/sign-out", headers=here)).status_code == 204
        assert (await visitor.post("/api/auth/sign-out", headers=local)).status_code == 403
