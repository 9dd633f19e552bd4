"""Numbers that Python and Java make alike, so that no file of weights has to be kept.

Every value of a tensor is `centre + spread * u`: u comes from the tensor's name and the value's
place in row-major order, lies in [-1, 1), and has 24 bits. The sum is made in 64 bits and rounded to
32 once. Formula.java is this file's counterpart; change both, and then make all fixtures anew.
"""

import numpy as np

_GOLDEN = np.uint32(0x9E3779B9)


def fnv1a(text):
    """FNV-1a of the text's UTF-8, 32 bits."""
    value = 0x811C9DC5
    for byte in text.encode("utf-8"):
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    return value


def bits(name, indices):
    """32 bits for each index, as unsigned numbers: MurmurHash3's finaliser over name and index."""
    with np.errstate(over="ignore"):
        x = np.uint32(fnv1a(name)) + np.asarray(indices).astype(np.uint32) * _GOLDEN
        x ^= x >> np.uint32(16)
        x *= np.uint32(0x85EBCA6B)
        x ^= x >> np.uint32(13)
        x *= np.uint32(0xC2B2AE35)
        x ^= x >> np.uint32(16)
    return x


def units(name, count):
    """Numbers in [-1, 1), in 64 bits."""
    whole = (bits(name, np.arange(count, dtype=np.uint32)) >> np.uint32(8)).astype(np.int64)
    return (whole - (1 << 23)).astype(np.float64) / (1 << 23)


def tensor(name, shape, centre, spread):
    """A tensor of float32."""
    count = int(np.prod(shape, dtype=np.int64))
    return (centre + spread * units(name, count)).astype(np.float32).reshape(shape)


def image(name, height, width):
    """RGB in 0..255, whole numbers as float32: squares of 16 pixels with noise over them."""
    y, x, c = np.meshgrid(np.arange(height), np.arange(width), np.arange(3), indexing="ij")
    coarse = bits(name + "/coarse", (y // 16 * 4096 + x // 16) * 3 + c) >> np.uint32(24)
    fine = bits(name + "/fine", (y * 4096 + x) * 3 + c) >> np.uint32(24)
    return ((3 * coarse.astype(np.int64) + fine) // 4).astype(np.float32)


def labels(name, height, width, classes, ignored=255):
    """Classes in squares of 16 pixels, a few of them without a class."""
    y, x = np.meshgrid(np.arange(height), np.arange(width), indexing="ij")
    drawn = bits(name + "/labels", y // 16 * 4096 + x // 16) % np.uint32(classes + 1)
    return np.where(drawn == classes, ignored, drawn).astype(np.int64)


def places(name, shape, count):
    """Places in an array, each as a list of indices."""
    total = int(np.prod(shape, dtype=np.int64))
    flat = np.unique(bits(name + "/places", np.arange(count)).astype(np.int64) % total)
    return [[int(i) for i in np.unravel_index(f, shape)] for f in flat]
