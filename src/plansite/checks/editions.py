"""Editions: plan.yml tells of them in the order of days, and what was kept of them stays as it was published."""

from collections.abc import Iterator
from itertools import pairwise

from plansite.edition.identity import drift, reused_identities
from plansite.edition.kept import Opened, opened
from plansite.ground.digests import digest
from plansite.ground.findings import Fault, Place, rule
from plansite.ground.identities import Identity
from plansite.model import Edition, Plan
from plansite.model.editions import LOCK, file_of


@rule("edition-order")
def wrong_order(plan: Plan) -> Iterator[Fault]:
    """The editions in plan.yml stand in the order of the days on which they were published, one for a day.

    Bad:  `published: "2022-06-30"` above `published: "2021-12-16"`; two editions of one day
    Good: the draft of 2021-12-16 first, then the final edition of 2022-06-30
    """
    for before, after in pairwise(plan.meta.editions):
        if after.published == before.published:
            yield Fault(
                place=after.at("published"),
                message=f"{after.published} is the day of the edition above, too",
                hint="an edition is known by its day: write the day on which this one was published",
                hint_zh="版次以公布日期区分，一日只有一版：请改为这一版实际公布的日期",
            )
        elif after.published < before.published:
            yield Fault(
                place=after.at("published"),
                message=f"the edition of {after.published} stands below that of {before.published}",
                hint="put the editions in the order of their days, the latest last",
                hint_zh="各版次请按公布日期先后排列，最新的放在最后",
            )


@rule("edition-kept")
def not_kept(plan: Plan) -> Iterator[Fault]:
    """Every edition but the last is kept in plan/editions/, and plan.yml tells of each that is kept.

    Bad:  an edition in plan.yml with a later one below it, and no file of its day; a file that plan.yml does not name
    Good: editions/2021-12-16.json, its line in editions.lock, and `published: "2021-12-16"` in plan.yml
    """
    told, there = {each.published for each in plan.meta.editions}, {each.date for each in plan.kept}
    for edition in plan.meta.editions[:-1]:
        if edition.published not in there:
            yield _gone(edition.at("published"), edition.published)
    for kept in plan.kept:
        if kept.text is None:
            yield _gone(kept.place, kept.date)
        elif kept.date not in told:
            yield Fault(
                place=kept.place,
                message=f"plan.yml tells of no edition of {kept.date}",
                hint="enter it under editions in plan.yml: its day, its name and what it is now",
                hint_zh="请在 plan.yml 的 editions 中写明这一版的公布日期、名称和现在的状态",
            )


def _gone(place: Place, date: str) -> Fault:
    return Fault(
        place=place,
        message=f"the edition of {date} is not kept: there is no {file_of(date)}",
        hint="restore the file as it was published; if it never was, release that edition before the next one",
        hint_zh=f"缺少 {file_of(date)}：请恢复当时发布的文件；如从未存档，请先发布该版，再编下一版",
    )


@rule("edition-digest")
def changed(plan: Plan) -> Iterator[Fault]:
    """A kept edition is never edited: it has the digest that was written down on the day of its release.

    Bad:  a word changed in editions/2021-12-16.json; such a file that `release` did not write
    Good: the file as `plansite release --edition NAME --date 2021-12-16` wrote it
    """
    for kept in plan.kept:
        if kept.text is not None and not kept.is_whole:
            what = f"its digest is not the one in {LOCK}" if kept.locked else f"{LOCK} does not name it"
            yield Fault(
                place=kept.place,
                message=f"the edition of {kept.date} is not as it was kept: {what}",
                hint="restore the file and the lock as they were published; what is to change goes into a new edition",
                hint_zh="已存档的版次不得改动：请恢复当时的文件和锁定文件；要改的内容请放进新的版次",
            )


@rule("edition-picture")
def picture_changed(plan: Plan) -> Iterator[Fault]:
    """A picture that a kept edition shows stays in pictures/ as it was: a new picture gets a new name.

    Bad:  pictures/map.png drawn anew under its name, or removed, where editions/2021-12-16.json shows it
    Good: the new one as pictures/map-2022.png, and pictures/map.png as it was
    """
    there = {each.name: digest(each.data) for each in plan.picture_files}
    for kept in plan.kept:
        for shown in kept.pictures:
            if there.get(shown.name) != shown.digest:
                what = "is not as it was" if shown.name in there else "is not there"
                yield Fault(
                    place=shown.place,
                    message=f"the edition of {kept.date} shows pictures/{shown.name}, which {what}",
                    hint="restore the file as it was published; a new picture needs a name of its own",
                    hint_zh=f"{kept.date} 的版次用到此图：请恢复当时的图片文件，新图请另取文件名",
                )


