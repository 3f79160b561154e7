"""The desk: a page on this machine alone, with what the office does. It runs the commands of this package."""
