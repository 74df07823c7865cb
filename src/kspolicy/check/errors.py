"""What can be wrong with how a check is set up, said to the person who can mend it."""


class CheckError(Exception):
    """A check cannot be run as asked for. The message is one Chinese sentence."""


class ConfigError(CheckError):
    """The configuration cannot be used: which file, which key, what to write instead."""


class UnknownRuleError(CheckError, ValueError):
    """No rule has this code, or a code that begins so."""
