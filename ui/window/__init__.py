"""The window around the screens: menus, search, status, faults."""
