"""Files of every kind become Documents: one room a format, each from bytes to a Draft."""
