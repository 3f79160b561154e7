"""Where notes stand, and which number each has."""

from plansite.pages.notes import HangingNote, NotePlacer


def _placer(*notes: tuple[str, str, str]) -> NotePlacer[str]:
    return NotePlacer(HangingNote(block=block, after=after, note=note) for block, after, note in notes)


def _told(placer: NotePlacer[str], text: str, block: str, *, last: bool = True) -> list[tuple[int, int, str]]:
    return [(each.offset, each.number, each.note) for each in placer.place(text, block, last=last)]


def test_note_stands_behind_its_words() -> None:
    assert _told(_placer(("m1-1-1", "steel", "a")), "Of steel, much.", "m1-1-1") == [(8, 1, "a")]


def test_notes_of_one_text_are_counted_in_reading_order() -> None:
    placer = _placer(("m1-1-1", "much", "b"), ("m1-1-1", "steel", "a"))
    assert _told(placer, "Of steel, much.", "m1-1-1") == [(8, 1, "a"), (14, 2, "b")]


def test_note_without_words_waits_for_the_last_text() -> None:
    placer = _placer(("m1-1-1", "", "a"))
    assert _told(placer, "A lead.", "m1-1-1", last=False) == []
    assert _told(placer, "A text.", "m1-1-1") == [(7, 1, "a")]


def test_note_is_placed_once() -> None:
    placer = _placer(("t1", "steel", "a"))
    assert _told(placer, "steel", "t1") == [(5, 1, "a")]
    assert _told(placer, "more steel", "t1") == []


def test_note_stays_where_its_words_do_not_stand() -> None:
    assert _told(_placer(("m1-1-1", "iron", "a")), "Of steel.", "m1-1-1") == []


def test_numbers_go_on_from_block_to_block() -> None:
    placer = _placer(("m1-1-1", "", "a"), ("m1-1-2", "", "b"))
    assert _told(placer, "One.", "m1-1-1") == [(4, 1, "a")]
    assert _told(placer, "Two.", "m1-1-2") == [(4, 2, "b")]
