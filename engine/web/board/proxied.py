"""What a proxy tells of a request, believed from that proxy alone: where it came from, and whether it came over TLS."""

from __future__ import annotations

from collections.abc import MutableMapping
from ipaddress import ip_address
from typing import Any, Final

TOLD: Final = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")


def as_told(environment: MutableMapping[str, Any], proxy: str) -> None:
    """Put a request's own address and manner in place of the proxy's; from anybody else what is told is struck out.

    A proxy adds the address that it saw at the end; what stands before it the client may have made up.
    """
    told = {name: str(environment.pop(name, "")) for name in TOLD}
    if not proxy or str(environment.get("REMOTE_ADDR", "")) != proxy:
        return
    if address := _address(told["HTTP_X_FORWARDED_FOR"].rsplit(",", 1)[-1].strip()):
        environment["REMOTE_ADDR"] = address
    if told["HTTP_X_FORWARDED_PROTO"].strip() == "https":
        environment["wsgi.url_scheme"] = "https"


def _address(text: str) -> str:
    try:
        return str(ip_address(text))
    except ValueError:
        return ""
