"""Protocols and codebooks as researchers write them: found, checked and loaded.

`library` finds them and needs nothing installed but the YAML parser; `load` checks them and makes the core's
values of them. Nothing else imports PyYAML or pydantic: import `load` where a file is really wanted.
"""
