"""Makes the model that recognises bodies in running text: sentences from `corpus/ner`, training, and figures on held-out names."""
