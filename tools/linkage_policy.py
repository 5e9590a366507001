"""Write docs/linkage-policy.md from the policies of engines/linkage and their sentences.

Run as `python -m tools.linkage_policy`; a test keeps the page current.
"""

from __future__ import annotations

import math
from pathlib import Path

from baccau.engines.linkage import PRODUCER_POLICY, PRODUCT_POLICY, Policy
from baccau.reference.messages import sentence

PAGE = Path(__file__).parents[1] / "docs/linkage-policy.md"

_OPENING = """\
# What a match is

When a list comes in, each of its producers and products is compared with the known ones. This
page is the whole rule. It is written by `python -m tools.linkage_policy` from
`src/baccau/engines/linkage/policy.py`, and a test keeps the two the same.

## The rule

1. **Candidates** are records that share a number (tax code, phone, e-mail, certificate), a word
   that is not common, two neighbouring words, or a commune. The 12 that share most are compared
   in full. Folded text (without tone marks) finds candidates; it never decides.
2. **Names** are compared word by word, in any order. The legal form (HTX, Cty TNHH …) is set
   aside and tells the kind of producer; abbreviations are written out; TCVN3 and VNI text is
   read as what it says. Rare words weigh more than common ones. Pack sizes and stars are no
   part of a product's name. A row typed wholly without marks says nothing about tones; in any
   other row a bare word has the level tone, so Trang and Trạng are two words.
3. **Evidence** from every field has a weight in log-odds. What is not known counts neither way.
   The weights and the prior add up to a probability.
4. **Verdict.** Evidence that *decides* makes the pair the same, unless something forbids it or
   the names are far apart: then it is asked. Evidence that *forbids* makes the pair two.
   Otherwise the probability tells, and evidence that must be *asked* keeps the pair from being
   joined without a person.
5. **Between candidates.** Two that fit almost equally are asked about. One known record is not
   claimed by two incoming records that are plainly two. Rows of the same file are compared with
   one another in the same way; but a list of products names each once, so two of its rows that
   differ by a word or a number are two, and none is asked about a product another row is.

"""


def page() -> str:
    """Return the page."""
    return _OPENING + "\n".join(map(_section, (PRODUCER_POLICY, PRODUCT_POLICY)))


def _section(policy: Policy) -> str:
    asked = ", ".join(f"`{code}`" for code in sorted(policy.lifted))
    lifting = " or ".join(f"`{code}`" for code in sorted(policy.corroborates))
    rows = [
        f"| `{code}` | {_said(code)} | {weight:+.1f} | {_role(code, policy)} |"
        for code, weight in sorted(policy.weights.items())
    ]
    return "\n".join(
        [
            f"## {policy.kind.capitalize()}s",
            "",
            (
                f"Prior {policy.prior:+.1f}. Same from {policy.auto:.0%} "
                f"(log-odds {math.log(policy.auto / (1 - policy.auto)):.2f}), asked from "
                f"{policy.review:.0%}, new below. The best candidate must lead the second by "
                f"{policy.margin:.1f}. Names are close from {policy.name_close:.2f} and near from "
                f"{policy.name_near:.2f}, or when one has all the telling words of the other."
            ),
            *([f"With {lifting}, these are not asked: {asked}."] if lifting else []),
            "",
            "| evidence | what it says of A and B | weight | role |",
            "|---|---|---:|---|",
            *rows,
            "",
        ]
    )


def _said(code: str) -> str:
    return sentence(f"link_{code}", {"left": "A", "right": "B"}, "en")


def _role(code: str, policy: Policy) -> str:
    roles = (("decides", policy.decides), ("forbids", policy.forbids), ("is asked", policy.asks))
    return ", ".join(role for role, codes in roles if code in codes)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
