import io

import pytest

from baccau.doors.formats.opening import open_file
from baccau.doors.refusals import FileRefused, Limits


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"Rar!\x1a", "RAR"),
        (b"\xef\xbb\xbf  <!DOCTYPE html><html>", "HTML"),
        ("\ufeff<table>".encode("utf-16-le"), "HTML"),
        (b"<?xml version='1.0'?>", "XML"),
        (b"PK\x05\x06", "ZIP"),
        (b"\x09\x08\x10\x00", "Excel 5"),
    ],
)
def test_open_file_names_what_is_no_spreadsheet(head, found):
    with pytest.raises(FileRefused) as refused:
        open_file(io.BytesIO(head + b" " * 100), "S", Limits())
    assert refused.value.code == "not_a_spreadsheet"
    assert refused.value.facts == {"found": found}
