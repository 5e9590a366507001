from baccau.engines.linkage import PRODUCER_POLICY, Record, link, merge_clusters

PLACE = {"commune_code": "02185", "province_code": "19"}
KNOWN = (Record(key="K1", name="HTX Tài Hoan", producer_type="cooperative", **PLACE),)


def test_clusters_join_what_is_the_same_and_nothing_unclear():
    rows = (
        Record(key="I1", name="HTX Tài Hoan", **PLACE),
        Record(key="I2", name="Hợp tác xã Tài Hoan", **PLACE),
        Record(key="I3", name="HTX Sơn Lâm", **PLACE),
        Record(key="I4", name="Hợp tác xã Sơn Lâm", **PLACE),
        Record(key="I5", name="HTX Tài Hoàn", **PLACE),
    )
    clusters = merge_clusters(link(rows, KNOWN, PRODUCER_POLICY))
    assert [(cluster.incoming, cluster.known) for cluster in clusters] == [
        (("I1", "I2"), ("K1",)),
        (("I3", "I4"), ()),
        (("I5",), ()),
    ]


def test_nothing_linked_makes_no_cluster():
    assert merge_clusters(()) == ()
