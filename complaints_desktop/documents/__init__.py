"""Files of a case: what each is by its content, read and shown without ever being executed or fetching anything."""
