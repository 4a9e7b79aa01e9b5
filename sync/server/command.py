"""``walkabout-central``: the central store and its administration, for whoever runs it."""

import argparse
import json
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from models.errors import RuleBroken, WalkaboutError
from models.ports import SystemClock, TimeOrderedIds
from models.words import count_words
from sync.server import devices, keeping
from sync.server.blob_folder import BlobFolder
from sync.server.central import DATABASE, Central
from sync.server.verifying import verify

FOLDER = Path("walkabout-central")
HOST, PORT = "127.0.0.1", 8440
OK, REFUSED, CANNOT = 0, 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The words for a person, the data for a script, and the exit status."""

    words: str
    data: Any
    status: int = OK


Run = Callable[[argparse.Namespace], Told]


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; gives the exit status: 0 done, 1 refused or damaged, 2 cannot."""
    arguments = _parser().parse_args(argv)
    run: Run = arguments.run
    try:
        told = run(arguments)
    except WalkaboutError as error:
        status = REFUSED if isinstance(error, RuleBroken) else CANNOT
        told = Told(words=str(error), data={"outcome": "failed", "reason": str(error)}, status=status)
    except KeyboardInterrupt:
        return OK
    if arguments.json:
        print(json.dumps(told.data, ensure_ascii=False, indent=2), flush=True)
    elif told.words:
        print(told.words, file=sys.stderr if told.status == CANNOT else sys.stdout, flush=True)
    return told.status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="walkabout-central", description="The central store of Walkabout: the office's end."
    )
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument(
        "--folder", type=Path, default=FOLDER, metavar="DIR", help="where it is kept (default: %(default)s)"
    )
    common.add_argument("--json", action="store_true", help="print the answer as JSON, for scripts")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(
        name: str, run: Callable[[argparse.Namespace], Told], purpose: str
    ) -> argparse.ArgumentParser:
        made = commands.add_parser(name, parents=[common], help=purpose, description=purpose)
        made.set_defaults(run=run)
        return made

    serve = command("serve", _serve, "Serve it until stopped; made on first use, no set-up needed.")
    serve.add_argument("--host", default=HOST, help="the address to listen on (default: %(default)s)")
    serve.add_argument("--port", type=int, default=PORT, help="the port (default: %(default)s; 0: any)")
    serve.add_argument("--name", default="The office", help="what the office is called, on first use")
    serve.add_argument("--certificate", type=Path, metavar="FILE", help="to serve https by itself")
    serve.add_argument("--private-key", type=Path, metavar="FILE", help="the key of that certificate")
    enrol = command("enrol", _enrol, "Make a code with which one device is taken on, good for 15 minutes.")
    enrol.add_argument("person", metavar="NAME", nargs="?", default="", help="whose device it will be")
    command("devices", _devices, "List the devices and when they were last in contact.")
    revoke = command("revoke", _revoke, "Turn a device away from its next contact on.")
    revoke.add_argument("device", metavar="DEVICE", help="its identity or its name, as the list shows it")
    backup = command("backup", _backup, "Copy everything into an empty folder, while devices go on.")
    backup.add_argument("copy", type=Path, metavar="COPY", help="the folder to write")
    restore = command("restore", _restore, "Put a copy back; devices then fill in what it lacks.")
    restore.add_argument("copy", type=Path, metavar="COPY", help="the folder a backup was written to")
    restore.add_argument("--replace", action="store_true", help="put aside the central store that is there")
    command("verify", _verify, "Prove the log, the records and every picture.")
    return parser


def _opened(arguments: argparse.Namespace, name: str = "The office") -> Central:
    clock = SystemClock()
    keeping.finish_restore(arguments.folder, clock)
    return Central(arguments.folder, clock=clock, ids=TimeOrderedIds(clock), name=name)


