"""The shape of the package: who may import whom, and what `import crossread` may cost."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import crossread

ROOT = Path(crossread.__file__).parent
RANKS = {
    "errors": 0,
    "records": 1,
    "findings": 1,
    "progress": 1,
    "dictionary": 1,
    "morphology": 1,
    "config": 2,
    "read": 3,
    "gather": 3,
    "segment": 3,
    "translate": 3,
    "match": 3,
    "framing": 3,
    "report": 3,
    "train": 3,
    "pipeline": 4,
    "publish": 4,
    "state": 4,
    "cli": 5,
}
MODULES = sorted(ROOT.rglob("*.py"))


def imports_of(path: Path) -> set[str]:
    """Return the parts of crossread that the module at *path* imports."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} if node.module != "crossread" else {f"crossread.{a.name}" for a in node.names}
    return {name.split(".")[1] for name in names if name.startswith("crossread.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_module_imports_only_lower_layers_and_never_a_sister_step(path: Path) -> None:
    part = path.relative_to(ROOT).parts[0].removesuffix(".py")
    if part in ("__init__", "__main__"):
        return
    for other in imports_of(path) - {part}:
        assert other in RANKS, f"{other} has no layer"
        same_layer_allowed = RANKS[part] in (1, 4)  # records of one layer, and the two halves of a run
        assert RANKS[other] < RANKS[part] or (same_layer_allowed and RANKS[other] == RANKS[part]), other


def loaded_by(code: str) -> set[str]:
    """Return the names of all modules that a fresh interpreter has loaded after running *code*."""
    script = f"{code}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "code",
    ["import crossread", "import crossread.cli"],
    ids=["library", "command line"],
)
def test_import_loads_nothing_heavy(code: str) -> None:
    heavy = {"argostranslate", "stanza", "torch", "ctranslate2", "polars", "trafilatura", "simplemma", "numpy"}
    assert not heavy & loaded_by(code)


def test_all_is_sorted_and_every_name_can_be_had() -> None:
    assert list(crossread.__all__) == sorted(crossread.__all__)
    for name in crossread.__all__:
        assert getattr(crossread, name) is not None


def test_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_name"):
        crossread.no_such_name  # noqa: B018 - the look-up is what is tested
