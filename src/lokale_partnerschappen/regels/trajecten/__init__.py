"""Regels over wie begeleid wordt, hoe een traject loopt, en wat er gemeten en geleerd wordt."""