@rule("edition-form")
def unreadable(plan: Plan) -> Iterator[Fault]:
    """A kept edition is a document that this program reads, and the one of its day.

    Bad:  `"schema_version": 2` in a file that a newer program wrote; the document of another day under this name
    Good: the document as it was kept, of this version or an older one
    """
    for each in opened(plan):
        if problem := each.problem or _of_another_day(each):
            yield Fault(
                place=_at_version(each),
                message=f"the edition of {each.kept.date} cannot be read: {problem}",
                hint="a newer program wrote it: use that one; else restore the file as it was published",
                hint_zh="可能由更新版本的程序写成：请使用新版程序；否则请恢复当时发布的文件",
            )


def _of_another_day(each: Opened) -> str:
    editions = each.document.meta.editions if each.document else ()
    day = editions[-1].published if editions else "no day"
    return "" if day == each.kept.date else f"it is the document of {day}"


def _at_version(each: Opened) -> Place:
    """The line that tells the version of the form, or the first."""
    lines = (each.kept.text or "").split("\n")
    line = next((number for number, text in enumerate(lines, 1) if '"schema_version"' in text), 1)
    return Place(path=each.kept.place.path, line=line)


@rule("edition-dates")
def impossible_dates(plan: Plan) -> Iterator[Fault]:
    """An edition takes effect no sooner than it was adopted, and a draft for comment was not adopted.

    Bad:  `adopted: "2022-06-20"` and `effective: "2022-06-01"`; `status: draft` and `adopted: "2022-06-20"`
    Good: `adopted: "2022-06-20"`, `effective: "2022-07-01"`
    """
    for edition in plan.meta.editions:
        if edition.adopted and edition.effective and edition.effective < edition.adopted:
            yield _impossible(edition, "effective", "it takes effect before it was adopted", "施行日期早于批准日期")
        if edition.status == "draft" and edition.adopted:
            yield _impossible(edition, "adopted", "a draft for comment was adopted", "征求意见稿不应有批准日期")


def _place_of(plan: Plan, identity: Identity) -> Place:
    """Where a block of the original stands."""
    places = (passage.place for passage in plan.passages(plan.original) if passage.id == identity)
    return next(places, plan.meta.place)


def _impossible(edition: Edition, key: str, message: str, chinese: str) -> Fault:
    return Fault(
        place=edition.at(key),
        message=message,
        hint="correct the day or the status by the document that adopted the plan",
        hint_zh=f"{chinese}：请对照批准文件更正日期或状态",
    )


@rule("edition-identity")
def reused(plan: Plan) -> Iterator[Fault]:
    """An identity never comes to mean another text: not at once, and not when it comes back.

    Bad:  the text of m3-1-2 stands under m3-1-5 now, and another under m3-1-2; one that an edition between lacked is
          back with other words
    Good: the moved text under its own identity, the other under one that nothing ever had
    """
    for identity, other in sorted(reused_identities(plan).items()):
        yield Fault(
            place=_place_of(plan, identity),
            message=f"{identity} meant another text before"
            + (f", which stands under {other} now" if other else ", and was gone in an edition between"),
            hint="give the old text its identity back; a text that is new needs an identity that was never used",
            hint_zh=f"标识 {identity} 以前指另一内容：请恢复原标识，新内容请用从未用过的标识",
        )


@rule("edition-drift", level="warning")
def drifted(plan: Plan) -> Iterator[Fault]:
    """The original in plan/ is the one of the edition that plan.yml names: other words are another edition.

    Bad:  editions/2021-12-16.json, that day as the last in plan.yml, and a sentence changed in a chapter
    Good: the changed text under a new edition, begun by `plansite new-edition`
    """
    last = plan.meta.edition
    changed = drift(plan)
    if last and changed:
        listed = ", ".join(map(str, changed[:4])) + (" …" if len(changed) > 4 else "")
        yield Fault(
            place=last.at("published"),
            message=f"the original is not that of the edition of {last.published} any more: {listed}",
            hint="begin a new edition (plansite new-edition), or take the change back",
            hint_zh=f"原文与 {last.published} 存档的版次不同（{listed}）：请用 plansite new-edition 登记新版",
        )


EDITION_CHECKS = (wrong_order, not_kept, changed, picture_changed, unreadable, impossible_dates)
#: What compares the text with that of kept editions.
TEXT_CHECKS = (reused, drifted)
