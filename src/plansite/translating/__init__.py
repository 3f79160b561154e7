"""A further language for a plan: its files laid out with every block and text that waits to be translated."""

from plansite.translating.layout import layout

__all__ = ["layout"]
