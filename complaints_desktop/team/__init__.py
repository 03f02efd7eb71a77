"""Who takes over what: the proposal as an optimisation, and the weight of a case. Pure: it reads nothing."""
