"""A question becomes an answer that can be sent: understand, search, gather, compose."""
