"""What `plansite collate` prints, in both languages."""

from collections.abc import Iterator

from plansite.consultation.collating import Collated
from plansite.model import Comment


def report(made: Collated, round_id: str) -> Iterator[str]:
    """The lines to print: what came of it, what wants an eye, and what could not be read."""
    comments = {comment.number: comment for comment in made.register.comments}
    fresh = [comments[number] for number in made.fresh]
    yield (
        f"round {round_id}: {len(fresh)} new comments, {len(made.joined)} joined by more senders; "
        f"{len(comments)} in all from {len(made.register.senders)} senders"
    )
    yield (
        f"第 {round_id} 轮：新登记意见 {len(fresh)} 条，{len(made.joined)} 条又有人提出；"
        f"共 {len(comments)} 条，来自 {len(made.register.senders)} 个提出人"
    )
    if made.silent:
        yield f"  {made.silent} wrote that they have no comment  {made.silent} 份来件表示没有意见"
    yield from _unplaced(fresh)
    yield from _masked(fresh)
    yield from _files(made)


def _unplaced(fresh: list[Comment]) -> Iterator[str]:
    lost = [comment for comment in fresh if comment.block is None and comment.found is None]
    if lost:
        yield f"  place unknown: {len(lost)}  位置不明 {len(lost)} 条：请在 comments.yml 中写上 block"
    for comment in lost:
        near = ", ".join(map(str, comment.candidates)) or "none 无"
        yield f"    {comment.number} {_start(comment)}  → {near}"


def _masked(fresh: list[Comment]) -> Iterator[str]:
    numbers = [str(comment.number) for comment in fresh if comment.masked]
    if numbers:
        yield f"  personal data masked in: {', '.join(numbers)}  以上意见中的个人信息已隐去"


def _files(made: Collated) -> Iterator[str]:
    for name in made.repeated:
        yield f"  read before, so not again: {name}  内容与已读文件相同，未重复登记"
    for day in dict.fromkeys(made.early):
        yield f"  day before the round opened, left out: {day}  早于征求意见开始之日，未登记日期"
    for name, line in made.left:
        yield f"  became no comment, in {name}: {line[:60]}  未作为意见登记"
    if made.unread:
        yield f"  could not be read: {len(made.unread)}  无法读取的文件 {len(made.unread)} 个"
    for name, trouble in made.unread:
        yield f"    {name}: {trouble}"


def _start(comment: Comment) -> str:
    text = " ".join(comment.suggestion.split())
    return text[:28] + ("…" if len(text) > 28 else "")
