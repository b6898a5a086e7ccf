"""The document a typed client is generated from."""

import asyncio
import re

import msgspec
import pytest

from temuainul.domain.model.meeting import MeetingStatus
from temuainul.domain.model.words import Language
from temuainul.entrypoints.api.app import build
from temuainul.entrypoints.api.openapi import document
from temuainul.entrypoints.settings import Settings
from temuainul.testing.world import World


async def ready():
    return {}


def built(**settings):
    return document(build(World().app, Settings(**settings), stopping=asyncio.Event(), ready=ready))


@pytest.fixture(scope="module")
def text():
    return built()


@pytest.fixture(scope="module")
def doc(text):
    return msgspec.json.decode(text)


@pytest.fixture(scope="module")
def operations(doc):
    return [one for methods in doc["paths"].values() for one in methods.values()]


def nodes(node):
    yield node
    for inner in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
        yield from nodes(inner)


def test_it_is_the_same_for_every_build(text):
    assert built() == text
    assert built(public_url="https://meet.example.org") == text


def test_it_is_openapi_3_1(doc):
    assert re.fullmatch(r"3\.1\.\d+", doc["openapi"])
    assert doc["info"]["title"] == "TemuAinul"


def test_every_operation_has_a_name_of_its_own(operations):
    names = [one["operationId"] for one in operations]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z][A-Za-z]+", name) for name in names)


def test_every_operation_may_answer_with_a_problem(operations):
    for one in operations:
        for status, answer in one["responses"].items():
            if int(status) >= 400 and (one["operationId"], status) != ("isReady", "503"):
                schema = answer["content"]["application/problem+json"]["schema"]
                assert schema == {"$ref": "#/components/schemas/Problem"}
        assert {"400", "500", "503"} <= one["responses"].keys()


def test_an_operation_tells_of_no_problem_its_kind_never_has(doc):
    def told(method, path):
        responses = doc["paths"][path][method]["responses"]
        return {status for status in responses if int(status) >= 400}

    assert told("get", "/api/meetings") == {"400", "401", "500", "503"}
    assert told("get", "/api/meetings/{id}") == {"400", "401", "404", "500", "503"}
    every = {"400", "401", "403", "404", "409", "413", "415", "500", "503"}
    assert told("patch", "/api/meetings/{id}") == told("post", "/api/meetings") == every
    assert told("post", "/api/auth/sign-in") == every
    assert told("post", "/api/auth/sign-up") == every - {"401"}


def test_shapes_have_plain_names(doc):
    assert all(re.fullmatch(r"[A-Z][A-Za-z]+", name) for name in doc["components"]["schemas"])


def test_every_reference_leads_somewhere(doc):
    for node in nodes(doc):
        if isinstance(node, dict) and "$ref" in node:
            name = node["$ref"].removeprefix("#/components/schemas/")
            assert name in doc["components"]["schemas"]


def test_enumerations_are_exact(doc):
    schemas = doc["components"]["schemas"]
    assert set(schemas["MeetingStatus"]["enum"]) == {one.value for one in MeetingStatus}
    assert set(schemas["Language"]["enum"]) == {one.value for one in Language}
    assert "default" not in schemas["Language"]


def test_unions_of_shapes_have_a_discriminator(doc):
    unions = 0
    for node in nodes(doc):
        if isinstance(node, dict):
            shapes = [one for one in node.get("anyOf", node.get("oneOf", [])) if "$ref" in one]
            if len(shapes) > 1:
                unions += 1
                assert set(node["discriminator"]["mapping"].values()) == {one["$ref"] for one in shapes}
    assert unions == 4


def test_what_is_answered_is_always_there(doc):
    """A default would make it optional to whoever reads the types."""
    requests = {
        "NewAgent",
        "AgentChanges",
        "NewMeeting",
        "MeetingChanges",
        "SignUp",
        "SignIn",
        "NewQuestion",
        "ImportForm",
        "UserChanges",
        "Tick",
    }
    for name, schema in doc["components"]["schemas"].items():
        if name not in requests and schema.get("type") == "object":
            assert set(schema["required"]) == schema["properties"].keys(), name


def test_what_is_asked_is_closed_and_bounded(doc):
    schemas = doc["components"]["schemas"]
    for name in (
        "NewAgent",
        "AgentChanges",
        "NewMeeting",
        "MeetingChanges",
        "SignUp",
        "SignIn",
        "NewQuestion",
        "ImportForm",
        "UserChanges",
        "Tick",
    ):
        assert schemas[name]["additionalProperties"] is False
    assert schemas["MeetingChanges"]["properties"]["duration_minutes"] | {} == {
        "type": "integer",
        "minimum": 1,
        "maximum": 480,
    }


def test_every_name_on_the_wire_is_in_snake_case(doc):
    for schema in doc["components"]["schemas"].values():
        assert all(re.fullmatch(r"[a-z][a-z_]*", name) for name in schema.get("properties", {}))


def test_there_are_no_examples(text):
    assert b'"example' not in text


def test_every_path_parameter_is_declared(doc):
    for path, methods in doc["paths"].items():
        wanted = set(re.findall(r"{(\w+)}", path))
        for one in methods.values():
            assert {p["name"] for p in one.get("parameters", []) if p["in"] == "path"} == wanted


@pytest.mark.anyio
async def test_it_is_served_to_everybody(visitor, text):
    answer = await visitor.get("/api/openapi.json")
    assert answer.headers["content-type"].startswith("application/json")
    assert answer.content == text
