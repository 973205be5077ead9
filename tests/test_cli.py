"""The command line's boundary: help, exit codes, messages on stderr."""

from pathlib import Path

import pytest
import typer

from crossread.cli import app, main

ROOT = Path(__file__).parents[1]


def all_commands() -> list[tuple[str, object]]:
    """Return (words, command) of every command and sub-command."""
    found: list[tuple[str, object]] = []

    def walk(prefix: str, command: object) -> None:
        children = getattr(command, "commands", None)
        if children is None:
            found.append((prefix.strip(), command))
        else:
            for name, child in children.items():
                walk(f"{prefix} {name}", child)

    walk("", typer.main.get_command(app))
    return found


COMMANDS = all_commands()


def run(words: list[str]) -> int:
    """Run `main` and return the exit code."""
    with pytest.raises(SystemExit) as caught:
        main(words)
    return int(caught.value.code or 0)


@pytest.mark.parametrize("words", [words for words, _ in COMMANDS])
def test_every_command_has_help_with_an_example(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*words.split(), "--help"]) == 0
    assert f"Example: crossread {words}" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("words", [words for words, _ in COMMANDS])
def test_every_command_is_in_the_readme(words: str) -> None:
    assert f"crossread {words}" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_deliberate_failure_is_told_on_stderr_with_code_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("error: ")
    assert "mend:" in captured.err


def test_wrong_usage_is_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", "--no-such-option"]) == 2


def test_debug_lets_the_traceback_through(tmp_path: Path) -> None:
    from crossread.errors import CrossreadError

    with pytest.raises(CrossreadError):
        main(["compare", str(tmp_path / "none"), "--debug"])
