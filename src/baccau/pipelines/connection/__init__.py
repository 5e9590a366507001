"""Connection: rows of supply and demand → a problem → a plan → JSON and a workbook."""
