"""Every screen there is, on the sample: that all of it can be read, and all of it can be heard."""
