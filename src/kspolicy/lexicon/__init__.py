"""Names and aliases of units, districts and indicators: data a user can extend or replace."""
