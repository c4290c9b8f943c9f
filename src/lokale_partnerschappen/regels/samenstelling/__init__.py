"""Regels over samenstelling, per object dat ze beoordelen."""
