"""What every room stands on: entities with a durable public id, refusals, actors, changes."""
