"""Values of indicators: the string of the source, exactly."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plansite.ground.values import Value
from plansite.ground.vocabulary import COMPARATORS

DIGITS = st.from_regex(r"(?:0|[1-9][0-9]{0,30})(?:\.[0-9]{1,30})?", fullmatch=True)


@given(st.sampled_from(("", *COMPARATORS)), DIGITS)
def test_what_is_printed_reads_back(comparator: str, digits: str) -> None:
    value = Value(text=comparator + digits, comparator=comparator, digits=digits, number=Decimal(digits))
    assert Value.parse(str(value)) == value


@given(st.text() | st.text("0123456789.≥≤><-+e,", max_size=8))
def test_what_is_read_prints_as_it_stood(text: str) -> None:
    assert str(Value.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "comparator", "number"),
    [
        ("98", "", "98"),
        ("≥98", "≥", "98"),
        ("≤27", "≤", "27"),
        (">1", ">", "1"),
        ("<0.5", "<", "0.5"),
        ("99.04", "", "99.04"),
        ("40.0", "", "40.0"),
        ("0.1234567890123456789012345", "", "0.1234567890123456789012345"),
    ],
)
def test_number_is_exact(text: str, comparator: str, number: str) -> None:
    value = Value.parse(text)
    assert (value.comparator, str(value.number)) == (comparator, number)
    assert value.number == Decimal(number)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "≥",
            "≥9x",
            "95%",
            "约95",
            "9,500",
            "1e3",
            "-1",
            "+1",
            ".5",
            "5.",
            "05",
            "98 ",
            " 98",
            "98\n",
            "９８",
            "٣",
        ),
        *("≥≥98", "98以上", "NaN", "Infinity", "1_000", "1.2.3", "≥ 98"),
    ],
)
def test_nope(text: str) -> None:
    value = Value.parse(text)
    assert (value.text, value.comparator, value.digits, value.number) == (text, "", "", None)
    assert not value.plausible
