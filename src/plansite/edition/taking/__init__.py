"""A received later edition taken over into the files of a plan: identities, translations, tables, proposals."""
