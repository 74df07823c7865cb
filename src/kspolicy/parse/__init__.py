"""Source → PolicyDocument: what a document of the genre says, in its own words.

The parser knows the genre (GB/T 9704 layout, Chinese ordinals, the ways in which duty and quantity
are worded) and nothing of any one city; it reads no file and consults no lexicon.
"""
