"""Is anything ever lost? Commands that anyone can run: `python -m tools.trust kill --times 200`. What they gave is in docs/trust.md."""
