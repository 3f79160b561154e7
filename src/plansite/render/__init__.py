"""``Plan`` → the Markdown that MkDocs reads, as text by path: see ``everything``. Writes nothing."""
