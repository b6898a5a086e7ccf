"""Nothing happens at import: modules define, the container builds, entry points start."""

import json
import subprocess
import sys
from pathlib import Path

import temuainul

PACKAGE = Path(temuainul.__file__).parent

# An audit hook cannot be taken back, so this runs in an interpreter of its own. What third parties do while they
# are imported is theirs; what stands in the stack from one of our modules' top level is ours.
PROGRAM = """
import importlib, json, sys, threading

def ours():
    frame = sys._getframe(2)
    while frame is not None:
        name = frame.f_globals.get("__name__", "")
        if name.startswith("importlib"): frame = frame.f_back; continue
        if name.partition(".")[0] in ("temuainul", "__main__"): return name
        if frame.f_code.co_name == "<module>": return None
        frame = frame.f_back

def writes(arguments):
    mode, flags = arguments[1], arguments[2]
    return bool(mode and set(mode) & set("wax+")) or bool((flags or 0) & 3)

done = []
def hook(event, arguments):
    if event in ("socket.connect", "socket.bind", "subprocess.Popen", "os.mkdir", "os.remove"): pass
    elif event != "open" or not writes(arguments): return
    if ours(): done.append([ours(), event, str(arguments[0])])

modules = json.loads(sys.argv[1])
sys.addaudithook(hook)
for name in modules: importlib.import_module(name)
print(json.dumps([done, [thread.name for thread in threading.enumerate()]]))
"""


def modules():
    """Alembic runs the migrations itself; they are not for importing."""
    files = [file for file in sorted(PACKAGE.rglob("*.py")) if "migrations" not in file.parts]
    names = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]
    return [name.removesuffix(".__init__") for name in names]


def test_importing_everything_writes_no_file_opens_no_socket_and_starts_no_thread():
    ran = subprocess.run(
        [sys.executable, "-B", "-c", PROGRAM, json.dumps(modules())],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    done, threads = json.loads(ran.stdout.splitlines()[-1])
    assert done == []
    assert threads == ["MainThread"]
    assert ran.stderr == ""
