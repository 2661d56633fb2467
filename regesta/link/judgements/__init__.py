"""What people have judged and edited, laid over what was read."""
