"""The one command `plansite`: a module for each subcommand; main.py lists them all.

A subcommand reads its arguments, calls the rooms and says what came of it. Each has the same exit codes:
0 done · 1 there are findings, or something failed · 2 wrong usage.
"""
