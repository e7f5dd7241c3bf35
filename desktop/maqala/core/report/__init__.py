"""The report: all that was found in articles, with what stands around it, to be handed to an author."""
