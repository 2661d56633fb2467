"""The language of a text. In: cleaned text. Out: an ISO 639-1 code, or None where there is too little to tell."""

import re
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from regesta.lexicons import lexicon

# Measured on the first n characters of 4,000 news texts in ten languages (an agency's items, Wikinews, SemEval-2022 task 8),
# asked "English or not": with 0.5 wrong 0.5% of English and 0.1% of others at 40 characters, 0.4% and 0.1% at 80, 0.1% and 0 at 300.
# What it costs is None: 73% of English at 40 characters, 17% at 80, 1.5% at 120, 0.2% at 300. Without a threshold 45% of
# English is wrong at 40. Texts beyond 300 characters gain nothing.
MIN_CHARACTERS = 40
SURE = 0.5
ENOUGH = 1000


@cache
def _identifier() -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    confused = {*lexicon("ingest/fields")["confused"], "zxx"}
    identifier.set_languages([label for label in identifier.labels if label not in confused])
    return identifier


def language_of(text: str) -> str | None:
    """The language's code; None for short text and where the detector is not sure."""
    sample = text[:ENOUGH]
    if sum(character.isalpha() for character in sample) < MIN_CHARACTERS:
        return None
    code, probability = _identifier().classify(sample)
    return str(code) if probability >= SURE else None


def language_code(name: str | None) -> str | None:
    """A code from what tables and pages write: "en-US", "en_GB", "English"; None for anything else."""
    if not name:
        return None
    known = lexicon("ingest/fields")["languages"].get(name.strip().lower())
    if known is not None:
        return str(known)
    match = re.fullmatch(r"([a-z]{2,3})(?:[-_].*)?", name.strip().lower())
    return match[1] if match else None
