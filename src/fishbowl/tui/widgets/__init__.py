"""Widgets that more than one screen uses. Each paints what it is given and posts messages upward."""
