"""After the group: thank-you gifts, and the team's debrief in eight topics."""
