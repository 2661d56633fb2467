"""What the parties of an act tell about it once they are linked, and who is meant where no words of its own tell."""
