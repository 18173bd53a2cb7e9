"""Plans as one graph: who owns what, who works with whom."""
