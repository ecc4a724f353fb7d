"""What is said about a session once it is held: the same in the review screen, in `show` and as Markdown."""

from fishbowl.runtime.record.review.blocks import Block, Facts, Grid, Items, Paragraph, Review, Section
from fishbowl.runtime.record.review.plain import plain
from fishbowl.runtime.record.review.whole import review

__all__ = ["Block", "Facts", "Grid", "Items", "Paragraph", "Review", "Section", "plain", "review"]
