"""The commands, one a module; a file put here is a command, found by its name.

A module ``targets`` has a function ``targets``. The function's parameters, annotated as typer
knows it, are the command's options and arguments; its docstring is what help says, in Chinese,
and the first paragraph is what the list of commands says. It returns None or an exit code, shows
rows with ``kspolicy.cli.output.show``, and raises ``kspolicy.cli.failure.CommandError`` or an error
from a module called ``errors`` where it cannot go on.

Beside it stand ``EXAMPLES``, command lines that show its use (at least one), and, where wanted,
``PANEL``, the heading under which help lists the command, and ``ORDER`` (50 when not given), its
place in the list, the smallest first.

All modules here are imported for ``kspolicy --help`` and one of them for every query: they
import at the top only typer, kspolicy.cli and the standard library that typer has loaded anyway;
everything else inside the function.
"""
