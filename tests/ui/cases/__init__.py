"""The parts of ui/cases, each by itself."""
