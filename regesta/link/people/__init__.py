"""Who is meant by the names of people, in one report and over several."""
