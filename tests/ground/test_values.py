"""Values of indicators: the string of the source, exactly, and what it means."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plansite.ground.values import Value, ValueWords
from plansite.ground.vocabulary import COMPARATORS
from tests.every import every

DIGITS = st.from_regex(r"-?(?:0|[1-9][0-9]{0,7})(?:\.[0-9]{1,3})?", fullmatch=True)
WORDS = ValueWords(
    about_before=("约",), about_behind=("左右",), bounds_before={"不低于": "≥"}, bounds_behind={"以上": "≥"}
)


@given(st.sampled_from(("", *COMPARATORS)), DIGITS)
def test_what_is_printed_reads_back(comparator: str, digits: str) -> None:
    value = Value(text=comparator + digits, kind="number", comparator=comparator, digits=digits, number=Decimal(digits))
    assert Value.parse(str(value)) == value


@given(st.text() | st.text("0123456789.≥≤><-+e,—[]约左右", max_size=8))
def test_what_is_read_prints_as_it_stood(text: str) -> None:
    value = Value.parse(text, WORDS)
    assert str(value) == text
    assert (value.number is not None) == (value.kind == "number") == bool(value.digits)


@every(
    [
        ("98", "", "98"),
        ("≥98", "≥", "98"),
        ("<0.5", "<", "0.5"),
        ("40.0", "", "40.0"),
        ("-3.2", "", "-3.2"),
        ("－3.2", "", "-3.2"),
        ("＞55", ">", "55"),
        ("５５", "", "55"),
        ("76.8％", "", "76.8"),
        ("4.5‰", "", "4.5"),
        ("1,234.5", "", "1234.5"),
        ("98以上", "≥", "98"),
        ("不低于98%", "≥", "98"),
        ("≥ 98", "≥", "98"),
    ]
)
def test_number_is_exact(text: str, comparator: str, number: str) -> None:
    value = Value.parse(text, WORDS)
    assert (value.kind, value.comparator, str(value.number)) == ("number", comparator, number)


@every(
    [
        ("80—85", "range", "80", "85"),
        ("-1~-0.5", "range", "-1", "-0.5"),
        ("3%至4%", "range", "3", "4"),
        ("8%左右", "approximate", "8", "8"),
        ("约95", "approximate", "95", "95"),
        ("[13.5]", "cumulative", "13.5", "13.5"),
        ("〔18〕", "cumulative", "18", "18"),
        ("完成省下达任务", "words", "None", "None"),
        ("零发生", "words", "None", "None"),
        ("—", "void", "None", "None"),
    ]
)
def test_what_is_no_number_is_kept(text: str, kind: str, low: str, high: str) -> None:
    value = Value.parse(text, WORDS)
    assert (value.kind, str(value.low), str(value.high)) == (kind, low, high)
    assert (value.comparator, value.number) == ("", None)


@every(["≥", "≥9x", "1e3", "5.", "05", "1.2.3", "≥≥98", "95多", "1234567890123", "12,34"])
def test_broken(text: str) -> None:
    assert Value.parse(text, WORDS).kind == "broken"
