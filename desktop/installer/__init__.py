"""What `build_installer.py` is made of: one module for each system, and what they share."""
