"""Regels over de vorming van een partnerschap: kandidaturen, beoordeling, en het proces zelf."""
