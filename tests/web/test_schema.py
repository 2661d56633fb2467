"""The JSON addresses keep what their OpenAPI says, whatever is asked of them."""

from pathlib import Path

import pytest

from tests.web.conftest import client_of

schemathesis = pytest.importorskip("schemathesis", reason="schemathesis is not installed")
hypothesis = pytest.importorskip("hypothesis")
EXAMPLES = 15  # an address; a choice that keeps the test short


@pytest.fixture(scope="module")
def operations(sample_record: Path) -> list[object]:
    """Every GET of the schema."""
    schema = schemathesis.openapi.from_asgi(
        "/openapi.json", client_of(sample_record).app, headers={"host": "127.0.0.1"}
    )
    schema.config.base_url = "http://127.0.0.1"
    return [one.ok() for one in schema.get_all_operations() if one.ok().method.upper() == "GET"]


def test_every_json_address_holds_to_its_schema(operations: list[object]) -> None:
    assert len(operations) >= 6
    checks = [
        schemathesis.checks.not_a_server_error,
        *schemathesis.checks.CHECKS.get_by_names(["status_code_conformance", "content_type_conformance"]),
    ]
    for operation in operations:
        strategy = operation.as_strategy()  # type: ignore[attr-defined]

        @hypothesis.settings(
            max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(hypothesis.HealthCheck)
        )
        @hypothesis.given(case=strategy)
        def holds(case: object) -> None:
            case.call_and_validate(headers={"host": "127.0.0.1"}, checks=checks)  # type: ignore[attr-defined]

        holds()
