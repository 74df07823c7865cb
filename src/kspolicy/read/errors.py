"""The error every reader raises."""


class UnreadableError(Exception):
    """A file cannot be read. The message is one Chinese sentence without the file's name."""
