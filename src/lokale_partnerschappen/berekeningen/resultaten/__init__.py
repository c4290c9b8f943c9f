"""Wat het partnerschap bereikt: stromen per kwartaal, uitstroom naar werk en de Europese indicatoren."""
