"""A timetable problem as JSON in; the timetable as JSON or a workbook out."""
