"""The map on the screen: the folium map, what is sent to the browser, and how it looks.

``style`` is the one source of colours and symbols for screen and print; ``browser`` holds the
scripts, which ``bundle`` makes into one.
"""
