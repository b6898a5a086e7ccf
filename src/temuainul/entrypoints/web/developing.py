"""The page with hot reload: its development server, which passes what is not its own on to ours."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import suppress

from temuainul.entrypoints.web.building import Places, install
from temuainul.entrypoints.web.node import Node

_VITE = "node_modules/vite/bin/vite.js"


def develop(places: Places, node: Node) -> None:
    """Until Ctrl-C, or until one of the two ends. Raises `subprocess.CalledProcessError` where packages are missing."""
    install(places, node)
    api = f"http://127.0.0.1:{os.environ.get('TEMUAINUL_PORT', '8000')}"
    ours = subprocess.Popen([sys.executable, "-m", "temuainul", "up"])
    theirs = subprocess.Popen(
        [str(node.program), _VITE], cwd=places.sources, env={**node.environment(), "API": api}
    )
    with suppress(KeyboardInterrupt):  # the terminal told both as well
        _wait_for_one((ours, theirs))
    _end((ours, theirs))


def _wait_for_one(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    while all(process.poll() is None for process in processes):
        time.sleep(0.2)


def _end(processes: Sequence["subprocess.Popen[bytes]"]) -> None:
    for process in processes:
        if process.poll() is None:
            process.terminate()
    for process in processes:
        process.wait()
