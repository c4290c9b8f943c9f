"""Wie begeleid wordt, hoe lang en hoe vaak, met hoeveel tegelijk, en welke vooruitgang er is."""
