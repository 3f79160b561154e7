"""What was published stays: an identity that is gone has a successor, and every entry about it leads somewhere."""

from collections.abc import Iterator

from plansite.ground.findings import Edit, Fault, Place, Proposal, Question, did_you_mean, rule
from plansite.ground.identities import Identity
from plansite.ground.vocabulary import KIND_NAMES
from plansite.model import Move, Plan
from plansite.model.history import identities


@rule("identity-vanished")
def vanished(plan: Plan) -> Iterator[Fault]:
    """An identity that was once published stays, or plan/moved.yml says what stands in its place.

    Bad:  `m3-1-2` in identities.lock, no such block in the plan, nothing about it in moved.yml
    Good: the block under its identity; or `- from: m3-1-2`, `to: m3-1-5` in moved.yml
    """
    asked = {identity for proposal in plan.proposals for identity in proposal.gone}
    kept = {*identities(plan), *(move.source for move in plan.moved), *asked}
    gone = {identity: place for identity, place in plan.published.items() if identity not in kept}
    for identity, place in gone.items():
        if _column(identity) in gone:
            continue  # asked with its special column
        with_it = tuple(each for each in gone if _column(each) == identity)
        hint, hint_zh = _what_to_do(plan, identity)
        of_it = f", with {', '.join(map(str, with_it))}" if with_it else ""
        yield Fault(
            place=place,
            message=f"{identity} was published and is gone{of_it}: links to it would be dead",
            hint=hint,
            hint_zh=hint_zh,
            proposal=_successor(plan, identity, with_it),
        )


def _column(identity: Identity) -> Identity | None:
    """The special column of an item."""
    return Identity(kind="column", key=identity.key.rpartition("-")[0]) if identity.kind == "item" else None


def _what_to_do(plan: Plan, identity: Identity) -> tuple[str, str]:
    """What to do about an identity that is gone: a block, a note, a term, a row."""
    entry = f'- {{ from: {identity}, to: m1-1-1, date: "2022-01-10", reason: {{ … }} }}'
    name, name_zh = KIND_NAMES[identity.kind]
    match identity.kind:
        case "note":
            where, where_zh = "the block on which the note hung", "注原来所在的段落"
        case "term":
            where, where_zh = "another term (g-…), or a chapter that uses it", "另一术语（g-…），或用到它的一章"
        case "indicator":
            where, where_zh = "the row that replaces it (i-…), or the table (t1)", "接替它的一行（i-…），或该表（t1）"
        case _:
            where, where_zh = "the block, section or chapter that stands in its place", "接替它的段落、节或章"
    return (
        f"if you took this {name} out on purpose, add to moved.yml where its links lead to ({where}): {entry}; "
        "if not, give it back its identity",
        f"若有意删去此{name_zh}，请在 moved.yml 中加一条，写明指向它的链接转到哪里（{where_zh}）："
        f"{entry}；若非有意，请恢复原标识",
    )


def _successor(plan: Plan, identity: Identity, with_it: tuple[Identity, ...]) -> Proposal:
    """The entry of moved.yml, and those of what went along; where to, and why, an editor says once."""
    path = plan.meta.place.path.replace("plan.yml", "moved.yml")
    reason = ", ".join(f'{code}: "⟦reason-{code}⟧"' for code in map(str, plan.languages))
    rest = f'  to: ⟦to⟧\n  date: "⟦date⟧"\n  reason: {{ {reason} }}\n'
    new = "".join(f"- from: {each}\n{rest}" for each in (identity, *with_it))
    questions = (
        Question(
            key="to",
            words=f"which identity stands in the place of {identity} (its links lead there)?",
            words_zh=f"{identity} 不见了，指向它的链接转到哪个标识？",
        ),
        Question(key="date", words="on which day (2022-01-10)?", words_zh="日期（如 2022-01-10）？"),
        *(
            Question(
                key=f"reason-{language}",
                words=f"why, in {language.english_name}?",
                words_zh=f"为什么（{language.chinese_name}）？",
            )
            for language in plan.languages
        ),
    )
    return Proposal(edits=(Edit(path=path, line=0, old="", new=new),), questions=questions)


