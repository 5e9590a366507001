"""Lists of producers and products to be linked, made by seed, with the truth beside them.

Names are real ones of published OCOP lists and combinations of their parts. Each incoming record
is the same as a known one and corrupted, or a trap (alike and another), or plainly new.
"""

from __future__ import annotations

import csv
import random
from dataclasses import dataclass, replace
from pathlib import Path

from benchmarks.instances.corruption import corrupted, happens, other_tone, style

from baccau.engines.linkage import Record
from baccau.reference.commodities import ancestors, commodities

_REAL = Path(__file__).parents[2] / "tests/reference/ocop_products_labelled.csv"
_SYLLABLES = (
    "An", "Anh", "Bách", "Bảo", "Bích", "Bình", "Cao", "Chí", "Cường", "Dương", "Đại", "Đạt",
    "Đông", "Đức", "Giang", "Hà", "Hải", "Hạnh", "Hiền", "Hiệp", "Hoa", "Hòa", "Hoàng", "Hồng",
    "Hùng", "Huệ", "Hương", "Khánh", "Khoa", "Kiên", "Lâm", "Lan", "Lập", "Linh", "Loan", "Long",
    "Lộc", "Mai", "Mạnh", "Minh", "Mộc", "Mường", "Mỹ", "Nam", "Ngân", "Ngọc", "Nguyên", "Nhung",
    "Ninh", "Phong", "Phú", "Phúc", "Phương", "Quang", "Quỳnh", "Sơn", "Tài", "Tâm", "Tân",
    "Thái", "Thanh", "Thành", "Thảo", "Thắng", "Thịnh", "Thiên", "Thu", "Thủy", "Tiến", "Toàn",
    "Trà", "Trang", "Trung", "Trúc", "Tú", "Tuấn", "Tuyết", "Vân", "Việt", "Vinh", "Vũ", "Xuân",
    "Yên", "Bản", "Nà", "Pác", "Khau", "Tả", "Lùng", "Chiềng", "Hưng", "Hợp", "Phát", "Lợi",
    "Nhật",
)  # fmt: skip
_SURNAMES = (
    "Nguyễn", "Trần", "Lê", "Hoàng", "Nông", "Vàng", "Triệu", "Lý", "Hà", "Bàn", "Đặng", "Vũ",
    "Phạm", "Lò", "Giàng", "Ma", "Chu",
)  # fmt: skip
_MIDDLES = (
    "Văn", "Thị", "Đức", "Minh", "Hữu", "Ngọc", "Xuân", "Thanh",
)  # fmt: skip
_TRADES = (
    "nông nghiệp", "dịch vụ nông nghiệp", "nông nghiệp và dịch vụ", "chế biến nông sản",
    "sản xuất và thương mại", "nông lâm nghiệp", "chè", "mật ong", "miến dong", "nông sản sạch",
)  # fmt: skip
_FORMS = {
    "cooperative": "Hợp tác xã",
    "cooperative_group": "Tổ hợp tác",
    "company": "Công ty TNHH",
    "household": "Hộ kinh doanh",
}
_LINES = (("khô", "tươi"), ("đỏ", "đen"), ("túi lọc", "hộp quà"), ("đặc biệt", "hữu cơ"))


@dataclass(frozen=True, slots=True)
class Instance:
    """Two lists and the truth: each incoming key's known key, or `None`, and its kind."""

    known: tuple[Record, ...]
    incoming: tuple[Record, ...]
    truth: dict[str, str | None]
    kinds: dict[str, str]


def producers(size: int, seed: int) -> Instance:
    """Make `size` known producers and as many incoming."""
    chance = random.Random(seed)
    known = tuple(_producer(f"K{number}", chance) for number in range(size))
    return _instance(known, chance, _PRODUCER_TRAPS, lambda key: _producer(key, chance))


