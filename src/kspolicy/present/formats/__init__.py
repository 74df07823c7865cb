"""One module a format, named as the user names it, with a function ``render(listing, screen)``."""
