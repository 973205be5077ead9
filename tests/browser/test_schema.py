"""The twin holds to the schema that ships, as an independent validator reads it."""

import json
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
SCHEMAS = Path(__file__).parents[2] / "crossread" / "report" / "schema"


@pytest.fixture(scope="module")
def validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = json.loads(next(SCHEMAS.glob("*.json")).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("name", ["depot-blast.json", "hostile.json"])
def test_twin_is_valid(validator: Any, pages: Path, name: str) -> None:
    twin = json.loads((pages / name).read_text(encoding="utf-8"))
    assert [error.message for error in validator.iter_errors(twin)] == []


def test_schema_refuses_what_is_no_twin(validator: Any, pages: Path) -> None:
    twin = json.loads((pages / "depot-blast.json").read_text(encoding="utf-8"))
    for change in ({"schema_version": 99}, {"articles": [{}]}, {"story": 3}):
        assert not validator.is_valid(twin | change)
