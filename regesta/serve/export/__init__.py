"""The record in the forms of other programs. In: an open Store, a format, filters. Out: files, and a word on what was left out.

`formats` names the forms and what each cannot hold; `selection` gives the events asked for; `tables` the flat tables; each form has a
file of its own; `run` puts them together.
"""

from regesta.serve.export.formats import FORMATS, Format
from regesta.serve.export.run import Exported, export

__all__ = ["FORMATS", "Exported", "Format", "export"]
