"""Regels over financiering, per object dat ze beoordelen."""
