"""The shared database: what stands on the PostgreSQL that the desks meet at."""
