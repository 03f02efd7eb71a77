"""What `make run` does: opens the sample record; without a screen, acts the main job out and leaves pictures."""

import os
import sys
from pathlib import Path

from ui.command_line import main as command

DEMO = Path("build/demo")


def has_screen() -> bool:
    """Whether there is a screen to open a window on; Windows and macOS always have one."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def main() -> int:
    """Open the sample, or draw its story where there is no screen."""
    home = ["--home", str(DEMO / "home")]
    if has_screen():
        print(f"Opening the program on a sample record, which is kept in {DEMO}/home …", flush=True)
        return command([*home, "demo"])
    print(
        f"There is no screen here, so the sample is run without one. Its letter and pictures come to {DEMO}/ …",
        flush=True,
    )
    code = command([*home, "demo", "--no-window"])
    if code:
        return code
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from ui.demonstration.story import act_out

    for made in act_out(DEMO / "home", DEMO):
        print(f"  {made}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
