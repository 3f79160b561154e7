"""The office's day: what people change elsewhere comes back into plan/, as small changes of its files."""
