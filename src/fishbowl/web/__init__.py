"""The door: pages for phones, tablets and laptops in the room, over the same session file as every screen."""
