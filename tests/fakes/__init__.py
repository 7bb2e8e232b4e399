"""Computable stand-ins for what is heavy or far away."""
