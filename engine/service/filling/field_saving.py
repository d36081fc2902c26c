"""Fields kept as they are left: whole on the disk before anybody is told so, and never over another's hand unseen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from engine.problems import Place, Problem, ProblemsFound, problem
from engine.records.acting.actors import moment_words
from engine.service.filling.checking_draft import Held, keys_of, over_form, parts_asked
from engine.service.filling.draft_form import as_line, ground_of
from engine.service.filling.filling_setting import Setting, papers_language
from engine.service.filling.kept_draft import Draft, TypedText, change_draft, drop_draft, version_of
from engine.service.review.desk import Who

LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody typed into a field, and the version that he had before him."""

    text: str
    seen: str


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that another changed meanwhile: what was typed here, and what stands there by whose hand and when.

    ``theirs`` has no hand where it came with the form.
    """

    key: str
    mine: str
    theirs: TypedText

    def told(self, setting: Setting, who: str) -> Problem:
        """The same as a problem with both values; ``who`` is the other's name, or that it came with the form."""
        at = moment_words(self.theirs.at) if self.theirs.at else _changed(setting)
        values = {"mine": self.mine or "–", "theirs": self.theirs.text or "–", "by": who, **at}
        place = Place(setting.shown, cell=self.key)
        return problem("WEB-110", place, self.mine, setting.unit.code, **values)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of keeping some fields: those kept, those that another had changed, those refused with the reason."""

    kept: tuple[str, ...]
    clashes: tuple[Clash, ...]
    refused: Mapping[str, Problem]
    held: Held


def keep_fields(setting: Setting, wanted: Mapping[str, Change], who: Who) -> Outcome:
    """Keep what was typed into some fields; one that says what it did when it was shown was not typed into.

    Another's change since is never written over: it is told, and the rest is kept. Raises KeyError for a field that
    the form has not, ProblemsFound as ``change_draft``.
    """
    known = frozenset(keys_of(parts_asked(setting, papers_language())))
    if unknown := [key for key in wanted if key not in known]:
        raise KeyError(unknown[0])
    typed = {key: replace(change, text=as_line(change.text)) for key, change in wanted.items()}
    typed = {key: change for key, change in typed.items() if version_of(change.text) != change.seen}
    refused = {key: _too_long(setting, key, len(c.text)) for key, c in typed.items() if len(c.text) > LONGEST}
    clashes: dict[str, Clash] = {}
    kept: list[str] = []

    def change(draft: Draft) -> Draft:
        held = over_form(setting, draft)
        after, now = _grounded(draft, held), held.draft
        clashes.clear()
        kept.clear()
        for key, one in typed.items():
            if key in refused or one.text == now.text(key):
                continue
            if version_of(now.text(key)) != one.seen:
                clashes[key] = Clash(key, one.text, now.fields.get(key, TypedText(now.text(key), "", "")))
                continue
            kept.append(key)
            after = after.typed(key, one.text, who.person, who.at)
        return after if kept else draft

    after = change_draft(setting.folder, setting.unit.code, _begin(setting), change)
    return Outcome(tuple(kept), tuple(clashes.values()), refused, over_form(setting, after))


def settle_apart(setting: Setting, *, of_form: bool) -> Held:
    """Decide between a draft and the form that was changed since: the form's texts for what is apart, or the page's."""

    def change(draft: Draft) -> Draft:
        held = over_form(setting, draft)
        gone = {one.key for one in held.apart} if of_form else set()
        fields = {key: typed for key, typed in draft.fields.items() if key not in gone}
        return Draft(draft.commune, held.draft.ground, fields)

    return over_form(setting, change_draft(setting.folder, setting.unit.code, _begin(setting), change))


def begin_anew(setting: Setting) -> None:
    """Take away all that was typed and not sent: the form as it lies is what counts. Raises as ``drop_draft``."""
    drop_draft(setting.folder, setting.unit.code)


def _changed(setting: Setting) -> dict[str, str]:
    """When the form was changed that lies there."""
    return moment_words(setting.own.changed.isoformat(timespec="seconds")) if setting.own else {"at": "–", "at_en": "–"}


def _begin(setting: Setting) -> Callable[[], Draft]:
    return lambda: Draft(setting.unit.code, ground_of(setting.own))


def _grounded(draft: Draft, held: Held) -> Draft:
    """The draft over the form as it lies now, but for one that is apart from it until somebody decides."""
    return draft if held.apart else replace(draft, ground=held.draft.ground)


def _too_long(setting: Setting, key: str, length: int) -> Problem:
    place = Place(setting.shown, cell=key)
    return problem("WEB-111", place, commune=setting.unit.code, given=length, most=LONGEST)


def refuse_apart(held: Held, setting: Setting) -> None:
    """Raise ProblemsFound (WEB-114) while a draft and its form are apart."""
    if held.apart:
        values = {"file": setting.shown, "n": len(held.apart)}
        raise ProblemsFound([problem("WEB-114", Place(setting.shown), commune=setting.unit.code, **values)])
