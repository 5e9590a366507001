"""Input to clean values, by noun; never saves."""
