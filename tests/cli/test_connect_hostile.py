"""`baccau connect` on sheets full of slips: it refuses rows, never falls."""

from __future__ import annotations

import csv
import io
import json
import random
from contextlib import redirect_stderr, redirect_stdout

import pytest

from baccau.cli.main import main

HEAD_SUPPLY = ["product_name", "producer_name", "commodity", "unit", "pack_size", "pack_unit",
               "price_vnd", "moq", "stars", "certified_on", "papers", "province_code",
               *(f"capacity_{month}" for month in range(1, 13))]  # fmt: skip
HEAD_DEMAND = ["buyer_name", "need_text", "commodity", "unit", "price_ceiling_vnd", "min_stars",
               "discount_percent", "max_suppliers", "papers_required", "province_code",
               *(f"quantity_{month}" for month in range(1, 13))]  # fmt: skip
SOUND = {
    "product_name": "Mật ong", "producer_name": "HTX A", "buyer_name": "Siêu thị B",
    "need_text": "Mật ong", "commodity": "honey", "unit": "kg", "price_vnd": "90000",
    "price_ceiling_vnd": "250000", "province_code": "19", "stars": "3",
}  # fmt: skip
SLIPS = ["", "abc", "-5", "1e309", "nan", "=1+1", "99999999999999999999", "0,5", "25k", "20-30k",
         "\x00", "🐝", "III", "2026-13-45", "|||", "tấn", "hộp", "500 kg/tháng", "١٢"]  # fmt: skip


def slipped(path, head, prefix, chance):
    rows = [
        [SOUND.get(name, "40" if name.startswith(prefix) else "") for name in head]
        for _ in range(8)
    ]
    for _ in range(chance.randrange(1, 60)):
        chance.choice(rows)[chance.randrange(len(head))] = chance.choice(SLIPS)
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *rows])
    return str(path)


@pytest.mark.parametrize("seed", range(12))
def test_slips_refuse_rows_and_break_nothing(tmp_path, seed):
    chance = random.Random(seed)  # noqa: S311  (seeded slips, not secrets)
    supply = slipped(tmp_path / "s.csv", HEAD_SUPPLY, "capacity", chance)
    demand = slipped(tmp_path / "d.csv", HEAD_DEMAND, "quantity", chance)
    target = tmp_path / "plan.json"
    err = io.StringIO()

    with redirect_stdout(io.StringIO()), redirect_stderr(err):
        code = main(["connect", supply, demand, "--json", str(target), "--on", "2026-11-24"])

    assert code in {0, 1, 2}
    assert "BACCAU_DEBUG" not in err.getvalue()
    if code < 2:
        plan = json.loads(target.read_text("utf-8"))
        assert bool(plan["refused"]) is (code == 1)
        assert plan["bound"]["served_value_vnd"] >= plan["objective"]["served_value_vnd"]
