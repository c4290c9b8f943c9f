"""Van kosten naar financiering: aandelen, financieringsplan, verdeling over gemeenten, plan van een begroting."""
