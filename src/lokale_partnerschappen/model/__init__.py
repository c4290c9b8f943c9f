"""Wat er bestaat: de begrippen van de oproep als onveranderlijke klassen, per onderwerp."""
