"""The office's own Word templates: each paper is filled into them, and says of whoever made them nothing."""

import io
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest

from plansite.checks.round_papers import broken_template
from plansite.commands.main import main
from plansite.consultation.received import Author
from plansite.consultation.senders import Known
from plansite.forms import form_files
from plansite.forms.comments import form_template, form_values
from plansite.forms.drafts import draft
from plansite.forms.package import pack
from plansite.forms.reply import Reply, replies, word_of
from plansite.forms.results import results_document, results_values
from plansite.model import Plan, Round, Template
from plansite.model.papers import FIELDS, PAPER_KINDS, template_name
from tests.bad_plans import template_with
from tests.loaded import PLANS, SMALL, read

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
EMBLEM = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c6360000000020001"
    "48afa4710000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return read(PLANS / "consulted")


@pytest.fixture(scope="module")
def each(plan: Plan) -> Round:
    return plan.rounds[0]


def shape(value: Any) -> Any:
    """The names of fields; of several the first stands for all."""
    if isinstance(value, list | tuple):
        return [shape(value[0])] if isinstance(value[0], dict) else []
    return {key: shape(value[key]) for key in sorted(value)} if isinstance(value, dict) else None


def reply_to(plan: Plan, each: Round, number: int = 1) -> Reply:
    known = Known(round=each.id, number=1, author=Author(name="赵小川"), comments=(number,))
    return next(replies(plan, each, (known,), plan.original))


def test_each_paper_has_the_fields_that_its_templates_are_checked_by(plan: Plan, each: Round) -> None:
    language = plan.original
    sender, row = (dict.fromkeys(fields, "") for fields in (FIELDS["form"]["sender"], FIELDS["form"]["rows"][0]))
    made = {
        "form": form_values(plan, each, language, sender, [row]),
        "results": results_values(plan, each, language),
        "reply": reply_to(plan, each).fields,
    }
    assert {kind: shape(values) for kind, values in made.items()} == {kind: shape(FIELDS[kind]) for kind in PAPER_KINDS}


def with_template(plan: Plan, kind: Any, find: str, put: str) -> Plan:
    data = template_with(kind, plan.original.code, find, put)
    place = plan.rounds[0].place
    return replace(plan, templates=(Template(kind=kind, code=plan.original.code, data=data, place=place),))


def text_of(data: bytes) -> str:
    body = docx.Document(io.BytesIO(data)).element.body
    return "\n".join("".join(each.text or "" for each in part.iter(f"{WORD}t")) for part in body.iter(f"{WORD}p"))


def test_the_results_are_filled_into_the_template_of_the_office(plan: Plan, each: Round) -> None:
    own = with_template(plan, "results", "{{ title }}", "来自县政府的模板：收到{{ people }}人的意见{{ count }}条")
    text = text_of(pack(results_document(own, each, plan.original)))
    assert text.startswith("来自县政府的模板：收到16人的意见32条") and "建议改为8所。" in text
    assert not any(mark in text for mark in ("{{", "{%"))


def test_the_reply_is_filled_into_the_template_of_the_office(plan: Plan, each: Round) -> None:
    own = with_template(plan, "reply", "{{ comment.answer }}", "承办：{{ comment.unit }}（{{ comment.place }}）")
    text = text_of(word_of(own, reply_to(plan, each), plan.original))
    assert "赵小川：" in text and "意见1：建议改为8所。" in text and "承办：县教育局（举措2-1-1）" in text


def test_what_somebody_writes_is_never_read_as_a_field(plan: Plan, each: Round) -> None:
    comment = each.comments[0].model_copy(update={"suggestion": "<b>&{{ title }}{% raw %}\n第二行"})
    said = replace(each, register=each.register.model_copy(update={"comments": (comment,)}))  # type: ignore[union-attr]
    text = text_of(word_of(plan, reply_to(plan, said, comment.number), plan.original))
    assert "<b>&{{ title }}{% raw %}第二行" in text
    assert "<b>&{{ title }}{% raw %}第二行" in text_of(pack(results_document(plan, said, plan.original)))


def test_a_form_with_an_emblem_goes_to_the_browser_without_who_made_it(plan: Plan, each: Round) -> None:
    document = docx.Document(io.BytesIO(draft("form", plan.original)))
    document.add_picture(io.BytesIO(EMBLEM))
    document.core_properties.author = document.core_properties.last_modified_by = "李文书"
    out = io.BytesIO()
    document.save(out)
    template = Template(kind="form", code=plan.original.code, data=out.getvalue(), place=each.place)
    made = form_template(replace(plan, templates=(template,)), each, plan.original)
    assert made.parts["word/media/image1.png"] == EMBLEM
    assert not any("李文书".encode() in data for data in made.parts.values())


def test_a_form_without_a_table_is_told(plan: Plan, each: Round) -> None:
    """People could fill it in; the browser could not."""
    document = docx.Document()
    for line in (
        "{%p for row in rows %}",
        "章节条款：{{ row.place }}",
        "修改建议：{{ row.suggestion }}",
        "{%p endfor %}",
    ):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    template = Template(kind="form", code=plan.original.code, data=out.getvalue(), place=each.place)
    (found,) = broken_template(replace(plan, templates=(template,)))
    assert found.message.startswith("nothing that stands in row.place or row.suggestion comes back")


def test_an_office_gets_templates_that_are_good_and_keeps_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(shutil.copytree(SMALL, tmp_path / "plan"))
    shutil.copytree(PLANS / "asking", folder / "consultation")
    assert main(["templates", "--plan", str(folder)]) == 0
    own = read(folder)
    assert len(own.templates) == len(PAPER_KINDS) * len(own.languages)
    assert main(["check", "--plan", str(folder)]) == 0
    name = folder / template_name("form", own.original.code)
    changed = template_with("form", own.original.code, "{{ title }}", "我们的表")
    name.write_bytes(changed)
    assert main(["templates", "--plan", str(folder)]) == 0 and name.read_bytes() == changed
    form = form_files(read(folder))[f"commenting/form-2099-01.{own.original}.docx"]
    assert isinstance(form, bytes) and "我们的表" in text_of(form)
    name.unlink()
    assert f"left as it is: {folder / template_name('reply', 'en')}" in capsys.readouterr().out


def test_a_reply_is_not_written_into_a_broken_template(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, inbox = Path(shutil.copytree(PLANS / "consulted", tmp_path / "plan")), tmp_path / "inbox"
    inbox.mkdir()
    heads = "round,number,kind,name,organisation,contact,comments,files"
    (inbox / "senders.csv").write_text(f"{heads}\n2023-03,1,person,赵小川,,,1,x.docx\n", "utf-8")
    broken = folder / template_name("reply", "zh")
    broken.parent.mkdir()
    broken.write_bytes(template_with("reply", "zh", "{{ unit }}", "{{ unti }}"))
    assert main(["answers", "2023-03", "--plan", str(folder), "--inbox", str(inbox), "--word"]) == 1
    assert "there is no field unti" in capsys.readouterr().out and not (inbox / "answers").exists()