def _there(arguments: argparse.Namespace) -> Central:
    """One that was made already: a command never makes a new one."""
    keeping.finish_restore(arguments.folder, SystemClock())
    if not (arguments.folder / DATABASE).exists():
        raise RuleBroken("There is no central store in that folder. Serve it once to make it.")
    return _opened(arguments)


def _serve(arguments: argparse.Namespace) -> Told:
    from sync.server import serving  # noqa: PLC0415 - the other commands need no web server

    serving.check_certificate(arguments.certificate, arguments.private_key)
    with serving.listen(arguments.host, arguments.port) as listener:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # who stops it like this means no harm
        central = _opened(arguments, arguments.name)
        scheme = "https" if arguments.certificate else "http"
        where = f"{scheme}://{arguments.host}:{listener.getsockname()[1]}"
        print(f"{central.name} is at {where}. Stop it with Ctrl+C.", flush=True)
        try:
            serving.serve(
                central,
                clock=central.clock,
                ids=central.ids,
                listener=listener,
                certificate=arguments.certificate,
                private_key=arguments.private_key,
            )
        finally:
            central.close()
    return Told(words="", data={"outcome": "stopped"})


def _enrol(arguments: argparse.Namespace) -> Told:
    central = _there(arguments)
    with central.transaction() as connection:
        code = devices.new_code(connection, central.clock, arguments.person)
    central.close()
    return Told(
        words=f"{code[:4]} {code[4:]}\n"
        "Read it to whoever holds the device. It is good for 15 minutes, and for one device.",
        data={"code": code, "minutes": 15},
    )


def _devices(arguments: argparse.Namespace) -> Told:
    central = _there(arguments)
    known = devices.devices(central.connection)
    central.close()
    lines = [
        f"{each.name}: {each.device}, last in contact {each.seen_at}"
        + (f", turned away {each.revoked_at}" if each.revoked_at else "")
        for each in known
    ]
    return Told(words="\n".join(lines or ["No device yet."]), data=[asdict(each) for each in known])


def _revoke(arguments: argparse.Namespace) -> Told:
    central = _there(arguments)
    wanted = [
        each.device
        for each in devices.devices(central.connection)
        if arguments.device in (each.device, each.name)
    ]
    if len(wanted) != 1:
        central.close()
        raise RuleBroken("The office knows no such device, or several of that name. Use its identity.")
    with central.transaction() as connection:
        devices.revoke(connection, central.clock, wanted[0])
    central.close()
    return Told(words="It is turned away from its next contact on.", data={"device": wanted[0]})


def _backup(arguments: argparse.Namespace) -> Told:
    central = _there(arguments)
    kept = keeping.back_up(central, arguments.copy)
    central.close()
    return Told(
        words=f"Copied {count_words(kept.n, 'change')} and {count_words(kept.pictures, 'picture')}.",
        data={"outcome": "saved", **asdict(kept)},
    )


def _restore(arguments: argparse.Namespace) -> Told:
    clock = SystemClock()
    kept = keeping.restore(
        arguments.copy, arguments.folder, clock=clock, ids=TimeOrderedIds(clock), replace=arguments.replace
    )
    return Told(
        words=f"Put back {count_words(kept.n, 'change')} and {count_words(kept.pictures, 'picture')}. "
        "Devices fill in the rest as they come.",
        data={"outcome": "restored", **asdict(kept)},
    )


def _verify(arguments: argparse.Namespace) -> Told:
    central = _there(arguments)
    found = verify(central, BlobFolder(arguments.folder / keeping.BLOBS))
    central.close()
    lines = [f"Looked at: {', '.join(found.looked_at)}.", *(found.troubles or ["Everything is whole."])]
    if found.awaited:
        lines.append(f"Named by records and not here yet: {count_words(found.awaited, 'picture')}.")
    return Told(
        words="\n".join(lines),
        data={"outcome": "damaged" if found.troubles else "whole", **asdict(found)},
        status=REFUSED if found.troubles else OK,
    )


if __name__ == "__main__":
    sys.exit(main())
