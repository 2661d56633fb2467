"""From words to actors, places and outlets."""
