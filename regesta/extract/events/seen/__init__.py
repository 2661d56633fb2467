"""Acts and parties that the reading model sees, weighed against what frames tell."""
