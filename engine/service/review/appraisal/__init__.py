"""The appraisal workbook both ways: a sheet a commune handed out, and what the board typed read back cell by cell.

It never writes the record: what was read back goes into it as acts, like every other act of the desk.
"""
