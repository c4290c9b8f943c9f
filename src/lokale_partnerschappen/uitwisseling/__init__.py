"""Dossiers in en uit: het dossierbestand (JSON) en andere vormen waarin een dossier bewaard of gedeeld wordt."""
