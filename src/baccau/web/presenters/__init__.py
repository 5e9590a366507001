"""Domain answers to frozen dataclasses a template prints."""
