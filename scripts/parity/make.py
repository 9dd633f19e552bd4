"""Writes the fixtures of the parity tests.

    python make.py MODULE [NAME ...]

MODULE is a module in `references`; without names, it makes all of the module's fixtures.
"""

import importlib
import sys

import reference


def main(module, *names):
    for each in importlib.import_module(f"references.{module}").REFERENCES:
        if not names or each.name in names:
            reference.write(each)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
