"""The garden: a page for every function, complete in itself, and what leads from one to the next."""
