"""Wie begeleid wordt, hoe een traject loopt, en wat er gemeten en geleerd wordt: zo weinig mogelijk over een mens."""
