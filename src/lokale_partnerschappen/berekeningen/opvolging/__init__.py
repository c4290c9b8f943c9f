"""Wat in de opvolging nog moet gebeuren en tegen wanneer: rapporten, opvolging, bezwaar, bewaren, en de agenda."""
