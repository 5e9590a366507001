"""Makes Office packages part by part, well formed or not."""

from __future__ import annotations

import io
import zipfile

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-'
    'officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)
_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ROOT_RELS = (
    f'<Relationships xmlns="{_PACKAGE_RELS}"><Relationship Id="rId1" '
    f'Type="{_RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
BOOK_RELS = (
    f'<Relationships xmlns="{_PACKAGE_RELS}"><Relationship Id="rId1" Type="{_RELS}/worksheet" '
    f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_RELS}/sharedStrings" '
    'Target="sharedStrings.xml"/></Relationships>'
)
SHEET_HEAD = f'<worksheet xmlns="{_MAIN}"><sheetData>'
SHEET_TAIL = "</sheetData></worksheet>"
STRINGS_HEAD = f'<sst xmlns="{_MAIN}">'
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
ODS_HEAD = (
    f'<office:document-content xmlns:office="{_OASIS}office:1.0" '
    f'xmlns:table="{_OASIS}table:1.0" xmlns:text="{_OASIS}text:1.0" '
    f'xmlns:style="{_OASIS}style:1.0">'
)
ODS_TAIL = "</office:document-content>"


def workbook(sheets="<sheet name='S' sheetId='1' r:id='rId1'/>"):
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELS}"><sheets>{sheets}</sheets></workbook>'


def sheet(data, after=""):
    return f"{SHEET_HEAD}{data}</sheetData>{after}</worksheet>"


def cells(*pairs):
    return "".join(f'<row><c r="{name}"><v>{value}</v></c></row>' for name, value in pairs)


def xlsx(data="", *, parts=None, after=""):
    """An xlsx with one sheet of `data`; `parts` replaces or adds parts, None removes one."""
    whole = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELS,
        "xl/workbook.xml": workbook(),
        "xl/_rels/workbook.xml.rels": BOOK_RELS,
        "xl/worksheets/sheet1.xml": sheet(data, after),
        **(parts or {}),
    }
    return pack({name: part for name, part in whole.items() if part is not None})


def ods(body, *, head="", styles=""):
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}{ODS_HEAD}'
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>{ODS_TAIL}"
    )
    return pack({"mimetype": ODS_TYPE, "content.xml": content})


def table(rows, name="S", more=""):
    return f'<table:table table:name="{name}" {more}>{rows}</table:table>'


def pack(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return stream.getvalue()


def repeated(parts, name, head, unit, times, tail):
    """Like `pack`, with one more part of `unit` repeated, which is never in memory whole."""
    stream = io.BytesIO(pack(parts))
    block = unit.encode() * 10_000
    with (
        zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as package,
        package.open(name, "w", force_zip64=True) as part,
    ):
        part.write(head.encode())
        for _ in range(times // 10_000):
            part.write(block)
        part.write(tail.encode())
    return stream.getvalue()
