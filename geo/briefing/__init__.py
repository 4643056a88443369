"""The filtered view as a finished page, slides, or a file of its data.

``view`` gathers what the filter shows, ``words`` and ``arabic`` say it, ``figure`` draws the page,
``deck`` the slides; ``export`` is the one way out for every format.
"""
