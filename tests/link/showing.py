"""How tests of a whole reading show the parties of an act."""

from regesta.records import Party


def shown(parties: tuple[Party, ...]) -> set[str]:
    """Every party by its state's code, or by its name where it has none."""
    return {party.state or party.name for party in parties}
