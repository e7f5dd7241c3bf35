"""Maqala: a desktop editor for people who write and proofread articles in Kazakh."""

__version__ = "0.1.0"
