"""Regels over kosten, per object dat ze beoordelen."""
