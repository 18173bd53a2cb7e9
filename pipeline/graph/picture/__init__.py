"""Pictures of the graph that a person can read: a scene is laid out once, and drawn as SVG or PNG."""
