"""A page of an OFD drawn as a page of PDF, which is then shown as any other.

Drawn are text, paths and images, with templates and composites, turned, clipped and coloured as
the page says. A gradient becomes its first colour, a pattern is left out, a dashed line is drawn
through. Seals, annotations and attachments are left out, as they are where an OFD is read.
"""
