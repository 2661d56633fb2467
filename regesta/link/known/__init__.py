"""What is known before reading: states, bodies, people with offices over time, places, outlets."""
