"""Names, titles and bodies put together, by hand-made readings."""

from regesta.read.regrouped import regrouped


def read(words, arcs, upos, names=()):
    """Heads and relations of a sentence written as words and "head:relation" pairs."""
    heads = [int(arc.split(":", 1)[0]) for arc in arcs.split()]
    relations = [arc.split(":", 1)[1] for arc in arcs.split()]
    made = regrouped(words.split(), heads, relations, upos.split(), names)
    return " ".join(f"{head}:{relation}" for head, relation in zip(*made, strict=True))


def test_a_name_is_the_head_of_its_title() -> None:
    made = read("Comrade Max Holf spoke", "4:nsubj 1:flat 2:flat 0:root", "PROPN PROPN PROPN VERB", [(1, 3, "PER")])
    assert made == "2:nmod:desc 4:nsubj 2:flat 0:root"


def test_a_name_may_begin_as_a_preposition() -> None:
    made = read("came from To Lam", "0:root 4:case 4:case 1:obl", "VERB ADP PROPN PROPN", [(2, 4, "PER")])
    assert made == "0:root 4:case 4:compound 1:obl"


def test_a_ministry_acts_for_its_matter() -> None:
    made = read(
        "The Ministry of Trade held talks", "2:det 4:compound 4:case 5:obl 0:root 5:obj", "DET NOUN ADP NOUN VERB NOUN"
    )
    assert made == "2:det 5:nsubj 4:case 2:nmod 0:root 5:obj"


def test_a_headline_respects_nobody() -> None:
    made = read(
        "Respected Max Holf Sends Message",
        "4:advcl 1:obj 2:flat 0:root 4:obj",
        "ADJ PROPN PROPN VERB NOUN",
        [(1, 3, "PER")],
    )
    assert made == "2:amod 4:nsubj 2:flat 0:root 4:obj"


def test_greetings_on_behalf_of_many_go_to_whom_they_are_sent() -> None:
    made = read(
        "sent thanks on his behalf to Holf",
        "0:root 1:obj 5:case 5:nmod:poss 1:obl 7:case 5:nmod",
        "VERB NOUN ADP PRON NOUN ADP PROPN",
    )
    assert made.endswith("7:case 1:obl")


def test_who_is_wished_success_is_no_part_of_it() -> None:
    made = read("He wished the minister success", "2:nsubj 0:root 4:det 5:compound 2:obj", "PRON VERB DET NOUN NOUN")
    assert made == "2:nsubj 0:root 4:det 2:iobj 2:obj"


def test_who_led_those_who_left_is_told_beside() -> None:
    made = read(
        "A team led by Holf left here",
        "2:det 3:nsubj 0:root 5:case 3:obl 3:ccomp 6:advmod",
        "DET NOUN VERB ADP PROPN VERB ADV",
    )
    assert made == "2:det 6:nsubj 2:acl 5:case 3:obl 0:root 6:advmod"


def test_a_plain_sentence_stays() -> None:
    arcs = "2:nsubj 0:root 4:det 2:obj 6:case 4:nmod"
    assert read("Holf read the letter of Ray", arcs, "PROPN VERB DET NOUN ADP PROPN", [(0, 1, "PER")]) == arcs


def test_a_particle_behind_a_hyphen_is_part_of_its_noun() -> None:
    made = read(
        "died in a violent face - off with troops",
        "0:root 7:case 5:det 7:amod 1:obl 5:punct 1:obl 9:case 7:nmod",
        "VERB ADP DET ADJ NOUN PUNCT NOUN ADP NOUN",
    )
    assert made == "0:root 5:case 5:det 5:amod 1:obl 5:punct 5:compound 9:case 5:nmod"


def test_a_preposition_stands_before_the_whole_name() -> None:
    made = read("visit of Pal Holf", "0:root 4:case 1:nmod 3:flat", "NOUN ADP PROPN PROPN")
    assert made == "0:root 3:case 1:nmod 3:flat"


def test_a_thing_behind_the_verb_is_not_joined_to_the_subject() -> None:
    words, tags = "Holf discussed the dam and ways", "PROPN VERB DET NOUN CCONJ NOUN"
    made = read(words, "2:nsubj 0:root 4:det 2:obj 6:cc 1:conj", tags)
    assert made == "2:nsubj 0:root 4:det 2:obj 6:cc 4:conj"
    kept = read("Holf spoke and guards too", "2:nsubj 0:root 4:cc 1:conj 4:advmod", "PROPN VERB CCONJ NOUN ADV")
    assert kept == "2:nsubj 0:root 4:cc 1:conj 4:advmod"


