"""Words are cut as the treebanks cut them, and joined again they are the text."""

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from regesta.read.tokens import with_ud_words

NLP = with_ud_words(spacy.blank("en"))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Russian-led forces", "Russian - led forces"),
        ("the U.S.-led force", "the U.S. - led force"),
        ("pro-Russian and non-profit", "pro-Russian and non-profit"),
        ("he said.Russian troops", "he said . Russian troops"),
        ("in 2023.The rest", "in 2023 . The rest"),
        ("They can not, or cannot.", "They can not , or can not ."),
        ("Tarn's envoy didn't go", "Tarn 's envoy did n't go"),
        ("10,000 men, 3.5 percent", "10,000 men , 3.5 percent"),
        ("It ended 3-0.", "It ended 3 - 0 ."),
        ("on 2023-09-14 there", "on 2023-09-14 there"),
        ("Amb. Lom and Lt. Gen. Oss", "Amb. Lom and Lt. Gen. Oss"),
        ("at 9 p.m. in the U.S.", "at 9 p.m. in the U.S."),
        ("It failed.[12] Then", "It failed . [ 12 ] Then"),
        ("Why?Because!!!", "Why ? Because !!!"),
        ("talks—the first—ended", "talks — the first — ended"),
        ("Moscow,said he", "Moscow , said he"),
        ("Tarn -- Lom", "Tarn -- Lom"),
        ("to the BBC.He left", "to the BBC . He left"),
        ("by 5%.The end", "by 5% . The end"),
        ("on Monday.40 men, Art.5", "on Monday . 40 men , Art.5"),
        ("closed.(Harrow Wire)", "closed . ( Harrow Wire )"),
        ("closed。“Wait？”Ships", "closed 。 “ Wait ？ ” Ships"),
        ("It sank.[1]The crew swam.[a]", "It sank . [ 1 ] The crew swam . [ a ]"),
        ("It sank.¹ Six km² burned", "It sank . ¹ Six km² burned"),
        ("TARN (HW)_ Ships, TARN (HW)_The man_of", "TARN ( HW ) _ Ships , TARN ( HW ) _ The man_of"),
        ("Tarn (HW).- Ships (HW): wait", "Tarn ( HW ) .- Ships ( HW ) : wait"),
        ("Eng. Lom met Mr. Yu.", "Eng . Lom met Mr. Yu ."),
    ],
)
def test_words(text, words):
    assert [t.text for t in NLP(text)] == words.split()


@given(st.text(alphabet=st.sampled_from("abAB 1.,-–'’\"“”()[]!?/$%😀\n\t_*|"), max_size=60))
def test_text_is_never_changed(text):
    assert NLP(text).text == text
