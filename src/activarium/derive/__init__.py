"""Derivations: record → artefact, one module each, without input or output."""
