"""Floor 4: settings, root URLs and the WSGI door; the only place that knows every floor."""
