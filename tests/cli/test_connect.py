"""`baccau connect` as its user meets it: files in, exit code, JSON, workbook and words out."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from collections import defaultdict
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest

from baccau.cli.main import main

MONTHS = range(1, 13)
SUPPLY = [
    {
        "product_name": "Mật ong bạc hà", "producer_name": "HTX Tuấn Dũng",
        "commune_code": "02185", "province_code": "19", "commodity": "mint_honey", "stars": 4,
        "certified_on": "2025-03-01", "price_vnd": 200_000, "unit": "kg",
        "papers": "food_safety|barcode", "moq": 5, "months": [40] * 12,
    },
    {
        "product_name": "Mật ong hoa nhãn", "producer_name": "Hộ Nguyễn Văn Bình",
        "producer_type": "household",
        "province_code": "01", "commodity": "honey", "price_vnd": 180_000, "unit": "bottle",
        "pack_size": 1.5, "pack_unit": "kg", "papers": "food_safety", "months": [20] * 12,
    },
    {
        "product_name": "Gạo nếp", "producer_name": "HTX Nà Phặc", "commune_code": "02185",
        "province_code": "19", "commodity": "rice", "price_vnd": 30_000, "unit": "kg",
        "months": [500] * 6 + [0] * 6,
    },
]  # fmt: skip
DEMAND = [
    {
        "buyer_name": "Siêu thị Xanh", "buyer_kind": "supermarket", "province_code": "01",
        "commodity": "honey", "need_text": "Mật ong", "unit": "kg", "price_ceiling_vnd": 320_000,
        "papers_required": "food_safety", "months": [50] * 12,
    },
    {
        "buyer_name": "Bếp ăn Hoa Mai", "buyer_kind": "canteen", "province_code": "01",
        "commodity": "rice", "need_text": "Gạo", "unit": "kg", "price_ceiling_vnd": 40_000,
        "months": [100] * 12,
    },
    {
        "buyer_name": "Siêu thị Xanh", "buyer_kind": "supermarket", "province_code": "01",
        "commodity": "rice", "need_text": "Gạo có hóa đơn", "unit": "kg",
        "price_ceiling_vnd": 45_000, "papers_required": "e_invoice", "months": [60] * 12,
    },
]  # fmt: skip


def spread(row, prefix):
    months = {
        f"{prefix}_{month}": amount for month, amount in zip(MONTHS, row["months"], strict=True)
    }
    return {name: value for name, value in row.items() if name != "months"} | months


def table(rows, prefix):
    spread_rows = [spread(row, prefix) for row in rows]
    names = list(dict.fromkeys(name for row in spread_rows for name in row))
    return [names, *([row.get(name, "") for name in names] for row in spread_rows)]


def write_csv(path, rows, prefix):
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(table(rows, prefix))
    return path


@pytest.fixture
def files(tmp_path):
    return (
        write_csv(tmp_path / "cung.csv", SUPPLY, "capacity"),
        write_csv(tmp_path / "cau.csv", DEMAND, "quantity"),
    )


@dataclass(frozen=True)
class Answer:
    code: int
    out: str
    err: str
    folder: Path

    @property
    def plan(self):
        return json.loads((self.folder / "plan.json").read_text("utf-8"))


def in_process(*arguments):
    """Run the console script's main here; the whole program is told apart in two tests."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["connect", *map(str, arguments)])
    os.environ.pop("BACCAU_LANG", None)
    return code, out.getvalue(), err.getvalue()


def connect(*arguments, on="2026-11-24", lang="vi"):
    return in_process(*arguments, "--on", on, "--lang", lang)


def drawn(tmp_path, *arguments, expected=0, **options):
    target = tmp_path / "plan.json"
    code, _out, err = connect(*arguments, "--json", target, **options)
    assert code == expected, err
    return json.loads(target.read_text("utf-8"))


