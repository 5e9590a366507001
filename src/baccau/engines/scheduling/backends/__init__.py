"""The only place of this engine that knows a solver."""
