"""The parts of ui/my_work, each by itself."""
