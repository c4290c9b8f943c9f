"""Waarden die niets van het programma weten: bedragen, tarieven, periodes, bronnen en hun weergave."""
