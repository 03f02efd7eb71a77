"""An Outlook message made to MS-OXMSG, in a compound file made to MS-CFB: what Outlook saves as `.msg`."""

import struct
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise

SECTOR, MINI, CUTOFF = 512, 64, 4096
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
STORAGE, STREAM, ROOT = 1, 2, 5
NONE = 0xFFFFFFFF


@dataclass
class Entry:
    """A line of the directory: a storage with a first child, or a stream; the next of its storage is on its right."""

    name: str
    kind: int
    content: bytes = b""
    child: int = NONE
    right: int = NONE


Tree = dict[str, "bytes | Tree"]

TEXT, BINARY, MOMENT, NUMBER = 0x001F, 0x0102, 0x0040, 0x0003
HIDDEN = 0x7FFFFFFF


def message(
    *,
    sender: str = "Pat Tenant",
    address: str = "pat@home.example",
    subject: str = "The leak",
    sent: datetime = datetime(2026, 3, 24, 9, 30, tzinfo=UTC),
    text: str = "It drips again.",
    attached: dict[str, bytes] | None = None,
) -> bytes:
    """Return a message with its sender, recipient, words and attachments."""
    headers = f"From: {sender} <{address}>\r\nDate: {sent:%a, %d %b %Y %H:%M:%S} +0000\r\n\r\n"
    texts = {0x001A: "IPM.Note", 0x0037: subject, 0x0C1A: sender, 0x0C1F: address, 0x1000: text, 0x007D: headers}
    ticks = int((sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10_000_000
    fixed = {(0x0039, MOMENT): struct.pack("<Q", ticks)}
    counts = struct.pack("<8xIIII8x", 1, len(attached or {}), 1, len(attached or {}))
    tree: Tree = {
        **_properties(texts, fixed, counts),
        "__nameid_version1.0": {"__substg1.0_00020102": b"", "__substg1.0_00030102": b"", "__substg1.0_00040102": b""},
        "__recip_version1.0_#00000000": _properties({0x3001: "Complaints", 0x39FE: "c@landlord.example"}, {}, bytes(8)),
    }
    for number, (name, content) in enumerate((attached or {}).items()):
        fixed = {(0x3705, NUMBER): struct.pack("<II", 1, 0), (0x3701, BINARY): struct.pack("<II", len(content), 0)}
        parts = _properties({0x3707: name, 0x3704: name[:8]}, fixed, bytes(8))
        tree[f"__attach_version1.0_#{number:08X}"] = {**parts, "__substg1.0_37010102": content}
    return compound(tree)


def _properties(texts: dict[int, str], fixed: dict[tuple[int, int], bytes], head: bytes) -> Tree:
    made: Tree = {}
    rows = []
    for tag, words in texts.items():
        content = words.encode("utf-16-le")
        made[f"__substg1.0_{tag:04X}{TEXT:04X}"] = content
        rows.append(struct.pack("<HHIII", TEXT, tag, 6, len(content) + 2, 0))
    rows += [struct.pack("<HHI", kind, tag, 6) + value for (tag, kind), value in fixed.items()]
    made["__properties_version1.0"] = head + b"".join(rows)
    return made


def compound(tree: Tree) -> bytes:
    """Return a compound file of these storages and streams."""
    entries = [Entry("Root Entry", ROOT)]
    _lay(entries, 0, tree)
    mini, minifat, big = b"", [], []
    starts: dict[int, int] = {}
    for number, each in enumerate(entries):
        kind, content = each.kind, each.content
        if kind == STREAM and len(content) >= CUTOFF:
            big.append((number, content))
        elif kind == STREAM and content:
            starts[number] = len(minifat)
            mini += content + bytes(-len(content) % MINI)
            minifat += [*range(len(minifat) + 1, len(mini) // MINI), END]
    fat: list[int] = []
    body = b""

    def put(content: bytes) -> int:
        nonlocal body
        if not content:
            return END
        first, count = len(fat), -(-len(content) // SECTOR)
        fat.extend([*range(first + 1, first + count), END])
        body += content + bytes(-len(content) % SECTOR)
        return first

    for number, content in big:
        starts[number] = put(content)
    root, mini_at = put(mini), put(_numbers(minifat))
    listing = b"".join(_entry(each, starts.get(n, END), root, len(mini)) for n, each in enumerate(entries))
    listing_at = put(listing + _blank() * (-len(listing) // 128 % 4))
    sectors = 1
    while (len(fat) + sectors) > sectors * (SECTOR // 4):
        sectors += 1
    fat_at = [len(fat) + n for n in range(sectors)]
    fat += [FAT] * sectors
    head = struct.pack("<8s16xHHHHH6xIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0x3E, 3, 0xFFFE, 9, 6, 0, sectors,
                       listing_at, 0, CUTOFF, mini_at, -(-len(minifat) * 4 // SECTOR), END, 0)  # fmt: skip
    return head + struct.pack("<109I", *fat_at, *[FREE] * (109 - sectors)) + body + _numbers(fat)


def _lay(entries: list[Entry], parent: int, tree: Tree) -> None:
    """Add the children of a storage; each has the next on its right, in the order MS-CFB compares names."""
    children = []
    for name in sorted(tree, key=lambda each: (len(each), each.upper())):
        content = tree[name]
        children.append(len(entries))
        if isinstance(content, dict):
            entries.append(Entry(name, STORAGE))
            _lay(entries, children[-1], content)
        else:
            entries.append(Entry(name, STREAM, content))
    entries[parent].child = children[0] if children else NONE
    for left, right in pairwise(children):
        entries[left].right = right


def _entry(entry: Entry, start: int, root: int, mini: int) -> bytes:
    written = entry.name.encode("utf-16-le") + b"\0\0"
    at, size = (root, mini) if entry.kind == ROOT else (start if entry.kind == STREAM else 0, len(entry.content))
    head = struct.pack("<64sHBB", written, len(written), entry.kind, 1)
    return head + struct.pack("<III36xIQ", NONE, entry.right, entry.child, at, size)


def _blank() -> bytes:
    return struct.pack("<64xHBBIII36xIQ", 0, 0, 0, NONE, NONE, NONE, 0, 0)


def _numbers(found: list[int]) -> bytes:
    padded = [*found, *[FREE] * (-len(found) % (SECTOR // 4))]
    return struct.pack(f"<{len(padded)}I", *padded)
