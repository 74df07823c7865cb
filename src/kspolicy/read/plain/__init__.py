"""Tables that plain text has no rules for: blanks or line ends stand between their cells."""
