"""Nothing of the product or its tests reaches the network: only this machine's own addresses and sockets in files.

Python tells of every name that is looked up and every connection before it is made; what leaves the machine is
stopped, and kept in mind so that a test fails by name although what it tries swallows the refusal.
"""

from __future__ import annotations

import ipaddress
import sys

# What Python tells of, and where among what it tells the address or the name stands.
EVENTS = {
    "socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1,
    "socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0, "socket.getnameinfo": 0,
}  # fmt: skip
asked: list[str] = []


def stays_here(address: object) -> bool:
    """Whether an address or a name is this machine's own: loopback, all its addresses, its name, a file's socket."""
    host = address[0] if isinstance(address, tuple) and address else address
    if not isinstance(host, str) or host in ("", "localhost"):
        return not isinstance(host, bytes) or host.startswith((b"\0", b"/"))
    if host.startswith(("/", "\0")):
        return True
    try:
        own = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    return own.is_loopback or own.is_unspecified


def stop(event: str, arguments: tuple[object, ...]) -> None:
    """Raise ConnectionRefusedError for whatever leaves this machine, and keep it in mind."""
    at = EVENTS.get(event)
    if at is not None and len(arguments) > at and not stays_here(arguments[at]):
        asked.append(f"{event} {arguments[at]}")
        raise ConnectionRefusedError(f"the network is asked for: {arguments[at]}")


def watch() -> None:
    """Watch from now on, for as long as this process lasts."""
    sys.addaudithook(stop)
