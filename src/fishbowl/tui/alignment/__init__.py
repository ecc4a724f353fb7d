"""How a transcript lies on the session's timeline, and the anchors by which a person corrects that."""
