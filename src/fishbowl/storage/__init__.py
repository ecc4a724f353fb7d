"""Where "saved" becomes true: session files, opened, written, read, checked and found.

Never `open()` a session file by other means, not even to read it: when any descriptor of a file is closed,
POSIX drops every lock that the process holds on it, and another process may then delete the write-ahead log
under an open connection. SQLite 3.51 and newer notice most such accidents; whoever goes
through `connect` has none.
"""
