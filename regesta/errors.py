"""What can go wrong, as a tree. In: nothing. Out: exceptions whose message says what to do.

    RegestaError
    ├── InputError          a path, table or option the user gave cannot be used
    ├── RecordFileError     the record file cannot be used
    │   ├── NotARecord      it is some other kind of file
    │   └── NewerRecord     it was made by a newer Regesta
    ├── LexiconError        a lexicon or actors file is malformed; names the file and the entry
    └── ModelError          the reading model cannot be loaded

Only `cli.py` turns these into exit codes.
"""


class RegestaError(Exception):
    """Base of every error that Regesta raises on purpose."""


class InputError(RegestaError):
    """A path, table or option given by the user cannot be used."""


class RecordFileError(RegestaError):
    """The record file cannot be used."""


class NotARecord(RecordFileError):
    """The file is not a record made by Regesta."""


class NewerRecord(RecordFileError):
    """The record was made by a newer version of Regesta."""


class LexiconError(RegestaError):
    """A lexicon or actors file is malformed."""


class ModelError(RegestaError):
    """The reading model cannot be loaded."""