def products(size: int, seed: int) -> Instance:
    """Make `size` known products, one to four a maker, and as many incoming."""
    chance = random.Random(seed)
    makers = [_producer(f"M{number}", chance) for number in range(max(1, size // 2))]
    known = tuple(_product(f"K{number}", makers, chance) for number in range(size))
    return _instance(known, chance, _PRODUCT_TRAPS, lambda key: _product(key, makers, chance))


def _instance(known, chance, traps, fresh) -> Instance:  # noqa: ANN001  (a script's inner step)
    incoming, truth, kinds = [], {}, {}
    matched = chance.sample(range(len(known)), round(len(known) * 0.6))
    for number in range(len(known)):
        key = f"I{number}"
        if number < len(matched):
            record, kind = _seen_again(known[matched[number]], chance), "same"
            truth[key] = known[matched[number]].key
        elif happens(chance, 0.6):
            kind = chance.choice(sorted(traps))
            record, truth[key] = _thinned(traps[kind](chance.choice(known), chance), chance), None
        else:
            record, kind, truth[key] = fresh(key), "new", None
        kinds[key] = kind
        incoming.append(replace(record, key=key))
    chance.shuffle(incoming)
    return Instance(known, tuple(incoming), truth, kinds)


def _place(chance: random.Random) -> dict[str, str]:
    province = chance.randrange(34)
    return {
        "province_code": f"{province:02}",
        "commune_code": f"{province * 98 + chance.randrange(98):05}",
    }


def _numbers(chance: random.Random) -> dict[str, str | None]:
    tax = f"{chance.randrange(10**9, 10**10)}" if happens(chance, 0.7) else None
    phone = f"+849{chance.randrange(10**8):08}" if happens(chance, 0.85) else None
    return {"tax_code": tax, "phone": phone}


def _brand(chance: random.Random) -> str:
    return " ".join(chance.choice(_SYLLABLES) for _ in range(2 if happens(chance, 0.85) else 3))


def _producer(key: str, chance: random.Random) -> Record:
    kind = chance.choices(sorted(_FORMS), weights=(25, 40, 5, 30))[0]
    if kind == "household" and happens(chance, 0.7):
        name = f"{chance.choice(_SURNAMES)} {chance.choice(_MIDDLES)} {chance.choice(_SYLLABLES)}"
    elif happens(chance, 0.02):
        name = chance.choice(_real_makers())
        return Record(key=key, name=name, **_numbers(chance), **_place(chance))
    else:
        trade = f"{chance.choice(_TRADES)} " if happens(chance, 0.4) else ""
        number = f" {chance.randrange(2, 99)}" if happens(chance, 0.03) else ""
        name = f"{trade}{_brand(chance)}{number}"
    return Record(
        key=key,
        name=f"{_FORMS[kind]} {name}",
        producer_type=kind,
        **_numbers(chance),
        **_place(chance),
    )


def _real_makers() -> list[str]:
    with _REAL.open(encoding="utf-8", newline="") as file:
        return sorted({row["producer"] for row in csv.DictReader(file) if row["producer"]})


def _real_products() -> list[tuple[str, str]]:
    with _REAL.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [(row["product"], row["commodity"]) for row in rows if row["commodity"]]


_REAL_PRODUCTS = _real_products()


def _product(key: str, makers: list[Record], chance: random.Random) -> Record:
    maker = chance.choice(makers)
    if happens(chance, 0.1):
        name, code = chance.choice(_REAL_PRODUCTS)
        goods = next(item for item in commodities() if item.code == code)
    else:
        goods = chance.choice(commodities())
        head = chance.choice((goods.name_vi, goods.name_vi, *goods.synonyms[:3]))
        brand = " ".join(maker.name.split()[-2:]) if happens(chance, 0.6) else _brand(chance)
        line = f" {chance.choice(chance.choice(_LINES))}" if happens(chance, 0.3) else ""
        degree = f" {chance.choice((20, 25, 29, 35, 40, 60))} độ" if happens(chance, 0.04) else ""
        name = f"{head}{line} {brand}{degree}"
    return Record(
        key=key,
        name=name,
        maker=maker.name,
        maker_key=maker.key,
        producer_type=maker.producer_type,
        tax_code=maker.tax_code,
        phone=maker.phone,
        commune_code=maker.commune_code,
        province_code=maker.province_code,
        commodity=goods.code,
        broader=frozenset(ancestors(goods.code)),
        product_set=goods.product_set,
        pack=chance.choice(("500 g", "1 kg", "250 g", None)),
        certificate_no=f"{chance.randrange(34):02}-{chance.randrange(10**5):05}-{key}-2024",
    )


def _thinned(record: Record, chance: random.Random) -> Record:
    """Return the record as far as another list knows it: numbers and places left out."""
    keep = {
        "tax_code": 0.5, "phone": 0.6, "commune_code": 0.75, "maker_key": 0.7, "maker": 0.85,
        "certificate_no": 0.35, "pack": 0.7, "commodity": 0.9, "product_set": 0.8,
        "producer_type": 0.9,
    }  # fmt: skip
    lost = {name: None for name, share in keep.items() if not happens(chance, share)}
    return replace(record, **lost)


def _seen_again(record: Record, chance: random.Random) -> Record:
    extra = "OCOP" if record.maker else ""
    typed = style(chance)
    changed = replace(
        record,
        name=corrupted(record.name, chance, typed, extra=extra),
        maker=corrupted(record.maker, chance, typed) if record.maker else None,
    )
    if happens(chance, 0.08):
        changed = replace(changed, phone=f"+849{chance.randrange(10**8):08}")
    return _thinned(changed, chance)


def _tone_trap(record: Record, chance: random.Random) -> Record:
    """Another owner in the same commune whose name differs by one tone."""
    words = record.name.split()
    toned = [place for place, word in enumerate(words) if other_tone(word, chance) != word]
    if not toned:
        return _number_trap(record, chance)
    place = toned[-1]
    words[place] = other_tone(words[place], chance)
    changed = replace(record, name=" ".join(words), certificate_no=None)
    if record.maker is None:
        return replace(changed, **_numbers(chance))
    return changed


def _owner_trap(record: Record, chance: random.Random) -> Record:
    """The company of a cooperative's owner: same brand, place and phone, another body."""
    form = "Công ty TNHH" if record.producer_type != "company" else "Hợp tác xã"
    bare = record.name
    for long in _FORMS.values():
        bare = bare.removeprefix(f"{long} ")
    kind = "company" if form.startswith("Công") else "cooperative"
    return replace(
        record, name=f"{form} {bare}", producer_type=kind, tax_code=_numbers(chance)["tax_code"]
    )


def _elsewhere_trap(record: Record, chance: random.Random) -> Record:
    """A namesake in another place."""
    return replace(record, **_numbers(chance), **_place(chance))


def _syllable_trap(record: Record, chance: random.Random) -> Record:
    """A neighbour whose brand shares one syllable."""
    words = record.name.split()
    words[-1] = chance.choice([item for item in _SYLLABLES if item != words[-1]])
    return replace(record, name=" ".join(words), **_numbers(chance))


def _number_trap(record: Record, chance: random.Random) -> Record:
    """The same name with another number (40 and 60 degrees; cooperatives 2 and 12)."""
    return replace(
        record, name=f"{record.name} {chance.randrange(2, 90)}", certificate_no=None,
        tax_code=None, phone=None,
    )  # fmt: skip


def _line_trap(record: Record, chance: random.Random) -> Record:
    """Another line of the same maker."""
    one, other = chance.choice(_LINES)
    words = record.name.split()
    for word, instead in ((one, other), (other, one)):
        if f" {word} " in f" {record.name} ":
            return replace(record, name=record.name.replace(word, instead), certificate_no=None)
    return replace(record, name=" ".join([*words[:-2], one, *words[-2:]]), certificate_no=None)


def _maker_trap(record: Record, chance: random.Random) -> Record:
    """The same product of another maker of the commune."""
    maker = _producer("", chance)
    return replace(
        record, maker=maker.name, maker_key=f"other {chance.random()}", certificate_no=None,
        producer_type=maker.producer_type, tax_code=maker.tax_code, phone=maker.phone,
    )  # fmt: skip


_PRODUCER_TRAPS = {
    "tone": _tone_trap,
    "owner": _owner_trap,
    "elsewhere": _elsewhere_trap,
    "syllable": _syllable_trap,
    "number": _number_trap,
}
_PRODUCT_TRAPS = {
    "tone": _tone_trap,
    "line": _line_trap,
    "maker": _maker_trap,
    "number": _number_trap,
}
