"""Floor 2: the mission; one Django app, one room per word, rooms in street order."""
