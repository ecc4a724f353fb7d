"""The harvest: paper tablecloths, typed in by keyboard alone."""
