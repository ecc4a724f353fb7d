"""The record of a session: tables derived from its log, and what they say in words.

The same for screens, command line and every export. Only what the role may read of the words is in it, and
none of those of a participant or observer without consent.
"""

from fishbowl.runtime.record.build import Record, Table, build, tables
from fishbowl.runtime.record.columns import Cell, Column, cells, columns

__all__ = ["Cell", "Column", "Record", "Table", "build", "cells", "columns", "tables"]
