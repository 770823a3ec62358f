"""Other people's addresses: which to ask, how to ask politely, and what the answers mean.

``run`` asks all of them, ``examine`` is the recipe for one, ``client`` is the only module that
knows the network. Nothing here writes: ``ledger`` and ``journal`` make texts.
"""
