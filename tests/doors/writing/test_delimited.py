import io
from datetime import UTC, date, datetime
from decimal import Decimal

from tests.doors.test_formulas import DANGEROUS

from baccau.doors.reading import read_bytes
from baccau.doors.writing import ColumnOut, SheetOut, write_csv


def written(*rows, delimiter=","):
    stream = io.StringIO(newline="")
    columns = tuple(ColumnOut(f"cột {n}") for n in range(len(rows[0])))
    write_csv(stream, SheetOut("S", columns, rows), delimiter=delimiter)
    return stream.getvalue()


def test_write_csv_quotes_and_guards_every_dangerous_text():
    lines = written(*[(text, "x") for text in DANGEROUS])
    for text in DANGEROUS:
        assert f'"\'{text}","x"\r\n' in lines
    assert lines.startswith('\ufeff"cột 0","cột 1"\r\n')


def test_write_csv_writes_each_type():
    row = (
        None,
        5,
        1.5,
        Decimal("2.50"),
        date(2026, 3, 15),
        datetime(2026, 3, 15, 8, 5, tzinfo=UTC),
    )
    assert written(row).splitlines()[1] == '"",5,1.5,"2.50","15/03/2026","15/03/2026 08:05"'


def test_write_csv_is_read_back_as_it_was():
    rows = [(text.strip(), 'Bưởi; "Phúc", Trạch\nhai') for text in DANGEROUS]
    for delimiter in (",", ";", "\t"):
        content = written(*rows, delimiter=delimiter).encode()
        (sheet,) = read_bytes(content, "a.csv").sheets
        assert list(sheet.rows[1:]) == rows
