"""What changed between two documents: by what a thing is, not by where it stands.

A task is known by its title, a target by what it measures, a figure by its row and district. A
fact that changed is reported once: what is told as a changed figure or unit is not told again as
changed words.
"""
