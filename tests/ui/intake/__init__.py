"""The parts of ui/intake, each by itself."""
