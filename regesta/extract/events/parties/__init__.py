"""Who takes part: sides of an act that a frame does not fill by itself."""
