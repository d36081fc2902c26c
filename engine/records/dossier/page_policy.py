"""A page that travels may run its own script and style and nothing else: their hashes stand in its policy."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256

EMPTY = b'http-equiv="Content-Security-Policy" content=""'


def with_policy(page: bytes) -> bytes:
    """The page with the policy for what it holds; raises ValueError if it has no place for one."""
    if page.count(EMPTY) != 1:
        raise ValueError(EMPTY.decode())
    kinds = (("script", b"script"), ("style", b"style"))
    allowed = "".join(f"; {kind}-src {' '.join(_hashes(page, tag))}" for kind, tag in kinds)
    policy = f"default-src 'none'{allowed}; base-uri 'none'; form-action 'none'"
    return page.replace(EMPTY, EMPTY[:-1] + policy.encode() + b'"')


def _hashes(page: bytes, tag: bytes) -> list[str]:
    """Of each block with a tag, as a policy names it."""
    blocks = re.findall(rb"<%s>(.*?)</%s>" % (tag, tag), page, re.DOTALL)
    return [f"'sha256-{b64encode(sha256(block).digest()).decode()}'" for block in blocks]
