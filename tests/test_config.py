"""Settings are checked all at once, and a wrong file is named."""

from pathlib import Path

import pytest

from crossread.config import Settings, load_settings
from crossread.errors import ConfigError


def test_all_wrong_settings_are_told_at_once() -> None:
    with pytest.raises(ConfigError) as caught:
        Settings(to="de", beam=0, has_cutoff=1.5, formats=("pdf",))
    for part in ("to is 'de'", "beam is 0", "has_cutoff is 1.5", "formats is ['pdf']"):
        assert part in caught.value.what


def test_absent_cutoff_above_has_cutoff_is_refused() -> None:
    with pytest.raises(ConfigError, match=r"absent_cutoff 0\.9 is above has_cutoff"):
        Settings(absent_cutoff=0.9)


def test_file_overrides_only_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "crossread.toml"
    path.write_text('to = "uk"\nformats = ["md"]\n', encoding="utf-8")
    settings = load_settings(path)
    assert (settings.to, settings.formats, settings.beam) == ("uk", ("md",), Settings().beam)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("nonsense = 1\n", "unknown settings: nonsense"),
        ("to = \n", "settings cannot be read"),
        ('to = "de"\n', "to is 'de'"),
        ("beam = true\n", "beam is True"),
    ],
    ids=["unknown", "not TOML", "out of range", "boolean for a number"],
)
def test_wrong_file_is_named_with_its_fault(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "crossread.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_settings(path)
    assert message in caught.value.what
    assert caught.value.where == str(path)


def test_missing_file_is_a_config_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings(tmp_path / "none.toml")
