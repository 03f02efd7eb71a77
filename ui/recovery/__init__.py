"""The way back to a record whose key is lost: making its words, and typing them."""
