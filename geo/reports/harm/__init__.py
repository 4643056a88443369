"""Who was killed, wounded, taken or found dead.

``counts`` goes over the words of a clause. What it asks stands in modules that each use those
before them: ``around`` (words), ``reach`` and ``joined`` (people around a word), ``told`` (what is
kept), then one for each way of telling. What they share of a clause is a ``one_pass.Pass``.
"""
