"""Everything that moves documents: readers, outline, extraction, batch run, store, exports, command line."""
