"""Rebuild everything in `data/gazetteer` that a script makes; `make data` runs this."""

from data.gazetteer.scripts import make_elsewhere, make_geonames, make_regions

make_regions.main()
make_geonames.main()  # reads the outlines just made
make_elsewhere.main()
