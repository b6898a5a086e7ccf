"""Signing up, in and out over HTTP; what the cookie looks like."""

import pytest

from temuainul.entrypoints.settings import Settings

pytestmark = pytest.mark.anyio

ANI = {"email": "Ani@example.org", "name": "Ani", "password": "rahasia sekali"}


async def test_signing_up_answers_with_the_user_and_signs_in(visitor):
    answer = await visitor.post("/api/auth/sign-up", json=ANI)
    assert answer.status_code == 201
    assert answer.json()["email"] == "ani@example.org"
    assert answer.json()["language"] == "id"
    assert (await visitor.get("/api/auth/me")).json() == answer.json()


async def test_the_cookie_is_for_us_alone_and_lasts_thirty_days(visitor):
    told = (await visitor.post("/api/auth/sign-up", json=ANI)).headers["set-cookie"]
    assert told.startswith("session=")
    assert {"HttpOnly", "SameSite=lax", "Path=/", "Max-Age=2592000"} <= set(told.split("; "))
    assert "Secure" not in told
    assert "Domain" not in told


class TestOverHttps:
    @pytest.fixture
    def settings(self):
        return Settings(public_url="https://meet.example.org/")

    async def test_the_cookie_is_secure_and_bound_to_the_host(self, visitor):
        origin = {"origin": "https://meet.example.org"}
        told = (await visitor.post("/api/auth/sign-up", json=ANI, headers=origin)).headers["set-cookie"]
        assert told.startswith("__Host-session=")
        assert {"HttpOnly", "SameSite=lax", "Path=/", "Secure"} <= set(told.split("; "))
        assert "Domain" not in told

    async def test_a_planted_cookie_without_the_prefix_is_nobody(self, visitor):
        origin = {"origin": "https://meet.example.org"}
        told = (await visitor.post("/api/auth/sign-up", json=ANI, headers=origin)).headers["set-cookie"]
        token = told.partition("=")[2].partition(";")[0]
        planted = await visitor.get("/api/auth/me", headers={"cookie": f"session={token}"})
        assert planted.status_code == 401


async def test_a_planted_token_is_never_adopted(visitor):
    planted = {"cookie": "session=chosen-by-somebody-else"}
    answer = await visitor.post("/api/auth/sign-up", json=ANI, headers=planted)
    assert "chosen-by-somebody-else" not in answer.headers["set-cookie"]
    visitor.cookies.clear()
    assert (await visitor.get("/api/auth/me", headers=planted)).status_code == 401


async def test_each_sign_in_issues_another_token(visitor):
    await visitor.post("/api/auth/sign-up", json=ANI)
    first = visitor.cookies["session"]
    body = {"email": ANI["email"], "password": ANI["password"]}
    answer = await visitor.post("/api/auth/sign-in", json=body)
    assert answer.status_code == 200
    assert answer.json()["name"] == "Ani"
    assert visitor.cookies["session"] != first


async def test_an_unknown_address_and_a_wrong_password_are_told_alike(visitor):
    await visitor.post("/api/auth/sign-up", json=ANI)
    wrong = await visitor.post("/api/auth/sign-in", json={"email": ANI["email"], "password": "wrong word"})
    unknown = await visitor.post("/api/auth/sign-in", json={"email": "no@one.org", "password": "wrong word"})
    assert wrong.status_code == unknown.status_code == 401
    assert wrong.json() == unknown.json()
    assert wrong.json()["code"] == "wrong-credentials"
    assert "set-cookie" not in wrong.headers


async def test_an_address_is_taken_once(visitor):
    await visitor.post("/api/auth/sign-up", json=ANI)
    answer = await visitor.post("/api/auth/sign-up", json=ANI)
    assert (answer.status_code, answer.json()["code"]) == (409, "address-taken")


async def test_signing_out_ends_the_login_here_and_there(visitor):
    await visitor.post("/api/auth/sign-up", json=ANI)
    kept = {"cookie": f"session={visitor.cookies['session']}"}
    answer = await visitor.post("/api/auth/sign-out")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert "session" not in visitor.cookies
    assert (await visitor.get("/api/auth/me", headers=kept)).status_code == 401


