"""Identities: one form for each kind, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.ground.identities import _FORMS, Identity, example
from plansite.ground.vocabulary import KINDS, Kind
from tests.every import every

#: The keys of each kind. (To read a form anew for every example takes longer than to try it.)
KEYS = {kind: st.from_regex(_FORMS[kind][1], fullmatch=True, alphabet=st.characters(codec="ascii")) for kind in KINDS}


@st.composite
def identities(draw: st.DrawFn) -> Identity:
    kind = draw(st.sampled_from(KINDS))
    return Identity(kind=kind, key=draw(KEYS[kind]))


@given(identities())
def test_what_is_printed_reads_back(identity: Identity) -> None:
    assert Identity.parse(str(identity)) == identity


@given(st.text() | st.text("smpctain-g0123456789", max_size=12))
def test_what_is_read_prints_as_it_stood(text: str) -> None:
    try:
        identity = Identity.parse(text)
    except ValueError:
        return
    assert str(identity) == text


@every(KINDS)
def test_example_is_of_its_kind(kind: Kind) -> None:
    assert Identity.parse(example(kind)).kind == kind


@every(
    [
        ("3", "page", None, "3"),
        ("notice", "page", None, "notice"),
        ("s3-1", "section", 3, "s3-1"),
        ("m3-1-2", "measure", 3, "3-1-2"),
        ("p2-0-1", "paragraph", 2, "p2-0-1"),
        ("c3-1", "column", None, "c3-1"),
        ("c4", "column", None, "c4"),
        ("c3-1-2", "item", None, "c3-1-2"),
        ("t2", "table", None, "t2"),
        ("a1", "announcement", None, "a1"),
        ("i-pm25", "indicator", None, "i-pm25"),
        ("n-missing-number", "note", None, "n-missing-number"),
        ("g-3d", "term", None, "g-3d"),
    ]
)
def test_forms(text: str, kind: Kind, chapter: int | None, label: str) -> None:
    identity = Identity.parse(text)
    assert (identity.kind, identity.chapter, identity.label) == (kind, chapter, label)


@every(
    [
        *("", "m3-1", "m3-1-2-1", "s3", "m03-1-2", "m3.1.2", "M3-1-2", "m3-1-2 ", "m3-1-2\n", "m３-1-2", "m3-1-10000"),
        *("t", "t-1", "a", "i-", "i-PM25", "i-pm--25", "i-pm-", "n_x", "g-質量", "3-1", "x1", "#m3-1-2"),
    ]
)
def test_nope(text: str) -> None:
    with pytest.raises(ValueError, match="is not an identity"):
        Identity.parse(text)
