"""A text shaken as a final edition is: blocks moved, reworded, split, merged, dropped and put in, with the truth kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from plansite.edition.comparison.blocks import Line, TextBlock
from plansite.ground.identities import Identity

#: Words that stand in no plan, for what is new.
NEW = "鹊桥星槎云锦瑶琴紫电青霜龙渊凤仪麟台兰亭曲水流觞"
LEAST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaken:
    """``blocks``: the received text under identities by position. ``truth``: what each of its blocks is."""

    blocks: tuple[TextBlock, ...]
    truth: dict[Identity, tuple[str, tuple[Identity, ...]]]
    gone: dict[Identity, str]


@dataclass(slots=True)
class _Shaker:
    random: Random
    truth: list[tuple[TextBlock, str, tuple[Identity, ...]]] = field(default_factory=list)
    gone: dict[Identity, str] = field(default_factory=dict)

    def block(self, block: TextBlock) -> None:
        dice = self.random.random()
        long = len(block.words) >= 2 * LEAST
        if block.id.kind not in {"measure", "paragraph", "item"} or dice < 0.35:
            self.put(block, "same", block.id)
        elif dice < 0.7:
            self.put(reworded(block, self.random), "same", block.id)
        elif dice < 0.78 and long:
            one, other = halves(block)
            self.put(one, "same", block.id)
            self.put(other, "split", block.id)
        elif (
            dice < 0.84
            and long
            and self.truth
            and self.truth[-1][1] == "same"
            and len(self.truth[-1][0].words) >= LEAST
        ):
            before, _, olds = self.truth.pop()
            if before.id.kind not in {"measure", "paragraph", "item"} or len(block.words) > len(before.words):
                self.truth.append((before, "same", olds))
                self.put(block, "same", block.id)
            else:
                self.put(
                    replace(
                        before,
                        lines=(*before.lines[:-1], Line(key="text", text=before.lines[-1].text + text_of(block))),
                    ),
                    "same",
                    *olds,
                )
                self.gone[block.id] = "merged"
        elif dice < 0.9:
            self.gone[block.id] = "dropped"
        else:
            self.put(block, "same", block.id)
            words = "".join(self.random.choice(NEW) for _ in range(40))
            self.put(replace(block, lines=(Line(key="text", text=words),)), "new")

    def put(self, block: TextBlock, fate: str, *old: Identity) -> None:
        self.truth.append((block, fate, old))

    def moved(self) -> None:
        """A tenth of the blocks change places with one nearby, in the same section."""
        for at in range(1, len(self.truth) - 1):
            one, other = self.truth[at], self.truth[at + 1]
            leaves = {one[0].id.kind, other[0].id.kind} <= {"measure", "paragraph"}
            if leaves and one[0].parent == other[0].parent and self.random.random() < 0.15:
                self.truth[at], self.truth[at + 1] = other, one


def shaken(blocks: tuple[TextBlock, ...], seed: int) -> Shaken:
    """The text of a later edition, made up by chance."""
    shaker = _Shaker(random=Random(seed))
    for block in blocks:
        shaker.block(block)
    shaker.moved()
    named = list(_by_position([block for block, _, _ in shaker.truth]))
    truth = {block.id: (fate, old) for block, (_, fate, old) in zip(named, shaker.truth, strict=True)}
    return Shaken(blocks=tuple(named), truth=truth, gone=shaker.gone)


def _by_position(blocks: list[TextBlock]) -> Iterator[TextBlock]:
    """The identities that an import gives: counted within chapter and section, so that they mean other texts than before."""
    counts: dict[str, int] = {}
    for block in blocks:
        kind, key = block.id.kind, block.id.key
        if kind in {"measure", "paragraph", "item"}:
            home = key.rpartition("-")[0]
            counts[f"{kind}{home}"] = counts.get(f"{kind}{home}", 0) + 1
            yield replace(block, id=Identity(kind=kind, key=f"{home}-{counts[f'{kind}{home}']}"))
        else:
            yield block


def text_of(block: TextBlock) -> str:
    return "".join(line.text for line in block.lines)


def reworded(block: TextBlock, random: Random) -> TextBlock:
    """A sixth of the words of its longest line changed, in two places."""
    at = max(range(len(block.lines)), key=lambda position: len(block.lines[position].text))
    line = block.lines[at]
    words, size = list(line.text), max(1, len(line.text) // 12)
    for _ in range(2):
        start = random.randrange(max(1, len(words) - size))
        words[start : start + size] = random.sample(NEW, min(size, len(NEW)))
    changed = Line(key=line.key, text="".join(words), number=line.number)
    return replace(block, lines=(*block.lines[:at], changed, *block.lines[at + 1 :]))


def halves(block: TextBlock) -> tuple[TextBlock, TextBlock]:
    """A block cut in two: the larger piece stays."""
    text = block.lines[-1].text
    cut = max(LEAST, int(len(text) * 0.6))
    first = replace(block, lines=(*block.lines[:-1], replace(block.lines[-1], text=text[:cut])))
    return first, replace(block, lines=(Line(key="text", text=text[cut:]),))
