"""Second subjects and verbs in nouns' places, by hand-made readings."""

from regesta.read.repairs import arranged, forward, gathered, lifted, possessed, rehung, repaired, tags, unwelcome


def test_a_second_subject_behind_the_verb_is_its_object() -> None:
    # "Norland accused Tarn ."
    upos = ["PROPN", "VERB", "PROPN", "PUNCT"]
    assert repaired([2, 0, 2, 2], ["nsubj", "root", "nsubj", "punct"], upos) == ["nsubj", "root", "obj", "punct"]


def test_one_subject_behind_its_verb_stays() -> None:
    # "said Brandt"
    assert repaired([0, 1], ["root", "nsubj"], ["VERB", "PROPN"]) == ["root", "nsubj"]


def test_two_subjects_before_a_verb_stay_open() -> None:
    assert repaired([3, 3, 0], ["nsubj", "nsubj", "root"], ["PRON", "PRON", "VERB"]) == ["nsubj", "nsubj", "root"]


def test_of_two_subjects_in_a_clause_that_a_verb_stands_before_the_first_is_its_object() -> None:
    # "Norland told Tarn it would leave"
    upos = ["PROPN", "VERB", "PROPN", "PRON", "AUX", "VERB"]
    heads, relations = [2, 0, 6, 6, 6, 2], ["nsubj", "root", "nsubj", "nsubj", "aux", "ccomp"]
    assert repaired(heads, relations, upos) == ["nsubj", "root", "obj", "nsubj", "aux", "ccomp"]


def test_a_noun_in_a_nouns_place_is_no_verb() -> None:
    # "voiced hope", "to hope"
    assert tags(["VERB", "VERB"], ["VBD", "NN"], [0, 1], ["root", "obj"]) == ["VERB", "NOUN"]
    assert tags(["PART", "VERB"], ["TO", "VB"], [2, 0], ["mark", "xcomp"]) == ["PART", "VERB"]


def test_a_participle_of_a_passive_is_a_verb() -> None:
    """ "She was convicted", but "she was worried"."""
    heads = [3, 3, 0]
    assert tags(["PRON", "AUX", "ADJ"], ["PRP", "VBD", "VBN"], heads, ["nsubj:pass", "aux:pass", "root"])[2] == "VERB"
    assert tags(["PRON", "AUX", "ADJ"], ["PRP", "VBD", "JJ"], heads, ["nsubj", "cop", "root"])[2] == "ADJ"


def test_a_subject_hangs_on_the_verb_and_not_on_its_auxiliary() -> None:
    """ "Chad has yet to concede"."""
    assert lifted([2, 5, 5, 5, 0], ["nsubj", "aux", "advmod", "mark", "root"]) == [5, 5, 5, 5, 0]
    assert lifted([2, 0], ["nsubj", "root"]) == [2, 0]


def test_a_name_hangs_together() -> None:
    # "Zenda told Max Holf": Holf was hung on Zenda
    heads, relations = [2, 0, 2, 1], ["nsubj", "root", "iobj", "flat"]
    assert gathered(heads, relations, [(0, 1, "PER"), (2, 4, "PER")]) == [2, 0, 2, 3]


def test_no_cycle_is_made() -> None:
    heads, relations = [3, 1, 4, 0], ["nsubj", "flat", "flat", "root"]
    made = gathered(heads, relations, [(1, 3, "PER")])
    seen = 0
    at = 1
    while made[at] and seen < 9:
        at, seen = made[at] - 1, seen + 1
    assert made[at] == 0


def test_what_is_to_be_done_has_a_subject_that_does_it() -> None:
    heads, relations = [4, 4, 4, 0, 4], ["nsubj:outer", "cop", "mark", "root", "obj"]
    assert arranged(["Zenda", "is", "to", "visit", "Norway"], heads, relations)[:2] == ["nsubj", "aux"]
    assert arranged(["They", "were", "to", "visit", "Norway"], heads, relations)[:2] == ["nsubj", "aux"]


def test_an_arrangement_in_the_passive_has_a_passive_subject() -> None:
    heads, relations = [5, 5, 5, 5, 0], ["nsubj:outer", "cop", "mark", "aux:pass", "root"]
    assert arranged(["Zenda", "is", "to", "be", "told"], heads, relations)[:2] == ["nsubj:pass", "aux"]


