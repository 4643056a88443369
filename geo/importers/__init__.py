"""Files of other people's incidents, brought into the store.

From the file inward: ``files`` (a file as rows of text cells), ``mapping`` (which column means
what), ``acled``, ``ucdp`` and ``table`` (a row as an incident), ``run`` (the dry run, and the
import itself). Only ``files`` opens a file and only ``run`` speaks to the store.
"""
