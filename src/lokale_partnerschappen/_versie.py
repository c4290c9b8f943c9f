"""De versie van het pakket: hier en nergens anders."""

__version__ = "0.1.0"
