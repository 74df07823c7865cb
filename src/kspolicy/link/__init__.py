"""Which mentions mean the same thing: targets with allocation rows, tasks with task-list rows."""
