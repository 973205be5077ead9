"""What all tests share: no network."""

import socket
from typing import Any, NoReturn

import pytest


class NetworkRefused(AssertionError):
    """A test tried to leave the machine."""


def _refuse(*_arguments: Any, **_options: Any) -> NoReturn:
    raise NetworkRefused("tests open no socket")


@pytest.fixture(autouse=True)
def refuse_sockets(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """Refuse every outgoing connection, except in tests marked `loopback`, which serve on 127.0.0.1."""
    if request.node.get_closest_marker("loopback"):
        return
    monkeypatch.setattr(socket.socket, "connect", _refuse)
    monkeypatch.setattr(socket.socket, "connect_ex", _refuse)
    monkeypatch.setattr(socket, "create_connection", _refuse)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--golden`: write the golden reports anew instead of comparing with them (`make golden`)."""
    parser.addoption("--golden", action="store_true", help="write tests/golden/ anew; review it as a diff")
