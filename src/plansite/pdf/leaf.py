"""What the templates of papers beside the plan (a form, the results of a round) are told of their plan and language."""

from dataclasses import asdict
from typing import Any

from plansite.ground.typefaces import chosen
from plansite.languages import Language
from plansite.model import Plan
from plansite.pdf.compose import tongue
from plansite.pdf.typesetter import design


def leaf(plan: Plan, language: Language, *, title: str, version: str) -> dict[str, Any]:
    """Design, faces, words and issuer; the paper adds what it says."""
    issuer = plan.meta.issuer
    return {
        "design": design(language),
        "faces": {use: (face.family,) for use, face in chosen(plan.fonts, language.typesetting.faces).items()},
        "tongue": asdict(tongue(language)),
        "annotated": False,
        "issuer": (issuer[language],) if issuer else (),
        "version": version,
        "title": title,
    }
