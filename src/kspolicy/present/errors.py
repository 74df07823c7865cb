"""The error of a format that cannot hold what it is given."""


class PresentationError(Exception):
    """A listing does not fit the format. The message is one Chinese sentence."""
