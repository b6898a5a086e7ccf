"""What the server gives a real browser: the page under its policy, and problems where there is no page."""

import pytest
from playwright.sync_api import expect

from e2e.accessible import assert_accessible


def test_the_page_opens_at_the_door(page):
    page.goto("/meetings")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.endswith("/sign-in?next=%2Fmeetings")


def test_who_is_signed_in_is_let_in(page, person, server):
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url == f"{server.url}/"


@pytest.mark.parametrize(
    "path", ["/api/nope", "/api/meetings/x/nope", "/health/nope", "/assets/nope.js", "/robots.txt"]
)
def test_what_is_nowhere_is_told_as_a_problem(page, path):
    answer = page.request.get(path)
    assert (answer.status, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["code"] == "not-found"


FORBIDDEN = {
    "a script in the page": "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))",
    "words that become a script": "setTimeout('window.ran = 1')",
    "a handler in an attribute": "document.body.insertAdjacentHTML('beforeend', '<img src=\"data:,\" onerror=\"window.ran = 1\">')",
    "a script from elsewhere": "document.body.append(Object.assign(document.createElement('script'), {src: 'http://127.0.0.1:9/x.js'}))",
    "a picture from elsewhere": "new Image().src = 'http://127.0.0.1:9/x.png'",
    "a call to elsewhere": "fetch('http://127.0.0.1:9/').catch(() => {})",
    "a socket to elsewhere": "try { new WebSocket('ws://127.0.0.1:9/') } catch { }",
    "another base": "document.head.append(Object.assign(document.createElement('base'), {href: 'http://127.0.0.1:9/'}))",
    "a plug-in": "document.body.append(Object.assign(document.createElement('object'), {data: '/favicon.svg'}))",
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_the_policy_stops(page, troubles, what):
    troubles.allow("Content Security Policy", "127.0.0.1:9", "net::ERR_BLOCKED")
    page.goto("/sign-in")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate(
        "() => { window.stopped = []; addEventListener('securitypolicyviolation', e => stopped.push(e)) }"
    )
    page.evaluate(f"() => {{ {FORBIDDEN[what]} }}")
    page.wait_for_function("() => window.stopped.length > 0")
    assert page.evaluate("() => window.ran") is None


def test_nobody_may_frame_the_page(page, server, troubles):
    troubles.allow("frame-ancestors", "net::ERR_BLOCKED_BY_RESPONSE", "foreign host")
    framed = []
    page.on("requestfailed", lambda request: framed.append(request.failure))
    page.set_content(f'<iframe src="{server.url.replace("127.0.0.1", "localhost")}/sign-in"></iframe>')
    page.wait_for_timeout(500)
    assert framed


@pytest.mark.parametrize("path", ["/sign-in", "/sign-up"])
def test_the_doors_are_accessible(page, path):
    page.goto(path)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_accessible(page)
