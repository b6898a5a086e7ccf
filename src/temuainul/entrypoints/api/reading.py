"""Bodies, read strictly into the shape their handler names.

The framework would read JSON leniently: `"30"` for a number. It would also let through what leaves the decoder by other
doors than a misplaced comma does: nesting without end, and bytes that are no text.
"""

from typing import Any

import msgspec
from litestar import Request, Response
from litestar.datastructures import State

from temuainul.domain.model.errors import FieldProblem, Invalid
from temuainul.domain.model.user import User
from temuainul.entrypoints.api.problems import Problem, answer


class CarefulRequest(Request[User, Any, State]):
    async def json(self) -> Any:  # noqa: ANN401  as the framework has it
        """Raises `Invalid`."""
        field = self.route_handler.parsed_data_field
        return decoded(await self.body(), Any if field is None else field.annotation)


def decoded(body: bytes, shape: Any) -> Any:  # noqa: ANN401  a shape need not be a class
    """Raises `Invalid`, naming the field where one is wrong."""
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$")
        raise refused(path.strip(".`"), message) from error
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise Invalid("The body is no JSON, or is nested too deeply.") from error


def refused(where: str, message: str) -> Invalid:
    """Where no path is given, the message itself names the field, or the whole body is meant."""
    where = where or _named(message)
    return Invalid(f"{where}: {message}", problems=[FieldProblem(where=where, message=message)])


def on_unreadable_text(request: Request[Any, Any, Any], error: Exception) -> Response[Problem]:
    """For forms: the framework reads their text in whichever encoding they name, if there is such a one."""
    if isinstance(error, UnicodeDecodeError) or type(error) is LookupError:
        error = Invalid("The form's text is in no known encoding.")
    return answer(request, error)


def _named(message: str) -> str:
    """As in: Object contains unknown field `z`."""
    return message.partition("field `")[2].rstrip("`") or "body"
