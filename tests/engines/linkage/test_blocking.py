from baccau.engines.linkage import PRODUCER_POLICY, Comparer, Record
from baccau.engines.linkage.blocking import BlockingIndex
from baccau.engines.linkage.compare import words_of
from baccau.engines.linkage.names import Lexicon


def prepared(*records):
    comparer = Comparer(PRODUCER_POLICY, Lexicon(words_of(r, PRODUCER_POLICY) for r in records))
    return [comparer.prepare(record) for record in records]


def test_record_sharing_more_comes_first():
    first, second, third, asked = prepared(
        Record(key="a", name="HTX Cao Phong"),
        Record(key="b", name="HTX Tài Hoan", commune_code="1"),
        Record(key="c", name="HTX Tài Lộc"),
        Record(key="d", name="HTX Tài Hoan", commune_code="1"),
    )
    index = BlockingIndex([first, second, third])
    assert list(index.candidates(asked, 5)) == [1, 2]
    assert index.candidates(asked, 1) == [1]


def test_number_finds_a_record_of_another_name():
    known, other, asked = prepared(
        Record(key="a", name="HTX Cao Phong", phone="+84912"),
        Record(key="b", name="HTX Tài Hoan"),
        Record(key="c", name="Cơ sở Bích Thao", phone="+84912"),
    )
    assert BlockingIndex([other, known]).candidates(asked, 5) == [1]


def test_words_written_together_are_found():
    known, asked = prepared(Record(key="a", name="HTX Mắc Ca"), Record(key="b", name="HTX Macca"))
    assert BlockingIndex([known]).candidates(asked, 5) == [0]


def test_key_that_most_records_share_is_left_out():
    crowd = [Record(key=f"k{n:03}", name=f"HTX Chung Riêng{n}") for n in range(200)]
    *known, asked = prepared(*crowd, Record(key="z", name="HTX Chung"))
    assert BlockingIndex(known).candidates(asked, 5) == []
    assert len(BlockingIndex(known[:100]).candidates(asked, 5)) == 5