async def test_signing_out_twice_is_fine(visitor):
    assert (await visitor.post("/api/auth/sign-out")).status_code == 204


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"email": "no address"}, "email"),
        ({"email": "a" * 260}, "email"),
        ({"email": "a\x00@b.org"}, "email"),
        ({"password": "short"}, "password"),
        ({"password": "x" * 257}, "password"),
        ({"name": ""}, "name"),
        ({"name": "  "}, "name"),
        ({"name": "x" * 121}, "name"),
        ({"name": "a\x00b"}, "name"),
        ({"language": "fr"}, "language"),
        ({"is_admin": True}, "is_admin"),
    ],
)
async def test_what_is_wrong_is_named(visitor, change, where):
    answer = await visitor.post("/api/auth/sign-up", json=ANI | change)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert [one["where"] for one in answer.json()["errors"]] == [where]


async def test_a_cookie_of_any_bytes_is_nobody(visitor):
    for value in (
        b"session=\xff\xfe",
        b"session=%ff%00",
        b'session="\\777"',
        b"=;;=",
        b"session",
        b"session=",
    ):
        answer = await visitor.get("/api/auth/me", headers=[(b"cookie", value)])
        assert answer.status_code == 401


async def test_the_devices_somebody_is_signed_in_with_are_listed(visitor, sari):
    agent = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64) " + "x" * 300}
    body = {"email": "sari@example.org", "password": "the word of Sari"}
    await visitor.post("/api/auth/sign-in", json=body, headers=agent)
    items = (await visitor.get("/api/auth/logins")).json()["items"]
    assert [one["current"] for one in items] == [True, False, False]
    assert items[0]["device"] == agent["user-agent"][:200]
    assert items[0].keys() == {"id", "current", "device", "created_at", "last_used_at"}


async def test_a_device_is_signed_out_from_another(sari, tablet):
    (mine, *others) = (await tablet.get("/api/auth/logins")).json()["items"]
    answer = await sari.delete(f"/api/auth/logins/{mine['id']}")
    assert (answer.status_code, answer.content) == (204, b"")
    assert (await tablet.get("/api/auth/me")).status_code == 401
    left = (await sari.get("/api/auth/logins")).json()["items"]
    assert {one["id"] for one in left} == {one["id"] for one in others}
    assert (await sari.delete(f"/api/auth/logins/{mine['id']}")).status_code == 404


async def test_signing_out_everywhere_ends_all_of_them(sari, tablet, budi):
    kept = {"cookie": f"session={sari.cookies['session']}"}
    answer = await sari.post("/api/auth/sign-out-everywhere")
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["clear-site-data"] == '"cache", "storage"'
    assert "session" not in sari.cookies
    assert (await sari.get("/api/auth/me", headers=kept)).status_code == 401
    assert (await tablet.get("/api/auth/me")).status_code == 401
    assert (await budi.get("/api/auth/me")).status_code == 200


async def test_a_profile_is_edited(sari):
    before = (await sari.get("/api/auth/me")).json()
    answer = await sari.patch("/api/auth/me", json={"name": "Sari Dewi"})
    assert answer.json() == before | {"name": "Sari Dewi"}
    answer = await sari.patch("/api/auth/me", json={"language": "en"})
    assert answer.json() == before | {"name": "Sari Dewi", "language": "en"}
    assert (await sari.get("/api/auth/me")).json() == answer.json()


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"name": ""}, "name"),
        ({"name": None}, "name"),
        ({"language": "fr"}, "language"),
        ({"email": "x@y.org"}, "email"),
    ],
)
async def test_what_is_wrong_with_a_profile_is_named(sari, change, where):
    answer = await sari.patch("/api/auth/me", json=change)
    assert answer.status_code == 400
    assert [one["where"] for one in answer.json()["errors"]] == [where]
