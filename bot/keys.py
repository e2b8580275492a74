"""Keys for one purpose each, out of the App's private key. Pure.

https://www.rfc-editor.org/rfc/rfc5869
"""

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

__all__ = ["derived"]


def derived(pem: str, purpose: str) -> bytes:
    """32 bytes; another purpose gives other ones, and neither tells of the key.

    Raises ValueError if `pem` is no private key.
    """
    private = load_pem_private_key(pem.encode(), password=None)
    material = private.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return HKDF(SHA256(), 32, None, purpose.encode()).derive(material)
