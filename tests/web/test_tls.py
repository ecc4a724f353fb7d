"""An encrypted door: made on the spot or one's own, and nothing of it left lying about."""

from __future__ import annotations

import hashlib
import socket
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fishbowl.web.certificate import self_made
from tests.end_to_end.running import fishbowl
from tests.web.doorway import Door, Evening, Visitor


def shown(door: Door) -> bytes:
    """The certificate that the door shows to whoever connects."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    with (
        socket.create_connection((door.host, door.port), timeout=10) as plain,
        context.wrap_socket(plain) as encrypted,
    ):
        der = encrypted.getpeercert(binary_form=True)
    assert der is not None
    return der


def trust(der: bytes) -> ssl.SSLContext:
    return ssl.create_default_context(cadata=ssl.DER_cert_to_PEM_cert(der))


def test_what_was_made_on_the_spot_is_what_is_shown(evening: Evening, tmp_path: Path) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    door = evening.serve("--tls", env={"TMPDIR": str(temporary)})
    assert door.url == f"https://127.0.0.1:{door.port}/"
    der = shown(door)
    assert door.opened["fingerprint"] == hashlib.sha256(der).digest().hex(":").upper()
    certificate = x509.load_der_x509_certificate(der)
    names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert [str(name.value) for name in names] == ["127.0.0.1", "localhost"]
    assert certificate.not_valid_after_utc - certificate.not_valid_before_utc <= timedelta(days=3)
    assert list(temporary.rglob("*")) == []
    for file in evening.folder.rglob("*"):
        assert not file.is_file() or b"PRIVATE KEY" not in file.read_bytes()
    door.tls = trust(der)
    anna = evening.guest(door)
    assert anna.note("over TLS").status == 200
    with anna.stream() as stream:
        assert stream.until("notes")[0]["text"] == "over TLS"
    # Its cookie is for encrypted connections only, and origins are those of https.
    assert "Secure" in Visitor(door).knock().headers["Set-Cookie"].split("; ")
    assert anna.post("knock", {}, Origin=f"https://{door.netloc}").status == 200
    assert anna.post("knock", {}, Origin=f"http://{door.netloc}").status == 403
    assert door.stop() == 0
    assert door.said == ""


def test_who_does_not_know_the_certificate_is_warned(evening: Evening) -> None:
    door = evening.serve("--tls")
    door.tls = ssl.create_default_context()
    with pytest.raises(ssl.SSLCertVerificationError):
        Visitor(door).get("me")
    other = evening.study.clock.stamp().at
    assert self_made("127.0.0.1", other).fingerprint != door.opened["fingerprint"]


def test_plain_http_is_refused_and_old_protocols_too(evening: Evening) -> None:
    door = evening.serve("--tls")
    with socket.create_connection((door.host, door.port), timeout=15) as plain:
        plain.sendall(f"GET / HTTP/1.1\r\nHost: {door.netloc}\r\n\r\n".encode())
        came = b""
        try:
            while part := plain.recv(4096):
                came += part
        except ConnectionError:
            pass
    assert b"HTTP" not in came
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.check_hostname, old.verify_mode = False, ssl.CERT_NONE
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning, match="TLSv1_1"):
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with (
        socket.create_connection((door.host, door.port), timeout=10) as plain,
        pytest.raises((ssl.SSLError, ConnectionError)),
    ):
        old.wrap_socket(plain)
    assert door.said == ""


@pytest.fixture
def own(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate and a key of one's own, in two files."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "door.example")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )
    files = tmp_path / "own.crt", tmp_path / "own.key"
    files[0].write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    files[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return files


def test_a_certificate_of_ones_own(evening: Evening, own: tuple[Path, Path]) -> None:
    certificate, key = own
    door = evening.serve("--cert", str(certificate), "--key", str(key))
    der = ssl.PEM_cert_to_DER_cert(certificate.read_text())
    assert shown(door) == der
    assert door.opened["fingerprint"] == hashlib.sha256(der).digest().hex(":").upper()


def test_what_can_not_be_used_is_said(evening: Evening, own: tuple[Path, Path], tmp_path: Path) -> None:
    certificate, key = map(str, own)
    empty, locked = tmp_path / "empty.pem", tmp_path / "locked.key"
    empty.touch()
    subprocess.run(
        ["openssl", "ec", "-aes128", "-passout", "pass:secret", "-in", key, "-out", locked], check=False
    )
    pairs = [
        (certificate, certificate),
        (key, key),
        (certificate, str(empty)),
        (str(empty), key),
        (certificate, str(tmp_path / "none")),
        (str(tmp_path / "none"), key),
    ]
    for cert, secret in [*pairs, *([(certificate, str(locked))] if locked.exists() else [])]:
        said = fishbowl(evening.folder, "serve", str(evening.path), "--cert", cert, "--key", secret)
        assert len(said.refusal.splitlines()) == 1
        assert f"The door can't be encrypted with the certificate {cert}" in said.refusal
    for alone in (("--cert", certificate), ("--key", key)):
        assert "belong together" in fishbowl(evening.folder, "serve", str(evening.path), *alone).refusal
    assert not evening.doorway.is_open


def test_what_is_said_on_screen_is_honest(evening: Evening) -> None:
    """As a moderator reads it who starts it by hand."""
    command = [sys.executable, "-m", "fishbowl", "--ui", "en", "--study", str(evening.folder), "serve"]
    told = {}
    for way in ("plain", "--tls"):
        options = [] if way == "plain" else [way]
        with subprocess.Popen(
            [*command, str(evening.path), "--host", "127.0.0.1", "--port", "0", *options],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None
            lines: list[str] = []
            while not lines or not lines[-1].startswith("Ctrl+C"):
                lines.append(process.stdout.readline())
                assert lines[-1], "it ended before it said all"
            process.terminate()
            told[way] = "".join(lines)
    assert "whoever listens in on the same network can read along" in told["plain"]
    assert "Fingerprint" not in told["plain"]
    assert "each browser warns once" in told["--tls"]
    assert "Fingerprint of the certificate (SHA-256): " in told["--tls"]
    assert "read along" not in told["--tls"]
