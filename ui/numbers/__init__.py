"""Numbers: measures, packs, quality and surveys."""
