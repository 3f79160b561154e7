"""Turn the text of a plan as received into the files of plan/ (Chinese only).

    python scripts/import_plan.py SOURCE --into plan/ [--force]

Prints what was recognised and what it was unsure of. Exit code 0: written; 1: cannot import, nothing written;
2: wrong usage.
"""

import argparse
import sys
from pathlib import Path

from plansite.importer.document import import_document
from plansite.importer.failures import ImportFailure
from plansite.importer.folder import refuse_to_overwrite, write_folder
from plansite.importer.report import report


def main(arguments: list[str] | None = None) -> int:
    """Run the command; its exit code."""
    parser = argparse.ArgumentParser(prog="import_plan.py", description="Turn a plan as received into plan/ files.")
    parser.add_argument("source", type=Path, help="the document as plain text, UTF-8")
    parser.add_argument("--into", type=Path, required=True, metavar="PLAN", help="the folder to write, e.g. plan/")
    parser.add_argument("--force", action="store_true", help="replace the files that an import makes")
    options = parser.parse_args(arguments)
    try:
        refuse_to_overwrite(options.into, force=options.force)
        made = import_document(options.source.read_bytes(), str(options.source))
        write_folder(options.into, made.files)
    except ImportFailure as failure:
        print(failure, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{error.filename or options.source}: {error.strerror or error}", file=sys.stderr)
        print("  hint: check the path and the rights\n  提示：请检查路径和权限", file=sys.stderr)
        return 1
    print("\n".join(report(made.outline, str(options.source), made.characters)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
