import pytest

from regesta.ingest.firstlines import dateline
from regesta.ingest.parts import parts, title_of
from regesta.lexicons import lexicon

BODY = "The ferry sailed on Monday with forty passengers, the harbour office said."


def _found(text: str, **options: object) -> list[tuple[str, str]]:
    title = options.pop("title", title_of(text))
    found = parts(text, title=title, dateline=dateline(text), **options)  # type: ignore[arg-type]
    return [(part.kind, text[part.start : part.end]) for part in found]


def test_a_whole_report() -> None:
    text = "\n".join(
        [
            "Ferry sails again", "First trip in five years", "By Ann Example", "14 September 2023", "",
            f"SARRIN, Sept. 13 (Meridian) -- {BODY}",
            "The envoy[2] waves from the deck. Yonhap News Agency",
            "Photo: the quay at night",
            "He promised more trips.[A1] They came.",
            "No tribunal. The islands are ours. — Orun Example (@example) March 21, 2024",
            "Read also: The bridge that never was",
            BODY,
            "© The Example Daily. All rights reserved.",
        ]
    )  # fmt: skip
    assert _found(text) == [
        ("headline", "Ferry sails again"),
        ("standfirst", "First trip in five years"),
        ("credit", "By Ann Example"),
        ("credit", "14 September 2023"),
        ("dateline", "SARRIN, Sept. 13 (Meridian) --"),
        ("caption", "The envoy[2] waves from the deck."),
        ("credit", "Yonhap News Agency"),
        ("caption", "Photo: the quay at night"),
        ("leftover", "[A1]"),
        ("embedded", "No tribunal. The islands are ours. — Orun Example (@example) March 21, 2024"),
        ("boilerplate", "Read also: The bridge that never was"),
        ("boilerplate", "© The Example Daily. All rights reserved."),
    ]


@pytest.mark.parametrize("entry", lexicon("ingest/page")["lines"], ids=lambda entry: entry["example"][:30])
def test_every_line_of_the_lexicon_finds_its_example_and_no_paragraph(entry: dict[str, str]) -> None:
    text = f"{BODY}\n{entry['example']}\n{BODY}"
    assert _found(text, title=None) == [(entry["kind"], entry["example"])]


def test_headlines_after_related_belong_to_it_up_to_the_next_sentence() -> None:
    text = f"{BODY}\nRelated articles\nBridge opens\nTram closes\n{BODY}\nAnother short line"
    assert _found(text, title=None) == [
        ("boilerplate", "Related articles"), ("boilerplate", "Bridge opens"), ("boilerplate", "Tram closes"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line",
    [
        "Subscribers to the line rose to 4,000, the company said.",
        "Recall that the treaty was signed in May.",
        "Details of the talks were not made known.",
        "Soldiers [in the border region] held the bridge, he said.",
        "He paid +4 percent more.",
        "Follow-up talks are planned.",
        "Commenting on the talks, the minister said no.",
        "The two agreed. Then AP workers struck.",
        "Related "
        + "matters were talked of at length by the two ministers, who met for the third time this year. " * 4,
    ],
)
def test_body_is_left_alone(line: str) -> None:
    assert _found(f"{BODY}\n{line}\n{BODY}", title=None) == []


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("Ferry sails again", "Ferry sails again"),
        ("‘We will sail’: ferry is back", "‘We will sail’: ferry is back"),
        ("The ferry sailed on Monday.", None),
        ("ferry", None),
        ("in lower case it is no headline", None),
        ("14 September 2023", None),
        ("By Ann Example", None),
        ("Photo: the quay at night", None),
        ("https://daily.example/a", None),
        ("He said three things:", None),
        ("A line " + "that is much too long for a headline " * 5, None),
    ],
)
def test_title_of(first: str, title: str | None) -> None:
    assert title_of(f"{first}\n\n{BODY}") == title


def test_a_line_alone_and_a_letterhead_are_no_title() -> None:
    assert title_of("Ferry sails again") is None
    assert title_of(f"HARBOUR OFFICE\n{BODY}", outlet="Harbour Office") is None


def test_what_the_markup_says_is_believed() -> None:
    text = f"Ferry sails\n{BODY}\nNets on the  quay\n{BODY}"
    assert _found(text, title="Ferry sails", marked={"Nets on the quay": "caption"}) == [
        ("headline", "Ferry sails"), ("caption", "Nets on the  quay"),
    ]  # fmt: skip
