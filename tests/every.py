"""Many short cases in one test: pytest spends more on a test of its own than such a case takes."""

from collections.abc import Callable, Iterable
from inspect import signature
from typing import Any


def every(cases: Iterable[Any]) -> Callable[[Callable[..., None]], Callable[[], None]]:
    """Try a test with each case, a tuple where it takes several arguments, and tell all that fail."""

    def wrap(test: Callable[..., None]) -> Callable[[], None]:
        several, each = len(signature(test).parameters) > 1, [*cases]
        assert each, f"{test.__name__} has no case"

        def of_all() -> None:
            told = (_fault(test, case if several else (case,)) for case in each)
            assert not (faults := list(filter(None, told))), "\n".join(faults)

        of_all.__name__, of_all.__doc__, of_all.__module__ = test.__name__, test.__doc__, test.__module__
        return of_all

    return wrap


def _fault(test: Callable[..., None], case: Iterable[Any]) -> str:
    try:
        test(*case)
    except Exception as error:
        return f"{case}: {type(error).__name__}: {error}"
    return ""
