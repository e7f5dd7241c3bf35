"""Preflight: whether an article is ready to be handed in, by what an outlet asks for in a profile."""
