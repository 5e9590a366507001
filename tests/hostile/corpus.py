"""The hostile corpus: every file is made when a test asks for it."""

from __future__ import annotations

from tests.hostile.archives import ARCHIVES
from tests.hostile.cases import READ, case
from tests.hostile.compounds import COMPOUNDS
from tests.hostile.excel import EXCEL
from tests.hostile.opendocuments import OPENDOCUMENT
from tests.hostile.samples import good_ods, good_xls, good_xlsx
from tests.hostile.texts import TEXTS


def _cut(build, share):
    return lambda: (content := build())[: int(len(content) * share)]


TRUNCATED = tuple(
    case(
        f"{kind} cut at {share:.0%}",
        f"a.{kind}",
        _cut(build, share),
        READ,
        "corrupt",
        "empty",
        "not_a_spreadsheet",
    )
    for kind, build in (("xlsx", good_xlsx), ("xls", good_xls), ("ods", good_ods))
    for share in (0.02, 0.1, 0.3, 0.5, 0.8, 0.95, 0.999)
)

CORPUS = (*EXCEL, *ARCHIVES, *OPENDOCUMENT, *COMPOUNDS, *TEXTS, *TRUNCATED)
