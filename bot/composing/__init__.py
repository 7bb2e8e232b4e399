"""Evidence becomes an answer: quotes or an abstention, with its parts, its figures and its verdict."""
