"""How a language tells of an act: frames of the lexicon, laid on verbs and nouns of a tree."""
