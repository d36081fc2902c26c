"""What every reply is: a closed record that names its schema, and the same text for the same values."""

from __future__ import annotations

import json

from engine.scoring.sums.rows import Row


class Reply(Row):
    """The whole answer to one request; its first field is the name of its schema."""

    def text(self) -> str:
        """The reply as JSON: keys sorted, days ISO, letters as they are."""
        return json.dumps(self.model_dump(mode="json", by_alias=True), ensure_ascii=False, sort_keys=True, indent=1)
