"""The data of plan/ as one spreadsheet, and a spreadsheet taken back into plan/."""
