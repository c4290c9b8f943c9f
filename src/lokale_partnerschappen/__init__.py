"""tijdelijk"""
