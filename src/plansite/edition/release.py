"""Keeping an edition: the files that a release writes, or why it must not."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from plansite.edition.document import Document, document
from plansite.edition.kept import Opened, opened
from plansite.edition.serial import json_text
from plansite.ground.digests import digest
from plansite.ground.findings import Place
from plansite.model import PictureFile, Plan
from plansite.model.editions import LOCK, file_of
from plansite.model.history import record


class NotReleased(Exception):
    """The edition cannot be kept; the message says why, in English and Chinese."""


def kept_files(plan: Plan, name: str, date: str, base: str = "") -> Mapping[str, str]:
    """The files below plan/ that keep the edition which plan/ holds: its document, and the lock with its digest.

    Args:
        plan: a plan that passed its checks.
        name: what plan.yml calls the edition, in any of its languages.
        date: the day of its publication, in ISO 8601.
        base: the public address of the site, or empty.

    Raises:
        NotReleased: plan.yml tells of no such edition, or another text was kept under its day.
    """
    _refuse_unknown(plan, name, date)
    now = document(_recorded(plan), base)
    before = next((each for each in opened(plan) if each.kept.date == date), None)
    if before and not _same(before, now):
        raise NotReleased(
            f"{file_of(date)} is kept already, and the text is not the same now: a kept edition is never edited; "
            f"enter a new edition in plan.yml\n"
            f"{date} 的版次已经存档，现文本与其不同：存档不得改动，请在 plan.yml 中登记新的版次"
        )
    text = before.kept.text if before and before.kept.text else json_text(now)
    digests = {kept.date: kept.locked for kept in plan.kept} | {date: digest(text)}
    digests |= {f"{kept.date}/{each.name}": each.digest for kept in plan.kept for each in kept.pictures}
    digests |= {f"{date}/{each.name}": digest(each.data) for each in _shown(plan)}
    lock = "".join(f"{name} {digest}\n" for name, digest in sorted(digests.items()))
    return {file_of(date): text, LOCK: lock}


def _shown(plan: Plan) -> Iterator[PictureFile]:
    """The files of the pictures that the edition shows, which stay in pictures/ as they are."""
    names = {picture.file for picture in plan.pictures}
    return (each for each in plan.picture_files if each.name in names)


def _same(before: Opened, now: Document) -> bool:
    """Whether a kept edition says what the plan says now; words and rules of the program may
    have changed since, and a round of consultation goes on while its text stays."""
    kept = before.document
    return kept is not None and kept == now.model_copy(
        update={key: getattr(kept, key) for key in ("version", "rights", "home", "meta", "rounds", "published")}
    )


def _recorded(plan: Plan) -> Plan:
    """The plan with all its identities published, as they are from this release on."""
    here = Place(path=LOCK)
    return replace(plan, published={identity: plan.published.get(identity, here) for identity in record(plan)})


def _refuse_unknown(plan: Plan, name: str, date: str) -> None:
    edition = plan.meta.edition
    if edition is None or edition.published != date or name not in edition.name.texts:
        last = f"{edition.name[plan.original]} ({edition.published})" if edition else "—"
        names = ", ".join(f'{each}: "{"…" if at else name}"' for at, each in enumerate(plan.languages))
        raise NotReleased(
            f"the last edition in plan.yml is {last}, and {name} ({date}) is to be kept. If that is the same one, "
            "give its name and day as plan.yml has them. If it is a new one, enter it first with plansite new-edition, "
            "or as the last under `editions` in plan.yml:\n"
            f"plan.yml 中最后一版是 {last}，现要存档的是 {name}（{date}）。如是同一版，请按 plan.yml 写名称和日期；"
            "如是新的一版，请先用 plansite new-edition 登记，或在 plan.yml 的 editions 末尾写上：\n"
            f'  - published: "{date}"\n    name: {{ {names} }}\n    status: adopted'
        )
