"""Berekeningen over de projectaanvraag: termijnen, wat nog te doen is, en de score."""
