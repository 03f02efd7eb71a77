"""The parts of ui/commitments, each by itself."""
