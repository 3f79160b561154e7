"""consultation/templates/: the office's own templates for the papers of a round, ``form.zh.docx``."""

from collections.abc import Iterator

from plansite.ground.findings import Place
from plansite.load.folder import Folder
from plansite.model.papers import PAPER_KINDS, Template, template_name


def read_templates(folder: Folder) -> Iterator[Template]:
    """The templates that are there; a file of another name in their folder is one that nothing reads."""
    for kind in PAPER_KINDS:
        for code in folder.languages:
            name = template_name(kind, code)
            folder.known.add(name)
            if folder.has(name) and (data := folder.bytes_of(name)) is not None:
                yield Template(kind=kind, code=code, data=data, place=Place(path=folder.shown(name)))
