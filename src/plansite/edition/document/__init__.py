"""The published data as typed parts: ``Plan`` → ``Document`` → ``Plan``.

The document is what plan.json holds and what an edition is kept as. It imports nothing but the model and what lies
below it.
"""

from plansite.edition.document.making import document
from plansite.edition.document.restoring import from_document
from plansite.edition.document.whole import SCHEMA_VERSION, Document, read_document

__all__ = ["SCHEMA_VERSION", "Document", "document", "from_document", "read_document"]
