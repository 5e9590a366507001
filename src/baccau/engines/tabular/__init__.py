"""What a messy sheet says: layout, columns, values, and each problem by cell."""
