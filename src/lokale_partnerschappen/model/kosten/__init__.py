"""Wat het project kost: luiken, personeelslijnen, begroting per projectjaar, enveloppe."""
