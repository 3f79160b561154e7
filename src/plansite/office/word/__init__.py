"""The text of the plan as a Word file, and a Word file taken back into plan/."""
