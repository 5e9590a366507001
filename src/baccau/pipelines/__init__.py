"""Floor 1¾: from a file to understood rows, from rows to a problem, from a plan to a workbook; no Django."""
