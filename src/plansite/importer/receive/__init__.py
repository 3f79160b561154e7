"""What arrives: a document in one of its forms becomes lines, tables and pictures in reading order.

``detect`` tells the forms apart by their content; ``text``, ``word``, ``web`` and ``portable`` read one form each.
What comes out (``received``) is the same for all, so that nothing behind this folder knows in which form a document
came.
"""

from plansite.importer.receive.detect import receive
from plansite.importer.receive.received import Beside, Cell, Form, Grid, Picture, Received, nothing

__all__ = ["Beside", "Cell", "Form", "Grid", "Picture", "Received", "nothing", "receive"]
