"""Judgements laid over records: what stands decides, in whatever order it came; what was read is never changed."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from regesta.link.judgements.judged import Judged
from regesta.link.judgements.standing import standing, with_id
from regesta.records import Change, Event, Judgement, Party
from tests import sample

NORWAY, CHAD, BERG = (
    Party(name=one.name, span=None, actor=one.id, state=one.state) for one in (sample.NORWAY, sample.CHAD, sample.BERG)
)
EVENT = sample.EVENTS[0]


def judged(verdict: str, *, at: int = 0, who: str = "anna", change: Change | None = None, **more: object) -> Judgement:
    one = Judgement(
        id="", left=EVENT.id, right="", verdict=verdict, decided_by="person", about="event", who=who,  # type: ignore[arg-type]
        decided_at=f"2024-01-01T00:00:{at:02}", mentions=EVENT.mentions, change=change,
    )  # fmt: skip
    return with_id(replace(one, **more))


def test_an_edit_shows_who_made_it_and_what_the_program_gave() -> None:
    change = Change(field="status", after="denied", before="happened")
    made = Judged([judged("edit", change=change, reasons=("read again",))]).settled(EVENT)
    assert made.status == "denied"
    assert made.review is not None
    (edit,) = made.review.edits
    assert (edit.field, edit.before, edit.after) == ("status", "happened", "denied")
    assert edit.provenance.made_by == "review anna"
    assert edit.provenance.reasons == ("read again",)
    assert made.provenance == EVENT.provenance
    assert EVENT.status == "happened"


def test_parties_are_added_taken_out_and_replaced_in_place() -> None:
    def laid(**change: Party) -> list[str]:
        one = Change(field="actor", after=None, **change)
        return [party.name for party in Judged([judged("edit", change=one)]).settled(EVENT).actors]

    assert laid(party=BERG) == ["Norway", "Chad", "Anna Berg"]
    assert laid(gone=NORWAY) == ["Chad"]
    assert laid(gone=NORWAY, party=BERG) == ["Anna Berg", "Chad"]
    assert laid(gone=NORWAY, party=CHAD) == ["Chad"]
    assert laid(party=CHAD) == ["Norway", "Chad"]


def test_a_misread_value_is_corrected_in_the_sentences_before_they_are_joined() -> None:
    reading = judged("edit", change=Change(field="status", after="planned"))
    disputed = judged("edit", change=Change(field="status", after="planned", reading=False))
    assert Judged([reading]).event(sample.OPENING).status == "planned"
    assert Judged([disputed]).event(sample.OPENING).status == "happened"
    assert Judged([disputed]).settled(EVENT).status == "planned"


def test_accounts_that_came_since_are_counted() -> None:
    grown = replace(EVENT, mentions=(*EVENT.mentions, "new"))
    made = Judged([judged("accept")]).settled(grown)
    assert made.review is not None
    assert (made.review.verdict, made.review.since) == ("accept", 1)


def test_an_accepted_event_is_held_together_until_a_mention_is_taken_out() -> None:
    accept = judged("accept")
    first, second = EVENT.mentions
    assert [(one.left, one.right, one.verdict) for one in Judged([accept]).pairs] == [(first, second, "same")]
    out = with_id(
        replace(judged("different", at=5), about="mention", left=second, right=first, mentions=(second, first))
    )
    assert [one.verdict for one in Judged([accept, out]).pairs] == ["different"]
    rejected = with_id(replace(judged("reject", at=6), about="mention", left=second, mentions=()))
    assert Judged([accept, rejected]).pairs == ()
    assert Judged([accept, rejected]).rejected(second)


def test_statements_and_figures() -> None:
    speaker = replace(judged("edit", change=Change(field="speaker", after="Chad", party=CHAD)), about="statement",
                      left=sample.SAID.id, mentions=())  # fmt: skip
    value = replace(judged("edit", change=Change(field="value", after="~20")), about="figure", left=sample.GUESTS.id,
                    mentions=())  # fmt: skip
    laid = Judged([with_id(speaker), with_id(value)])
    said, guests = laid.statement(sample.SAID), laid.figure(sample.GUESTS)
    assert said.speaker == CHAD
    assert guests.value.short() == "~20"
    assert guests.value.said == sample.GUESTS.value.said
    assert said.review is not None
    assert guests.review is not None


def test_a_disagreement_is_known_again_when_its_id_has_changed() -> None:
    one = sample.DISAGREEMENTS[0]
    claims = tuple(sorted({claim for position in one.positions for claim in position.claims}))
    found = with_id(replace(judged("reject"), about="disagreement", left=one.id, right=one.field, mentions=claims))
    for now in (one, replace(one, id="another")):
        review = Judged([found]).disagreement(now).review
        assert review is not None
        assert review.verdict == "reject"
    assert Judged([found]).disagreement(replace(one, id="another", field="object")).review is None


def _unordered(one: Event) -> Event:
    """With the parties in one order: one put in for another that a later edit brings back comes after it the second time."""
    named = {"actors": one.actors, "recipients": one.recipients}
    return replace(one, **{side: tuple(sorted(held, key=lambda p: p.name)) for side, held in named.items()})


CHANGES = [
    Change(field="status", after="denied"), Change(field="status", after="planned"),
    Change(field="type", after="CONSULT/visit"), Change(field="type", after="AID"),
    Change(field="place", after=None), Change(field="object", after="a bridge of stone"),
    Change(field="actor", after=None, party=BERG), Change(field="actor", after=None, gone=NORWAY),
    Change(field="actor", after=None, gone=NORWAY, party=CHAD), Change(field="actor", after=None, gone=CHAD, party=BERG),
    Change(field="recipient", after=None, party=NORWAY, reading=False),
]  # fmt: skip
steps = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), st.sampled_from(CHANGES)),
        st.tuples(st.sampled_from(["accept", "reject", "unsure"]), st.none()),
        st.tuples(st.just("undo"), st.integers(0, 50)),
    ),
    max_size=14,
)


@given(steps, st.integers(0, 999))
@settings(deadline=None)
def test_the_state_is_that_of_the_judgements_that_stand(sequence: list[tuple[str, object]], seed: int) -> None:
    made: list[Judgement] = []
    for at, (verdict, what) in enumerate(sequence):
        if verdict == "undo":
            if made:
                assert isinstance(what, int)
                gone = made[what % len(made)]
                made.append(judged("undo", at=at, about="judgement", left=gone.id, mentions=()))
        else:
            made.append(judged(verdict, at=at, who=f"p{at % 2}", change=what))  # type: ignore[arg-type]
    mixed = made * 2
    random.Random(seed).shuffle(mixed)
    ours, plain = Judged(mixed), Judged(standing(made))
    assert _state(ours) == _state(plain)
    settled = ours.settled(EVENT)
    assert _unordered(ours.settled(settled)) == _unordered(settled), "laid over twice is laid over once"


def _state(laid: Judged) -> tuple[Event, object, object, object]:
    return laid.settled(EVENT), laid.event(sample.OPENING), laid.pairs, laid.rejected(sample.OPENING.id)
