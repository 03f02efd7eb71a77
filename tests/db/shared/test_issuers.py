"""A server is believed that an issuer vouches for whom this computer trusts: what the system knows, libpq is told."""

import os
import ssl
import stat
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from db.problems import EnvironmentProblem
from db.shared import issuers
from db.shared.issuers import BUNDLES, file_of_issuers, trusted
from tests.db.shared.authority import Authority

pytestmark = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="their stores are not files")


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The one file of issuers of a system that trusts nobody yet."""
    for name in ("SSL_CERT_FILE", "SSL_CERT_DIR"):
        monkeypatch.delenv(name, raising=False)
    bundle = tmp_path / "ca-certificates.crt"
    bundle.touch()
    monkeypatch.setattr(issuers, "BUNDLES", (bundle,))
    return bundle


def names(certificates: list[bytes]) -> list[str]:
    """Return whose certificates these are."""
    found = (x509.load_der_x509_certificate(each).subject.rfc4514_string() for each in certificates)
    return sorted(each.removeprefix("CN=") for each in found)


def in_file(path: Path) -> list[str]:
    return names([each.public_bytes(Encoding.DER) for each in x509.load_pem_x509_certificates(path.read_bytes())])


def bundle_of(tmp_path: Path, *people: str) -> str:
    return "".join(Authority.make(each).save(tmp_path / "one.pem").read_text() for each in people)


def test_every_issuer_in_the_systems_list_is_trusted_once(system: Path, tmp_path: Path):
    text = bundle_of(tmp_path, "First", "Second")
    system.write_text(f"# comments stand in between\n{text}\n{text}")
    assert names(list(trusted())) == ["First", "Second"]


def test_a_servers_own_certificate_in_the_list_makes_it_no_issuer(system: Path, tmp_path: Path):
    Authority.make("First").vouch("db.landlord.example", tmp_path)
    system.write_text(bundle_of(tmp_path, "First") + (tmp_path / "server.crt").read_text())
    assert names(list(trusted())) == ["First"]


def test_a_certificate_that_cannot_be_read_costs_none_of_the_others(system: Path, tmp_path: Path):
    broken = "-----BEGIN CERTIFICATE-----\nbm90aGluZw==\n-----END CERTIFICATE-----\n"
    system.write_text("é\n" + bundle_of(tmp_path, "First") + broken + bundle_of(tmp_path, "Second"))
    assert names(list(trusted())) == ["First", "Second"]


def test_a_list_that_is_named_in_the_environment_stands_for_the_systems(
    system: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    system.write_text(bundle_of(tmp_path, "The system's"))
    own = tmp_path / "own.pem"
    own.write_text(bundle_of(tmp_path, "Named"))
    monkeypatch.setenv("SSL_CERT_FILE", str(own))
    assert names(list(trusted())) == ["Named"]


def test_the_files_of_a_folder_that_is_named_are_trusted_too(
    system: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / "certs"
    folder.mkdir()
    (folder / "0a1b2c3d.0").write_text(bundle_of(tmp_path, "In a folder"))
    monkeypatch.setenv("SSL_CERT_DIR", f"{tmp_path / 'none'}{os.pathsep}{folder}")
    system.write_text(bundle_of(tmp_path, "The system's"))
    assert names(list(trusted())) == ["In a folder", "The system's"]


def test_the_file_is_its_users_alone_and_written_again_only_where_the_list_changed(system: Path, tmp_path: Path):
    system.write_text(bundle_of(tmp_path, "First"))
    home = tmp_path / "home"
    home.mkdir()
    with file_of_issuers(home) as path:
        assert in_file(path) == ["First"]
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        first = path.stat()
    with file_of_issuers(home) as path:
        assert path.stat().st_ino == first.st_ino
    system.write_text(system.read_text() + bundle_of(tmp_path, "Second"))
    with file_of_issuers(home) as path:
        assert in_file(path) == ["First", "Second"]


def test_an_issuer_the_system_trusts_no_more_is_not_trusted_here_either(system: Path, tmp_path: Path):
    system.write_text(bundle_of(tmp_path, "First", "Second"))
    with file_of_issuers(tmp_path) as path:
        assert in_file(path) == ["First", "Second"]
    system.write_text(bundle_of(tmp_path, "Second"))
    with file_of_issuers(tmp_path) as path:
        assert in_file(path) == ["Second"]


def test_without_a_home_nothing_is_left_behind(system: Path, tmp_path: Path):
    system.write_text(bundle_of(tmp_path, "First"))
    with file_of_issuers(None) as path:
        assert in_file(path) == ["First"]
    assert not path.exists()
    assert not path.parent.exists()


def test_a_system_that_trusts_nobody_is_said_in_words(system: Path, tmp_path: Path):
    with pytest.raises(EnvironmentProblem, match="no list of issuers"), file_of_issuers(tmp_path):
        pass
    assert list(tmp_path.glob("*.pem")) == []


@pytest.mark.skipif(not any(each.is_file() for each in BUNDLES), reason="this Linux keeps no list where others do")
def test_the_list_of_this_very_computer_is_found():
    context = ssl.create_default_context()
    assert set(context.get_ca_certs(binary_form=True)) <= set(trusted())
    assert len(trusted()) > 50


def test_macos_is_asked_for_both_of_its_keychains(system: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """By a stand-in for its own program, which is called by its whole path."""
    for name, keychain in zip(("Apple's", "The landlord's"), issuers.KEYCHAINS, strict=True):
        (tmp_path / Path(keychain).name).write_text(bundle_of(tmp_path, name))
    stand_in = tmp_path / "security"
    stand_in.write_text(f'#!/bin/sh\n[ "$1 $2 $3" = "find-certificate -a -p" ] && cat "{tmp_path}/${{4##*/}}"\n')
    stand_in.chmod(0o755)
    assert Path(issuers.SECURITY).is_absolute()
    monkeypatch.setattr(issuers, "SECURITY", str(stand_in))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert names(list(trusted())) == ["Apple's", "The landlord's"]
