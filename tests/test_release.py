"""What is told about the project agrees with what it is."""

import re
import tomllib
from pathlib import Path

import pytest

import crossread

ROOT = Path(__file__).parents[1]


def test_newest_changelog_heading_is_the_version() -> None:
    headings = re.findall(r"^## \[([^\]]+)\]", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert next(name for name in headings if name != "Unreleased") == declared == crossread.__version__


def test_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    story = tmp_path / "corpora" / "bridge"
    story.mkdir(parents=True)
    for outlet, count in (("wire", "Three"), ("daily", "Five")):
        text = f"Bridge closed\n\nThe bridge was closed on Monday. {count} people were hurt, the police said.\n"
        (story / f"{outlet}.en.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CROSSREAD_MEMORY", str(tmp_path / "memory.sqlite"))
    assert blocks
    for block in blocks:
        exec(block, {})
    assert "bridge.md" in capsys.readouterr().out


def test_no_file_of_the_project_names_a_registry_or_a_path_of_one_machine() -> None:
    """Host names of registries and absolute paths of a build machine must never be committed."""
    forbidden = re.compile(r"pypi\.|pythonhosted|registry\.npmjs|/opt/wheels|/work/main|/root/")
    suffixes = {".py", ".md", ".toml", ".txt", ".json", ".jsonl", ".html", ".j2", ".svg", ""}
    folders = [ROOT / name for name in ("crossread", "corpora", "tests", "benchmarks", ".ci")]
    files = [path for folder in folders for path in folder.rglob("*") if path.suffix in suffixes and path.is_file()]
    files += [ROOT / name for name in ("README.md", "CHANGELOG.md", "Makefile", "pyproject.toml", "constraints.txt")]
    named = [
        str(path.relative_to(ROOT))
        for path in files
        if path != Path(__file__) and forbidden.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert named == []
