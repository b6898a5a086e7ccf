"""What the middle needs from outside, in the middle's words."""
