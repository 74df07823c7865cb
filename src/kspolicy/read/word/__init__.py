"""Word documents (WordprocessingML), read from their XML; one idea a file.

``package`` opens the archive within limits, ``markup`` names its elements; ``styles`` and
``numbering`` resolve what a paragraph does not say itself; ``runs`` is the text inside a paragraph,
``body`` paragraphs and tables in order, ``flow`` what they mean: blocks. ``tally`` counts what is
left out on purpose.
"""
