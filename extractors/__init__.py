"""Text to facts: one module a kind of fact, rules and lexicons as data beside them."""
