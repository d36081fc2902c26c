"""A page by which communes score themselves, as it was written: the answer to ``page``."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from engine.law.loading import Lawbook
from engine.service.replies.reply import Reply


class PageReply(Reply):
    """The page's file, its size in bytes and its SHA-256, and the law that it is of with its own."""

    schema_: Literal["phuhop/page/1"] = Field(alias="schema")
    standard: str
    law: str
    file: str
    bytes: int
    sha256: str


def page_reply(book: Lawbook, path: Path, size: int, digest: str) -> PageReply:
    """A written page as plain data."""
    told = {"standard": book.standard.head.id, "law": book.sha256, "file": str(path)}
    return PageReply.model_validate({"schema": "phuhop/page/1", **told, "bytes": size, "sha256": digest})
