"""What is in memory stays there: no dump of a program that crashed holds a key, or what a resident said."""

import sys


def no_core_dumps() -> None:
    """Let the system write no image of this program's memory to the disk when it crashes.

    Windows writes one only where an administrator asked for it, and a program cannot forbid that.
    """
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def wipe(secret: bytearray) -> None:
    """Overwrite a secret nobody needs any more."""
    secret[:] = bytes(len(secret))
