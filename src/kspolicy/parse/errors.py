"""The error of the parser."""


class NotPolicyDocumentError(Exception):
    """A source that reads well but is no policy document; the message says why, in Chinese."""