def test_the_noun_before_a_verb_without_a_subject_is_its_subject() -> None:
    words, tags = "It fell after the coalition ousted Holf", "PRON VERB ADP DET NOUN VERB PROPN"
    made = read(words, "2:nsubj 0:root 5:case 5:det 6:obl 2:advcl 6:obj", tags)
    assert made == "2:nsubj 0:root 6:mark 5:det 6:nsubj 2:advcl 6:obj"
    words, tags = "He left after lunch to meet Holf", "PRON VERB ADP NOUN PART VERB PROPN"
    kept = read(words, "2:nsubj 0:root 4:case 6:obl 6:mark 2:advcl 6:obj", tags)
    assert kept == "2:nsubj 0:root 4:case 6:obl 6:mark 2:advcl 6:obj"


def test_what_has_an_apostrophe_owns_what_follows() -> None:
    words, tags = "They came to support Chad 's slow reforms", "PRON VERB PART VERB PROPN PART ADJ NOUN"
    made = read(words, "2:nsubj 0:root 4:mark 2:advcl 4:nsubj 5:case 8:amod 4:obj", tags)
    assert made == "2:nsubj 0:root 4:mark 2:advcl 8:nmod:poss 5:case 8:amod 4:obj"


def test_what_stands_before_an_article_owns_nothing() -> None:
    words, tags = "Holf called Chad a threat", "PROPN VERB PROPN DET NOUN"
    assert read(words, "2:nsubj 0:root 5:nmod:poss 5:det 2:obj", tags) == "2:nsubj 0:root 2:obj 5:det 2:xcomp"


def test_who_stands_behind_a_verbs_own_and_is_its_subject() -> None:
    words, tags = "He met Holf and Ray and Lee left", "PRON VERB PROPN CCONJ PROPN CCONJ PROPN VERB"
    made = read(words, "2:nsubj 0:root 2:obj 8:cc 3:conj 7:cc 3:conj 2:conj", tags)
    assert made == "2:nsubj 0:root 2:obj 8:cc 8:nsubj 7:cc 5:conj 2:conj"
    words, tags = "He met Holf and Ray and left", "PRON VERB PROPN CCONJ PROPN CCONJ VERB"
    kept = read(words, "2:nsubj 0:root 2:obj 5:cc 3:conj 7:cc 2:conj", tags)
    assert kept == "2:nsubj 0:root 2:obj 5:cc 3:conj 7:cc 2:conj"


def test_who_is_held_to_be_something_is_the_object() -> None:
    words, tags = "Holf considered Chad to be a danger", "PROPN VERB PROPN PART AUX DET NOUN"
    made = read(words, "2:nsubj 0:root 7:nsubj 7:mark 7:cop 7:det 2:xcomp", tags)
    assert made == "2:nsubj 0:root 2:obj 7:mark 7:cop 7:det 2:xcomp"


def test_where_a_place_lies_is_no_subject() -> None:
    words, tags = "In Riga , Norway , a man left", "ADP PROPN PUNCT PROPN PUNCT DET NOUN VERB"
    made = read(words, "2:case 8:obl 4:punct 8:nsubj 8:punct 7:det 8:nsubj 0:root", tags)
    assert made == "2:case 8:obl 4:punct 2:appos 8:punct 7:det 8:nsubj 0:root"
    words, tags = "In Riga , Norway left", "ADP PROPN PUNCT PROPN VERB"
    kept = read(words, "2:case 5:obl 4:punct 5:nsubj 0:root", tags)
    assert kept == "2:case 5:obl 4:punct 5:nsubj 0:root"


def test_what_stands_before_is_belongs_to_the_subject() -> None:
    words, tags = "Holf , backed by Ray , is premier", "PROPN PUNCT VERB ADP PROPN PUNCT AUX NOUN"
    made = read(words, "8:nsubj 3:punct 8:acl 5:case 3:obl:agent 3:punct 8:cop 0:root", tags)
    assert made == "8:nsubj 3:punct 1:acl 5:case 3:obl:agent 3:punct 8:cop 0:root"
