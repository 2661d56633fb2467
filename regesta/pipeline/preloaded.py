"""Imported by the process from which workers are forked: loads what all of them need. In: nothing. Out: nothing, but memory is filled.

Never import it elsewhere; it takes seconds. One report is read so that the lexicons are there, too.
"""

import gc
from contextlib import nullcontext, suppress

from regesta.errors import RegestaError
from regesta.pipeline.collecting import uncollected
from regesta.records import Document
from regesta.stages import OWN_READER, load_nlp, load_world, read_documents

WORDS = (
    "Ina Brandt, the foreign minister, said on Friday that at least 12 people had been arrested in Tarn. "
    '"We will sign the pact," she said.'
)

with suppress(RegestaError), uncollected():  # a worker that needs what cannot be loaded says so itself
    read_documents(
        [Document(id="0" * 16, source="-", text=WORDS, sha256="0" * 64, language="en")],
        load_nlp(OWN_READER, threads=1),
        load_world(None),
        lambda _: nullcontext(),
    )
gc.collect()
gc.freeze()  # what is here stays: a collector that marks it would copy every page in every worker
