"""The certificate of an encrypted door: made on the spot, or the user's own."""

from __future__ import annotations

import hashlib
import ipaddress
import ssl
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from fishbowl.core.errors import Refused

if TYPE_CHECKING:
    from cryptography.x509 import Certificate, GeneralName

VALID = timedelta(days=2)
"""A session takes an afternoon; nobody is to get used to a certificate of this kind."""
CLOCK_OFF = timedelta(days=1)
"""How far a phone's clock may be behind."""


@dataclass(frozen=True, slots=True)
class Tls:
    """What makes a door https. `fingerprint` is the certificate's SHA-256, as browsers show it."""

    context: ssl.SSLContext
    fingerprint: str


def self_made(host: str, at: float) -> Tls:
    """With a certificate for that address and nothing else; `at` is now.

    The key is on disk only for as long as it takes to load it, in a folder that its owner alone may enter:
    the TLS library reads files only. A door that is started again has another certificate.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _signed(key, host, datetime.fromtimestamp(at, UTC))
    pem = certificate.public_bytes(serialization.Encoding.PEM)
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    with tempfile.TemporaryDirectory(prefix="fishbowl-") as folder:
        file = Path(folder, "door.pem")
        file.touch(mode=0o600)
        file.write_bytes(secret + pem)
        context = _context()
        context.load_cert_chain(file)
    return Tls(context, _fingerprint(certificate.public_bytes(serialization.Encoding.DER)))


def from_files(certificate: Path, key: Path) -> Tls:
    """With the user's own. Raises Refused for what can't be used, or wants a password."""
    context = _context()
    try:
        context.load_cert_chain(certificate, key, password=_no_password)
        der = ssl.PEM_cert_to_DER_cert(_first(certificate.read_text("ascii")))
    except (OSError, ValueError) as error:  # ssl.SSLError is an OSError
        raise Refused("door.bad_certificate", cert=certificate, file=key) from error
    return Tls(context, _fingerprint(der))


def _fingerprint(der: bytes) -> str:
    return hashlib.sha256(der).digest().hex(":").upper()


def _signed(key: object, host: str, now: datetime) -> Certificate:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric.ec import EllipticCurvePrivateKey
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    assert isinstance(key, EllipticCurvePrivateKey)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "fishbowl")])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - CLOCK_OFF)
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectAlternativeName(_names(host)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )


def _names(host: str) -> list[GeneralName]:
    from cryptography import x509

    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return [x509.DNSName(host)]
    names: list[GeneralName] = [x509.IPAddress(address)]
    return [*names, x509.DNSName("localhost")] if address.is_loopback else names


def _context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _first(pem: str) -> str:
    """The door's own certificate: those of its issuers come after it."""
    begin, end = "-----BEGIN CERTIFICATE-----", "-----END CERTIFICATE-----"
    _, found, rest = pem.partition(begin)
    return f"{begin}{rest.partition(end)[0]}{end}\n" if found else ""


def _no_password() -> str:
    """Else a key with a password would be asked for on a terminal that may be nobody's."""
    raise ValueError
