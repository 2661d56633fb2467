"""From many mentions to events, origins and disagreements."""
