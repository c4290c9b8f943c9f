"""Grafieken als SVG, en met de extra ``grafiek`` ook als PNG."""
