"""One module a page. In: a request for its address. Out: what the page shows. Each module has `pages`, its addresses."""

from regesta.web.pages import (
    actors,
    add,
    claims,
    disagreements,
    document,
    event,
    figures,
    home,
    issues,
    map,
    network,
    outlets,
    pairs,
    review,
    reviewed,
    search,
    statements,
    timeline,
)

ROUTERS = tuple(
    module.pages
    for module in (
        home, timeline, event, document, search, issues, add,
        actors, pairs, figures, statements, claims, disagreements, network, map, outlets, review, reviewed,
    )
)  # fmt: skip
