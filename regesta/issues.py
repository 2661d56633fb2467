"""What was skipped, where and why: a record, not a log line. In: nothing. Out: the Issue record every stage may yield."""

import msgspec

from regesta.records import Span, record_id

OFFICE_DIFFERS = "office-differs"  # the reports give somebody another office than the table


class Issue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that was skipped or doubted.

    `code` is a stable short name for counting ("empty-file", "stamp-refuted"); `reason` a sentence for people; `advice` what to do.
    `source` is the file's name as given, `document` the report's id where there is one; `actors` are the ids of whom it is about.
    """

    id: str
    stage: str
    code: str
    reason: str
    advice: str = ""
    source: str | None = None
    document: str | None = None
    span: Span | None = None
    actors: tuple[str, ...] = ()


def issue(
    stage: str, code: str, reason: str, *, advice: str = "", source: str | None = None, document: str | None = None
) -> Issue:
    """An Issue with its id, which depends on stage, code, source, document and reason."""
    key = record_id("issue", stage, code, source, document, reason)
    return Issue(id=key, stage=stage, code=code, reason=reason, advice=advice, source=source, document=document)
