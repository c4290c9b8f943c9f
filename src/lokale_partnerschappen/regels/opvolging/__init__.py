"""Regels over rapporten en hun bewijs, opvolging, bezwaar, publiciteit en de overeenkomst met VDAB."""