def test_an_aim_is_what_it_is() -> None:
    heads, relations = [2, 5, 5, 5, 0], ["det", "nsubj:outer", "cop", "mark", "root"]
    assert arranged(["The", "aim", "is", "to", "meet"], heads, relations) == relations
    assert arranged(["The", "man", "is", "someone", "met"], heads, relations) == relations


def test_what_stands_before_a_clause_is_the_object_of_the_verb_above_it() -> None:
    # "Zenda accuses Tarn of shelling villages": Tarn was hung on "shelling"
    upos = ["PROPN", "VERB", "PROPN", "SCONJ", "VERB", "NOUN"]
    heads, relations = [2, 0, 5, 5, 2, 5], ["nsubj", "root", "obj", "mark", "advcl", "obj"]
    assert rehung(heads, relations, upos) == ([2, 0, 2, 5, 2, 5], relations)


def test_of_two_objects_in_a_row_the_first_receives() -> None:
    # "sold Tarn twelve jets"
    upos = ["VERB", "PROPN", "NUM", "NOUN"]
    assert rehung([0, 1, 4, 1], ["root", "obj", "nummod", "obj"], upos)[1] == ["root", "iobj", "nummod", "obj"]


def test_two_objects_that_something_parts_stay() -> None:
    upos = ["VERB", "PROPN", "PUNCT", "NOUN"]
    assert rehung([0, 1, 4, 1], ["root", "obj", "punct", "obj"], upos)[1] == ["root", "obj", "punct", "obj"]


def test_persona_non_grata_is_said_of_somebody() -> None:
    # "Peru declared the Chilean envoy persona non grata": "envoy" was read as the first part of "persona"
    words = "Peru declared the Chilean envoy persona non grata".split()
    upos = ["PROPN", "VERB", "DET", "ADJ", "NOUN", "NOUN", "ADJ", "NOUN"]
    heads, relations = [2, 0, 6, 5, 6, 2, 6, 5], ["nsubj", "root", "det", "amod", "compound", "obj", "flat", "nmod"]
    assert unwelcome(words, heads, relations, upos) == (
        [2, 0, 5, 5, 2, 2, 8, 6],
        ["nsubj", "root", "det", "amod", "obj", "xcomp", "advmod", "amod"],
    )


def test_who_simply_is_persona_non_grata_is_left_as_read() -> None:
    words = "He is persona non grata".split()
    upos = ["PRON", "AUX", "NOUN", "ADJ", "NOUN"]
    heads, relations = [3, 3, 0, 3, 3], ["nsubj", "cop", "root", "flat", "flat"]
    assert unwelcome(words, heads, relations, upos) == (heads, relations)


def test_who_is_ready_is_somebody() -> None:
    # "Norland said it was ready to sign", "it was good to sign"
    heads, relations = [2, 0, 5, 5, 2, 7, 5], ["nsubj", "root", "expl", "cop", "ccomp", "mark", "xcomp"]
    assert arranged(["Norland", "said", "it", "was", "ready", "to", "sign"], heads, relations)[2] == "nsubj"
    assert arranged(["Norland", "said", "it", "was", "good", "to", "sign"], heads, relations)[2] == "expl"


def test_a_second_name_before_an_apostrophe_owns_what_follows() -> None:
    # "South Norland rejected North Norland 's old plan"
    words = ["South", "Norland", "rejected", "North", "Norland", "'s", "old", "plan"]
    upos = ["PROPN", "PROPN", "VERB", "PROPN", "PROPN", "PART", "ADJ", "NOUN"]
    heads = [2, 3, 0, 5, 1, 4, 8, 3]
    relations = ["compound", "nsubj", "root", "compound", "flat", "case", "amod", "obj"]
    made, named = possessed(words, heads, relations, upos)
    assert (made[4], named[4], made[5]) == (8, "nmod:poss", 5)


def test_a_phrase_before_a_led_noun_is_not_its_own() -> None:
    # "shared data with Norland about arms"
    upos = ["VERB", "NOUN", "ADP", "PROPN", "ADP", "NOUN"]
    made, named = forward([0, 1, 4, 6, 6, 1], ["root", "obj", "case", "nmod", "case", "obl"], upos)
    assert (made[3], named[3]) == (1, "obl")


def test_an_object_behind_another_with_a_preposition_is_none() -> None:
    # "granted asylum to officers"
    upos = ["VERB", "NOUN", "ADP", "NOUN"]
    assert rehung([0, 1, 4, 1], ["root", "obj", "case", "obj"], upos)[1] == ["root", "obj", "case", "obl"]
