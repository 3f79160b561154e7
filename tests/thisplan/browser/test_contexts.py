"""A context that was lent to one test brings nothing of it to the next."""

from tests.contexts import Contexts

LEFT = """async () => {
  const { state } = await navigator.permissions.query({ name: "clipboard-read" });
  return [localStorage.getItem("x"), document.cookie, state];
}"""


def test_nothing_is_left_of_the_test_before(contexts: Contexts, server: str) -> None:
    with contexts.lent(server) as context:
        page = context.new_page()
        page.goto("/zh/")
        new = page.evaluate(LEFT)
        context.grant_permissions(["clipboard-read"])
        page.evaluate("() => { localStorage.setItem('x', '1'); document.cookie = 'x=1; max-age=600'; }")
        assert page.evaluate(LEFT) == ["1", "x=1", "granted"]
    with contexts.lent(server) as again:
        assert again is context
        page = again.new_page()
        page.goto("/zh/")
        assert page.evaluate(LEFT) == new
        assert len(again.pages) == 2  # and the one that is parked
