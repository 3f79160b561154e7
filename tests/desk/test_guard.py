"""Nobody but a browser on this machine, with the token, talks to the desk."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.served import Desk, serving_desk


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with serving_desk(tmp_path_factory.mktemp("desk")) as served:
        yield served


def asked(desk: Desk, path: str, *, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", desk.port)
    connection.request(method, path, headers={"Host": f"127.0.0.1:{desk.port}", **headers})
    answer = connection.getresponse()
    got = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return got


def test_with_the_token_there_is_a_page_under_a_strict_policy(desk: Desk) -> None:
    status, headers, body = asked(desk, f"/{desk.office.token}/en/")
    assert status == 200 and "What" not in str(status)
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "script-src" not in headers["content-security-policy"] and b"<script" not in body
    assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/", {}),
        ("/another-token/en/", {}),
        ("/{token}/en/", {"Host": "evil.example"}),
        ("/{token}/en/", {"Host": "evil.example:80"}),
        ("/{token}/en/findings", {"Origin": "http://evil.example"}),
        ("/{token}/en/findings", {"Origin": "null"}),
    ],
)
def test_all_others_are_refused(desk: Desk, path: str, headers: dict[str, str]) -> None:
    assert asked(desk, path.replace("{token}", desk.office.token), **headers)[0] == 403


@pytest.mark.parametrize("path", ["site/../../plan/plan.yml", "site/%2e%2e/plan/plan.yml", "site/none.html"])
def test_only_the_site_is_served(desk: Desk, path: str) -> None:
    assert asked(desk, f"/{desk.office.token}/{path}")[0] in (400, 404)


def test_what_is_gone_says_so_and_changes_nothing(desk: Desk) -> None:
    before = {path: path.read_bytes() for path in sorted(desk.office.plan.rglob("*.yml"))}
    for path in ("sheets/write", "findings/apply", "start/other", "undo"):
        status, _, _ = asked(desk, f"/{desk.office.token}/zh/{path}", method="POST")
        assert status in (303, 400)
    assert before == {path: path.read_bytes() for path in sorted(desk.office.plan.rglob("*.yml"))}


def test_an_upload_keeps_its_name_and_no_path(desk: Desk) -> None:
    kept = desk.office.keep("..\\..\\evil/../plan.xlsx", b"x")
    assert kept.name == "plan.xlsx" and kept.is_relative_to(desk.office.uploads)
    assert desk.office.kept("../../etc/passwd") is None
    assert desk.office.kept(Path(kept).relative_to(desk.office.uploads).as_posix()) == kept.resolve()
