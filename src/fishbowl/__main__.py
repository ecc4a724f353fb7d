"""`fishbowl` and `python -m fishbowl`."""

from fishbowl.cli import main

__all__ = ["main"]

if __name__ == "__main__":
    main()
