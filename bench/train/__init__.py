"""Makes what is learned and shipped. Each module is a command that anyone can run again."""
