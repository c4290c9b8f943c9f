"""Wat uit een dossier volgt: elke berekening met titel, formule of uitleg, bron en een voorbeeld."""
