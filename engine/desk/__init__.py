"""The policy desk: the law as a workbook that its editors read and change, and back."""
