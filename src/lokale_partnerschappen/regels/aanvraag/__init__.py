"""Regels over de projectaanvraag: indiening, inhoud en verklaringen."""
