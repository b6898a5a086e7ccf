"""Who signed: lower-case hexadecimal HMAC-SHA256 of the unpacked body, under any secret still in use."""

import hmac
import re
from collections.abc import Sequence

from temuainul.domain.model.errors import BadSignature

# ASCII digits only, and so never two headers joined by a comma.
_HEXADECIMAL = re.compile(r"[0-9a-f]{64}")


def well_formed(signature: str) -> bytes:
    """Raises `BadSignature` for what cannot be one, before any body is read."""
    if _HEXADECIMAL.fullmatch(signature) is None:
        raise BadSignature
    return signature.encode()


def fitting_secret(body: bytes, signature: bytes, secrets: Sequence[bytes]) -> int:
    """The place of the secret that signed this body. Raises `BadSignature` where none did."""
    for place, secret in enumerate(secrets):
        if hmac.compare_digest(hmac.digest(secret, body, "sha256").hex().encode(), signature):
            return place
    raise BadSignature
