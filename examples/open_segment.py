#!/usr/bin/python3
"""Opens one segment of Zeuge into an MP4, written from docs/format.md alone.

    open_segment.py SEGMENT.zeu IDENTITY.txt TRACK(1 video, 2 audio) > film.mp4

Needs Debian's python3-cryptography and age. Checks the key commitment and each chunk's tag and commitment; it does
not check signatures, which is what a verifier is for: film.mp4 is what the segment holds, not proof of it.
"""
import hashlib, hmac, struct, subprocess, sys
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

def derive(key, label, length):                                             # format.md, "Keys"
    return HKDF(SHA256(), length, salt=b"", info=b"zeuge/v1 " + label).derive(key)

path, identity, track = sys.argv[1], sys.argv[2], int(sys.argv[3])
data, at, entries = open(path, "rb").read(), 8, []
assert data[:8] == bytes.fromhex("895a45550d0a1a0a"), "not a segment"
while data[at:at + 4] == b"ZEf1":                                           # "Entry": preamble(32) leaf(128) body
    leaf, (size,) = data[at + 32:at + 160], struct.unpack_from(">I", data, at + 8)
    entries.append((leaf, data[at + 160:at + 160 + size]))
    at += 160 + size

header, envelope = entries[0][1], entries[1][1]
segment = entries[0][0][:16]
key = subprocess.run(["age", "-d", "-i", identity], input=envelope, stdout=subprocess.PIPE, check=True).stdout
assert derive(key, b"commit\0" + segment, 32) in header, "the key of another segment"   # HEADER keyCommitment

chunks = []
for leaf, body in entries:
    counter, kind, flags, number, ns = struct.unpack_from(">QBBHQ", leaf, 16)           # "Leaf"
    if kind not in (3, 7):                                                  # CHUNK and END share the ratchet
        continue
    step = derive(key, b"step\0" + segment + struct.pack(">Q", counter), 96)
    message, salt, key = step[:32], step[32:64], step[64:]
    if number != track or not body:                                         # not wanted, or elided
        continue
    nonce = bytes(7) + struct.pack(">IB", counter, kind == 7)
    plain = AESGCM(message).decrypt(nonce, body, hashlib.sha256(header).digest() + leaf[:96])
    assert hmac.digest(salt, plain, "sha256") == leaf[64:96], "a chunk its commitment does not fit"
    chunks.append((ns, leaf[63] != 1, plain))                               # init (kind 1) before the media
chunks.sort(key=lambda chunk: (chunk[1], chunk[0]))
sys.stdout.buffer.write(b"".join(plain for _, _, plain in chunks))
