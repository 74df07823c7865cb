"""Evidence in place: where on a page words stand, and how they are shown there."""
