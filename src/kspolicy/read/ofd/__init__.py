"""OFD (GB/T 33190), part by part: the package, the document in it, and what its pages draw."""