@pytest.fixture(scope="module")
def answer(tmp_path_factory):
    """One run of the whole program on both files, with every output."""
    folder = tmp_path_factory.mktemp("connect")
    supply = write_csv(folder / "cung.csv", SUPPLY, "capacity")
    demand = write_csv(folder / "cau.csv", DEMAND, "quantity")
    ran = subprocess.run(
        [sys.executable, "-m", "baccau.cli.main", "connect", supply, demand, "--on", "2026-11-24",
         "--json", folder / "plan.json", "-o", folder / "plan.xlsx"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return Answer(ran.returncode, ran.stdout, ran.stderr, folder)


@pytest.fixture
def plan(answer):
    return answer.plan


def sold(plan):
    total = defaultdict(float)
    for line in plan["allocations"]:
        total[line["supply"], line["month"]] += line["quantity"]
    return total


def test_a_plan_has_the_shape_of_the_contract(plan):
    assert plan["status"] == "optimal"
    assert set(plan["objective"]) == {"served_value_vnd", "fairness", "net_income_vnd"}
    assert plan["bound"]["served_value_vnd"] == plan["objective"]["served_value_vnd"]
    assert set(plan["seconds"]) == {"read", "solve", "explain", "total"}
    for line in plan["allocations"]:
        assert line["supply"].startswith("cung.csv!cung!")
        assert line["demand"].startswith("cau.csv!cau!")
        assert line["month"] in MONTHS
        assert line["quantity"] > 0
        assert line["unit"] == "kg"
        assert line["price_vnd"] > 0
        assert line["freight_vnd"] > 0
        assert all(reason["code"] and reason["message"] for reason in line["reasons"])
        assert line["reasons"]
    for lack in plan["unserved"]:
        assert set(lack) >= {"demand", "month", "quantity", "smallest_changes"}
        assert all(change["code"] for change in lack["smallest_changes"])
    for gap in plan["gaps"]:
        assert set(gap) >= {"supply", "code", "unlocks_demands", "unlocks_value_vnd"}


def test_served_value_is_what_the_lines_add_up_to(plan):
    ceilings = {"cau.csv!cau!2": 320_000, "cau.csv!cau!3": 40_000, "cau.csv!cau!4": 45_000}
    served = sum(line["quantity"] * ceilings[line["demand"]] for line in plan["allocations"])
    assert plan["objective"]["served_value_vnd"] == served
    net = sum(
        line["quantity"] * (line["price_vnd"] - line["freight_vnd"]) for line in plan["allocations"]
    )
    assert plan["objective"]["net_income_vnd"] == pytest.approx(net, abs=len(plan["allocations"]))


def test_bottles_meet_kilograms_and_a_narrow_honey_meets_honey(plan):
    honey = [line for line in plan["allocations"] if line["demand"] == "cau.csv!cau!2"]
    assert sum(line["quantity"] for line in honey) == 600
    bottles = [line for line in honey if line["supply"] == "cung.csv!cung!3"]
    assert {line["price_vnd"] for line in bottles} == {120_000}
    assert {line["supply"] for line in honey} == {"cung.csv!cung!2", "cung.csv!cung!3"}


def test_capacity_and_minimum_orders_hold(plan):
    capacity = {"cung.csv!cung!2": 40, "cung.csv!cung!3": 30, "cung.csv!cung!4": 500}
    for (supply, _month), quantity in sold(plan).items():
        assert quantity <= capacity[supply]
    assert all(
        line["quantity"] >= 5 for line in plan["allocations"] if line["supply"] == "cung.csv!cung!2"
    )


def test_a_missing_paper_is_a_gap_with_its_value(plan):
    [gap] = [
        it for it in plan["gaps"] if it["code"] == "paper_missing" and "together_with" not in it
    ]
    assert gap["supply"] == "cung.csv!cung!4"
    assert gap["paper"] == "e_invoice"
    assert gap["unlocks_demands"] == 1
    assert gap["unlocks_value_vnd"] == 6 * 60 * 30_000
    unserved = [it for it in plan["unserved"] if it["demand"] == "cau.csv!cau!4"]
    assert {it["month"] for it in unserved} == set(MONTHS)
    assert any(
        change["code"] == "drop_paper" for it in unserved for change in it["smallest_changes"]
    )


def test_one_workbook_may_hold_both_sides(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Cung"
    for row in table(SUPPLY, "capacity"):
        book.active.append(row)
    wanted = book.create_sheet("Cầu")
    for row in table(DEMAND, "quantity"):
        wanted.append(row)
    path = tmp_path / "hội nghị.xlsx"
    book.save(path)

    plan = drawn(tmp_path, path)

    assert plan["status"] == "optimal"
    assert {line["supply"].rpartition("!")[0] for line in plan["allocations"]} == {
        "hội nghị.xlsx!Cung"
    }
    assert {line["demand"].rpartition("!")[0] for line in plan["allocations"]} == {
        "hội nghị.xlsx!Cầu"
    }


def without_addresses(plan):
    """Return the plan with rows named by what they say instead of where they stand."""
    said = {row["key"]: json.dumps(row["values"], sort_keys=True) for row in plan["offers"]}
    said |= {row["key"]: json.dumps(row["values"], sort_keys=True) for row in plan["needs"]}

    def renamed(value):
        if isinstance(value, dict):
            return {name: renamed(inner) for name, inner in value.items() if name != "seconds"}
        if isinstance(value, list):
            return sorted((renamed(inner) for inner in value), key=json.dumps)
        return said.get(value, value) if isinstance(value, str) else value

    return json.dumps(renamed(plan), sort_keys=True)


def test_the_order_of_rows_means_nothing(tmp_path, answer):
    first = answer.plan
    supply, demand = [SUPPLY[place] for place in (2, 0, 1)], DEMAND[::-1]
    again = drawn(
        tmp_path,
        write_csv(tmp_path / "cau.csv", demand, "quantity"),
        write_csv(tmp_path / "cung.csv", supply, "capacity"),
    )

    assert [line["supply"] for line in first["allocations"]] != []
    assert without_addresses(first) == without_addresses(again)


def test_refused_rows_are_named_by_cell_with_reason_and_mend(tmp_path, files):
    broken = [*DEMAND, {**DEMAND[0], "need_text": "", "commodity": "", "months": [5] * 12}]
    demand = write_csv(tmp_path / "cau.csv", broken, "quantity")
    target = tmp_path / "plan.json"

    code, out, _err = connect(files[0], demand, "--json", target)

    assert code == 1
    refused = json.loads(target.read_text("utf-8"))["refused"]
    assert refused
    for one in refused:
        assert (one["file"], one["sheet"], one["row"]) == ("cau.csv", "cau", 5)
        assert one["cell"].endswith("5")
        assert one["code"]
        assert one["message"]
        assert one["remedy"]
        assert f"cau.csv!cau!{one['cell']}" in out


def test_an_unreadable_file_among_good_ones_is_refused_by_name(tmp_path, files):
    junk = tmp_path / "hỏng.xlsx"
    junk.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)

    plan = drawn(tmp_path, *files, junk, tmp_path / "không có.csv", expected=1)

    assert {one["file"] for one in plan["refused"]} == {"hỏng.xlsx", "không có.csv"}
    assert plan["allocations"]


def unusable(tmp_path, files, case):
    junk = tmp_path / "junk.bin"
    junk.write_bytes(os.urandom(3000))
    return {
        "missing": [tmp_path / "none.xlsx"],
        "junk": [junk],
        "folder": [tmp_path],
        "no demand": [files[0]],
        "no supply": [files[1]],
        "no files": [],
        "bad date": [*files, "--on", "32/13/2026"],
        "bad seconds": [*files, "--seconds", "nan"],
        "no time": [*files, "--seconds", "0"],
        "unknown option": [*files, "--speed", "9"],
        "output is input": [*files, "-o", files[0]],
        "output nowhere": [*files, "-o", tmp_path / "none" / "plan.xlsx"],
        "output is a folder": [*files, "--json", tmp_path],
    }[case]


@pytest.mark.parametrize(
    "case",
    ["missing", "junk", "folder", "no demand", "no supply", "no files", "bad date", "bad seconds",
     "no time", "unknown option", "output is input", "output nowhere", "output is a folder"],
)  # fmt: skip
def test_unusable_input_is_one_clear_line(tmp_path, files, case):
    arguments = unusable(tmp_path, files, case)
    before = files[0].read_bytes()
    code, out, err = in_process(*arguments)

    assert code == 2
    assert len(err.splitlines()) == 1
    assert "Error" not in err
    assert out == ""
    assert files[0].read_bytes() == before


def test_junk_ends_the_whole_program_in_one_line(tmp_path):
    junk = tmp_path / "junk.xlsx"
    junk.write_bytes(b"PK\x03\x04" + os.urandom(500))
    ran = subprocess.run(
        [sys.executable, "-m", "baccau.cli.main", "connect", junk, junk],
        capture_output=True, text=True, check=False,
    )  # fmt: skip

    assert ran.returncode == 2
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 1


def test_json_to_standard_output_is_json_alone(files):
    _code, out, _err = connect(*files, "--json", "-")
    assert json.loads(out)["status"] == "optimal"


def test_the_summary_speaks_both_languages(answer, files):
    code, english, _err = connect(*files, lang="en")

    assert (answer.code, code) == (0, 0)
    assert "Tối ưu đã chứng minh" in answer.out
    assert "hóa đơn điện tử" in answer.out.lower()
    assert "Proven optimal" in english
    assert "{" not in answer.out + english
    for code_word in ("paper_missing", "mint_honey", "e_invoice"):
        assert code_word not in answer.out + english


def test_progress_is_plain_lines_where_there_is_no_terminal(answer):
    assert "\r" not in answer.err
    assert len(answer.err.splitlines()) == 3


def test_rows_that_cannot_match_are_kept_and_told(tmp_path, files):
    bare = [
        *SUPPLY,
        {"product_name": "Gạo", "producer_name": "HTX A", "unit": "kg", "months": [10] * 12},
        {"product_name": "Qwzx", "producer_name": "HTX B", "months": [""] * 12},
    ]
    plan = drawn(tmp_path, write_csv(tmp_path / "cung.csv", bare, "capacity"), files[1])

    told = defaultdict(set)
    for gap in plan["gaps"]:
        told[gap["supply"]] |= {gap["code"], *(it["code"] for it in gap.get("together_with", ()))}
    assert plan["summary"]["offers"] == 5
    assert "not_priced" in told["cung.csv!cung!5"]
    assert told["cung.csv!cung!6"] == {
        "goods_unclear", "row_unit_missing", "capacity_zero", "not_priced",
    }  # fmt: skip


def messages(value):
    """Yield every sentence and remedy of a plan."""
    if isinstance(value, dict):
        yield from (value[name] for name in ("message", "remedy") if value.get(name))
        yield from (text for inner in value.values() for text in messages(inner))
    elif isinstance(value, list):
        yield from (text for inner in value for text in messages(inner))


def test_every_code_is_said_in_words(plan):
    told = list(messages(plan))

    assert told
    assert [text for text in told if re.search(r"[a-z]_[a-z]|[{}]| = ", text)] == []


@pytest.fixture
def book(answer):
    return answer.folder / "plan.xlsx"


def test_the_workbook_has_its_sheets_ready_to_print(book):
    workbook = openpyxl.load_workbook(book)

    assert workbook.sheetnames == [
        "Phương án", "Tổng hợp", "Nhu cầu chưa đáp ứng", "Việc nhà cung cấp cần làm", "Lỗi dữ liệu",
    ]  # fmt: skip
    for sheet in workbook:
        assert sheet.freeze_panes
        assert sheet.page_setup.orientation == "landscape"
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


def test_the_plan_sheet_holds_numbers_that_add_up(plan, book):
    values = list(openpyxl.load_workbook(book)["Phương án"].iter_rows(values_only=True))
    head = next(place for place, row in enumerate(values) if "Vì sao" in row)
    rows = [dict(zip(values[head], row, strict=True)) for row in values[head + 1 :]]

    assert sum(row["Thành tiền (₫)"] for row in rows) == sum(
        line["value_vnd"] for line in plan["allocations"]
    )
    assert sum(row["Tổng số lượng"] for row in rows) == sum(
        line["quantity"] for line in plan["allocations"]
    )
    assert all(row["Vì sao"] for row in rows)
    assert {row["Chủ thể"] for row in rows} == {
        "HTX Tuấn Dũng", "Hộ Nguyễn Văn Bình", "HTX Nà Phặc",
    }  # fmt: skip


def test_certificates_are_judged_on_the_day_asked(tmp_path, files):
    asked = [{**DEMAND[0], "min_stars": 4}]
    demand = write_csv(tmp_path / "cau.csv", asked, "quantity")

    now = drawn(tmp_path, files[0], demand, on="2026-11-24")
    later = drawn(tmp_path, files[0], demand, on="2028-03-02")

    assert {line["supply"] for line in now["allocations"]} == {"cung.csv!cung!2"}
    assert later["allocations"] == []
    assert dt.date.fromisoformat(later["on"]) == dt.date(2028, 3, 2)
