from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from tests.corpus.layouts import CASES
from tests.corpus.writing import Case, Page, write

BY_NAME = {case.name: case for case in CASES}


def baccau(*arguments, lang="vi"):
    environment = {**os.environ, "BACCAU_LANG": lang, "PYTHONIOENCODING": "utf-8"}
    environment.pop("BACCAU_DEBUG", None)
    return subprocess.run(
        [sys.executable, "-m", "baccau.cli.main", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )


@pytest.fixture
def supply(tmp_path):
    return write(BY_NAME["contract_example"], tmp_path)


def test_intake_writes_the_contract(supply, tmp_path):
    out = tmp_path / "out.json"
    ran = baccau("intake", supply, "--json", out)
    assert (ran.returncode, ran.stderr) == (0, "")
    (sheet,) = json.loads(out.read_text("utf-8"))["sheets"]
    assert (sheet["name"], sheet["kind"], sheet["header_rows"]) == ("Sản phẩm", "supply", [5, 6])
    assert sheet["columns"]["C"] == "product_name"
    (row,) = sheet["rows"]
    assert row["row"] == 9
    assert row["values"]["commune_code"] == "02185"
    assert {"cell", "code", "severity", "message", "proposal"} <= set(row["problems"][0])
    assert {"rows", "reason"} <= set(sheet["skipped"][0])


def test_intake_summary_names_columns_problems_and_skipped_rows(supply):
    ran = baccau("intake", supply)
    assert ran.returncode == 0
    for told in ("Sản phẩm", "product_name", "G9", "dòng nhóm: 7–8", "dòng tổng cộng: 10"):
        assert told in ran.stdout


def test_intake_speaks_english(supply):
    ran = baccau("intake", supply, "--lang", "en")
    assert "group rows: 7–8" in ran.stdout


def test_intake_json_on_standard_output_is_only_json(supply):
    assert json.loads(baccau("intake", supply, "--json", "-").stdout)["file"] == supply.name


def test_intake_with_refused_rows_exits_1_and_names_them(tmp_path):
    page = Page([["Tên sản phẩm", "Chủ thể"], ["Miến dong", "HTX A"], [None, "HTX B"]])
    ran = baccau("intake", write(Case("a", (page,)), tmp_path), "--json", tmp_path / "o.json")
    assert ran.returncode == 1
    assert "A3" in ran.stdout
    (refused,) = json.loads((tmp_path / "o.json").read_text("utf-8"))["refused"]
    assert (refused["row"], refused["codes"]) == (3, ["product_name_missing"])


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("b.xlsx", b""),
        ("c.csv", "một dòng chữ không phải bảng".encode()),
        ("d.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)),
    ],
)
def test_intake_of_an_unusable_file_exits_2_with_one_line(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content)
    ran = baccau("intake", path)
    assert ran.returncode == 2
    assert len(ran.stderr.strip().splitlines()) == 1
    assert "Traceback" not in ran.stderr


def test_intake_of_a_missing_file_exits_2(tmp_path):
    ran = baccau("intake", tmp_path / "none.xlsx")
    assert ran.returncode == 2
    assert len(ran.stderr.strip().splitlines()) == 1


def test_intake_without_a_file_exits_2():
    ran = baccau("intake")
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_intake_says_when_it_cannot_write(supply, tmp_path):
    ran = baccau("intake", supply, "--json", tmp_path / "no" / "such" / "folder.json")
    assert ran.returncode == 2
    assert len(ran.stderr.strip().splitlines()) == 1


def test_intake_obeys_the_kind_it_is_told(supply, tmp_path):
    out = tmp_path / "o.json"
    baccau("intake", supply, "--kind", "demand", "--json", out)
    assert json.loads(out.read_text("utf-8"))["sheets"][0]["kind"] == "demand"
