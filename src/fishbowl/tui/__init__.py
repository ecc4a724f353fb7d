"""The terminal screens. A screen gives commands and paints state; it computes no rules."""
