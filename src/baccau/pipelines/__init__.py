"""Floor 1¾: file to understood rows, rows to a problem, plan to a workbook; no Django."""
