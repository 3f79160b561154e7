"""What a fresh machine needs before the project can be built and tested."""
