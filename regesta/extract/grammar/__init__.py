"""The tree of a sentence, asked: subjects, objects, phrases, conjuncts, what the parse hangs elsewhere."""
