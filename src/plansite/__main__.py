"""`python -m plansite` is the command `plansite`."""

import sys

from plansite.commands.main import main

sys.exit(main())
