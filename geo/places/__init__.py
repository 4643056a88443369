"""Places: what a name or a text means on the map.

Imports point one way: names, kinds, refusals, tokens, geometry; files, index, gazetteer; search,
explain, match; spans, phrases, mentions; scene, extents, relating, relations; answers; remote;
and ``geocoder``, the one door, over all of them.
"""