@rule("lock-missing", level="warning")
def nothing_recorded(plan: Plan) -> Iterator[Fault]:
    """What has been published is recorded: without identities.lock nothing keeps its identities from vanishing.

    Bad:  an entry in changes.yml, and no identities.lock
    Good: identities.lock as `make release` wrote it
    """
    if plan.changes and not plan.published:
        yield Fault(
            place=Place(path=plan.meta.place.path.replace("plan.yml", "identities.lock")),
            message="this file is missing, though changes.yml tells what was published",
            hint="restore it as it was last published; if this is the first time, run make release",
            hint_zh="缺少这个文件，changes.yml 却记有发布情况：请恢复上次发布的文件；首次发布请运行 make release",
        )


@rule("moved-target")
def bad_move(plan: Plan) -> Iterator[Fault]:
    """An entry of moved.yml leads from an identity that was published and is gone to one that stands in the plan.

    Bad:  `from: m3-1-2`, `to: m3-1-9` where there is no m3-1-9, or where m3-1-2 still stands, or where m3-1-9 moved on
    Good: `from: m3-1-2`, `to: m3-1-5`
    """
    present = identities(plan)
    seen: set[Identity] = set()
    for move in plan.moved:
        yield from _bad_source(plan, move, present, seen)
        yield from _bad_target(plan, move, present)
        seen.add(move.source)


def _bad_source(plan: Plan, move: Move, present: tuple[Identity, ...], seen: set[Identity]) -> Iterator[Fault]:
    source, place = move.source, move.at("from")
    if source in seen:
        yield Fault(
            place=place,
            message=f"{source} is moved twice",
            hint="keep the entry that leads to where the text is now",
            hint_zh=f"{source} 有两条移动记录：请只留指向现处的一条",
        )
    if source in present:
        yield Fault(
            place=place,
            message=f"{source} still stands in the plan, so it cannot lead elsewhere",
            hint="if this is the same text (elsewhere, or back again), take this entry out; another text must not "
            "answer to old links: give it an identity never used",
            hint_zh=f"{source} 仍在规划中：同一内容（已挪动或恢复）请删去这一条；若是另一内容，请换一个从未用过的标识",
        )
    elif source not in plan.published:
        hint, hint_zh = did_you_mean(str(source), map(str, plan.published))
        yield Fault(
            place=place,
            message=f"{source} was never published, so nothing leads to it",
            hint=f"take this entry out, or correct the identity; {hint}",
            hint_zh=f"{source} 从未发布过：请删去这一条或更正标识；{hint_zh}",
        )


def _bad_target(plan: Plan, move: Move, present: tuple[Identity, ...]) -> Iterator[Fault]:
    if move.target in present:
        return
    end = _end(plan, move)
    hint, hint_zh = did_you_mean(str(move.target), map(str, present))
    if end in present:
        hint, hint_zh = f"it moved itself: lead straight to {end}", f"它自己也已移走：请直接指向 {end}"
    yield Fault(
        place=move.at("to"),
        message=f"there is no {move.target} in the plan for {move.source} to lead to",
        hint=hint,
        hint_zh=f"规划中没有 {move.target}；{hint_zh}",
    )


def _end(plan: Plan, move: Move) -> Identity:
    """Where a chain of moves ends; in a circle, somewhere on it."""
    onward = {each.source: each.target for each in plan.moved}
    end = move.target
    for _ in plan.moved:
        end = onward.get(end, end)
    return end


@rule("change-block")
def unknown_change(plan: Plan) -> Iterator[Fault]:
    """An entry of changes.yml names blocks that are there, or that moved.yml leads on.

    Bad:  `blocks: [m3-9-9]` where there is no such block
    Good: `blocks: [m3-1-2]`
    """
    known = {*identities(plan), *(move.source for move in plan.moved)}
    for change in plan.changes:
        for identity in change.blocks:
            if identity not in known:
                hint, hint_zh = did_you_mean(str(identity), map(str, known))
                yield Fault(
                    place=change.at("blocks"),
                    message=f"there is no block {identity}",
                    hint=hint,
                    hint_zh=f"没有标识为 {identity} 的内容；{hint_zh}",
                )
