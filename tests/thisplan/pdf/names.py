"""The PDFs of the whole plan, by kind."""

from typing import Final

PLAIN: Final = ("plan.zh.pdf", "plan.en.pdf")
ANNOTATED: Final = ("plan.zh.annotated.pdf", "plan.en.annotated.pdf")
FACING: Final = "plan.zh-en.pdf"
WHOLE: Final = (*PLAIN, *ANNOTATED, FACING)
