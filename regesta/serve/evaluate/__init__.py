"""A record against a careful reader: lines of a truth or gold file, what meets them, and the figures."""
