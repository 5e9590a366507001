"""Which two records are the same thing, with the evidence."""

from baccau.engines.linkage.clusters import Cluster, merge_clusters
from baccau.engines.linkage.compare import Candidate, Comparer, Evidence
from baccau.engines.linkage.explain import Explanation, explain
from baccau.engines.linkage.link import link
from baccau.engines.linkage.policy import PRODUCER_POLICY, PRODUCT_POLICY, Policy
from baccau.engines.linkage.record import Record
from baccau.engines.linkage.settling import Link

__all__ = [
    "PRODUCER_POLICY",
    "PRODUCT_POLICY",
    "Candidate",
    "Cluster",
    "Comparer",
    "Evidence",
    "Explanation",
    "Link",
    "Policy",
    "Record",
    "explain",
    "link",
    "merge_clusters",
]
