"""The loaders of a case, one module an aggregate, and the registers it is filed in."""
