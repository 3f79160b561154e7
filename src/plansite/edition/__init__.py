"""版次. The plan as published on a day: the document that keeps it, what was kept, and how two editions compare."""
