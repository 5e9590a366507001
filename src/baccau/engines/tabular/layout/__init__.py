"""Where things are in a sheet: header rows, data, groups, totals, notes and blanks."""
